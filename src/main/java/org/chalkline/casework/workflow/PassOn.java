package org.chalkline.casework.workflow;

import org.chalkline.casework.Chasing;
import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Step "Pass on to the next in the table". */
@Component
class PassOn extends CaseStep {

  private final Chasing chasing;

  PassOn(Chasing chasing) {
    this.chasing = chasing;
  }

  @Override
  protected void take(Step step) {
    boolean further = chasing.passOn(step.reference(), step.id("work"), step.actor());
    step.answer("somebodyFurther", further);
  }
}
