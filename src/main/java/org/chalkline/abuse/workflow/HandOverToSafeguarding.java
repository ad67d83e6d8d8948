package org.chalkline.abuse.workflow;

import org.chalkline.abuse.AbuseCases;
import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Step "Hand over to the safeguarding lead". */
@Component
class HandOverToSafeguarding extends CaseStep {

  private final AbuseCases cases;

  HandOverToSafeguarding(AbuseCases cases) {
    this.cases = cases;
  }

  @Override
  protected void take(Step step) {
    cases.handOverToSafeguarding(step.reference(), step.actor());
    step.answer("carriedOut", true);
  }
}
