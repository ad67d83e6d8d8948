package org.chalkline.review.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.review.Approvals;
import org.springframework.stereotype.Component;

/** Step "Weigh what was answered". */
@Component
class WeighAnswers extends CaseStep {

  private final Approvals approvals;

  WeighAnswers(Approvals approvals) {
    this.approvals = approvals;
  }

  @Override
  protected void take(Step step) {
    step.answer("notAgreed", approvals.notAgreed(step.reference()));
  }
}
