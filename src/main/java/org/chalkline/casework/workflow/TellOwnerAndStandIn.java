package org.chalkline.casework.workflow;

import org.chalkline.casework.Chasing;
import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Step "Tell the owner and the stand-in". */
@Component
class TellOwnerAndStandIn extends CaseStep {

  private final Chasing chasing;

  TellOwnerAndStandIn(Chasing chasing) {
    this.chasing = chasing;
  }

  @Override
  protected void take(Step step) {
    boolean alone = chasing.tellLate(step.reference(), step.id("work"), step.actor());
    step.answer("forOnePersonAlone", alone);
  }
}
