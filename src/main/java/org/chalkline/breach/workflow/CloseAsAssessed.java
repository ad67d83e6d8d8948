package org.chalkline.breach.workflow;

import org.chalkline.breach.BreachSteps;
import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Step "Close it as it was assessed". */
@Component
class CloseAsAssessed extends CaseStep {

  private final BreachSteps steps;

  CloseAsAssessed(BreachSteps steps) {
    this.steps = steps;
  }

  @Override
  protected void take(Step step) {
    steps.closeAsAssessed(step.reference(), step.actor());
  }
}
