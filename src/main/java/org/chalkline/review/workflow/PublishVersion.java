package org.chalkline.review.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.review.Approvals;
import org.springframework.stereotype.Component;

/** Step "Publish the version". */
@Component
class PublishVersion extends CaseStep {

  private final Approvals approvals;

  PublishVersion(Approvals approvals) {
    this.approvals = approvals;
  }

  @Override
  protected void take(Step step) {
    approvals.publish(step.reference(), step.actor());
  }
}
