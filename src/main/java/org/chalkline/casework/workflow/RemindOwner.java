package org.chalkline.casework.workflow;

import org.chalkline.casework.Chasing;
import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Step "Remind the owner". */
@Component
class RemindOwner extends CaseStep {

  private final Chasing chasing;

  RemindOwner(Chasing chasing) {
    this.chasing = chasing;
  }

  @Override
  protected void take(Step step) {
    chasing.remind(step.reference(), step.id("work"), step.actor());
  }
}
