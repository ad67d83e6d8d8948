package org.chalkline.nearmiss.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.nearmiss.NearMissSteps;
import org.springframework.stereotype.Component;

/** Step "Keep it for the review". */
@Component
class KeepForReview extends CaseStep {

  private final NearMissSteps misses;

  KeepForReview(NearMissSteps misses) {
    this.misses = misses;
  }

  @Override
  protected void take(Step step) {
    misses.keep(step.reference(), step.actor());
  }
}
