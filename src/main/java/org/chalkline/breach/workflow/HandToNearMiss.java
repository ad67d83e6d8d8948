package org.chalkline.breach.workflow;

import org.chalkline.breach.BreachSteps;
import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Step "Hand over as a near miss". */
@Component
class HandToNearMiss extends CaseStep {

  private final BreachSteps steps;

  HandToNearMiss(BreachSteps steps) {
    this.steps = steps;
  }

  @Override
  protected void take(Step step) {
    steps.handToNearMiss(step.reference(), step.actor());
  }
}
