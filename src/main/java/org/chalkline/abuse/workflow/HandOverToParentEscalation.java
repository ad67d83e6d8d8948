package org.chalkline.abuse.workflow;

import org.chalkline.abuse.AbuseCases;
import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Step "Hand over to the steps with the parent". */
@Component
class HandOverToParentEscalation extends CaseStep {

  private final AbuseCases cases;

  HandOverToParentEscalation(AbuseCases cases) {
    this.cases = cases;
  }

  @Override
  protected void take(Step step) {
    cases.handOverToParentEscalation(step.reference(), step.actor());
    step.answer("carriedOut", true);
  }
}
