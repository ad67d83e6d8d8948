package org.chalkline.abuse.workflow;

import org.chalkline.abuse.AbuseCases;
import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Step "Hand over to the investigation of breaches". */
@Component
class HandOverToBreachInvestigation extends CaseStep {

  private final AbuseCases cases;

  HandOverToBreachInvestigation(AbuseCases cases) {
    this.cases = cases;
  }

  @Override
  protected void take(Step step) {
    cases.handOverToBreachInvestigation(step.reference(), step.actor());
    step.answer("carriedOut", true);
  }
}
