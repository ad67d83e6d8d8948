package org.chalkline.breach.workflow;

import org.chalkline.breach.BreachSteps;
import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Step "Enter it". */
@Component
class EnterBreach extends CaseStep {

  private final BreachSteps steps;

  EnterBreach(BreachSteps steps) {
    this.steps = steps;
  }

  @Override
  protected void take(Step step) {
    steps.enter(step.reference(), step.actor());
  }
}
