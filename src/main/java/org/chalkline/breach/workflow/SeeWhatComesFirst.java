package org.chalkline.breach.workflow;

import org.chalkline.breach.BreachSteps;
import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Step "See what comes first". */
@Component
class SeeWhatComesFirst extends CaseStep {

  private final BreachSteps steps;

  SeeWhatComesFirst(BreachSteps steps) {
    this.steps = steps;
  }

  @Override
  protected void take(Step step) {
    step.answer("authorityFirst", steps.authorityFirst(step.reference(), step.actor()));
  }
}
