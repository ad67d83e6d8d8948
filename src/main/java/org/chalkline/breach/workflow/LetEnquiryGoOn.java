package org.chalkline.breach.workflow;

import org.chalkline.breach.BreachSteps;
import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Step "Let the enquiry go on". */
@Component
class LetEnquiryGoOn extends CaseStep {

  private final BreachSteps steps;

  LetEnquiryGoOn(BreachSteps steps) {
    this.steps = steps;
  }

  @Override
  protected void take(Step step) {
    step.answer("takenOver", steps.letEnquiryGoOn(step.reference(), step.actor()));
  }
}
