package org.chalkline.review.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.review.Approvals;
import org.springframework.stereotype.Component;

/** Step "Report that the school approves". */
@Component
class ReportApproval extends CaseStep {

  private final Approvals approvals;

  ReportApproval(Approvals approvals) {
    this.approvals = approvals;
  }

  @Override
  protected void take(Step step) {
    approvals.schoolApproves(step.reference(), step.actor());
  }
}
