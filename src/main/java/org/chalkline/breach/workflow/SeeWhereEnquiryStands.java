package org.chalkline.breach.workflow;

import org.chalkline.breach.BreachSteps;
import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Step "See where the enquiry stands". */
@Component
class SeeWhereEnquiryStands extends CaseStep {

  private final BreachSteps steps;

  SeeWhereEnquiryStands(BreachSteps steps) {
    this.steps = steps;
  }

  @Override
  protected void take(Step step) {
    steps.whereEnquiryStands(step.reference()).forEach(step::answer);
  }
}
