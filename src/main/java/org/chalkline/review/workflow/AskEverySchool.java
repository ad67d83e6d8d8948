package org.chalkline.review.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.review.Approvals;
import org.springframework.stereotype.Component;

/** Step "Ask every school". */
@Component
class AskEverySchool extends CaseStep {

  private final Approvals approvals;

  AskEverySchool(Approvals approvals) {
    this.approvals = approvals;
  }

  @Override
  protected void take(Step step) {
    approvals.askEverySchool(step.reference(), step.actor());
  }
}
