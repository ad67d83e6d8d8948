package org.chalkline.breach.workflow;

import org.chalkline.breach.BreachSteps;
import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Step "See what the policy makes certain". */
@Component
class SeeWhatIsCertain extends CaseStep {

  private final BreachSteps steps;

  SeeWhatIsCertain(BreachSteps steps) {
    this.steps = steps;
  }

  @Override
  protected void take(Step step) {
    steps.whatIsCertain(step.reference(), step.actor());
  }
}
