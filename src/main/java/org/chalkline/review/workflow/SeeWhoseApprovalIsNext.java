package org.chalkline.review.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.review.Approvals;
import org.springframework.stereotype.Component;

/** Step "See whose approval is next". */
@Component
class SeeWhoseApprovalIsNext extends CaseStep {

  private final Approvals approvals;

  SeeWhoseApprovalIsNext(Approvals approvals) {
    this.approvals = approvals;
  }

  @Override
  protected void take(Step step) {
    approvals.whoseIsNext(step.reference()).forEach(step::answer);
  }
}
