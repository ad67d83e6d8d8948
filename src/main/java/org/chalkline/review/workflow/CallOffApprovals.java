package org.chalkline.review.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.review.Approvals;
import org.springframework.stereotype.Component;

/** Step "Call off the approvals". */
@Component
class CallOffApprovals extends CaseStep {

  private final Approvals approvals;

  CallOffApprovals(Approvals approvals) {
    this.approvals = approvals;
  }

  @Override
  protected void take(Step step) {
    approvals.callOffApprovals(step.reference(), step.actor());
  }
}
