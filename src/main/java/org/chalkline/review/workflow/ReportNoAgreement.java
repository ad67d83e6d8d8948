package org.chalkline.review.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.review.Approvals;
import org.springframework.stereotype.Component;

/** Step "Report that there is no agreement". */
@Component
class ReportNoAgreement extends CaseStep {

  private final Approvals approvals;

  ReportNoAgreement(Approvals approvals) {
    this.approvals = approvals;
  }

  @Override
  protected void take(Step step) {
    approvals.schoolDoesNotApprove(step.reference(), step.actor());
  }
}
