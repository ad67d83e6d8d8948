package org.chalkline.review.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.review.Approvals;
import org.springframework.stereotype.Component;

/** Step "See what was decided". */
@Component
class SeeWhatWasDecided extends CaseStep {

  private final Approvals approvals;

  SeeWhatWasDecided(Approvals approvals) {
    this.approvals = approvals;
  }

  @Override
  protected void take(Step step) {
    approvals.decided(step.reference(), step.actor()).forEach(step::answer);
  }
}
