package org.chalkline.boundaries.workflow;

import org.chalkline.boundaries.AttemptSteps;
import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Step "Hand over to the investigation". */
@Component
class HandOverAttemptToBreach extends CaseStep {

  private final AttemptSteps attempts;

  HandOverAttemptToBreach(AttemptSteps attempts) {
    this.attempts = attempts;
  }

  @Override
  protected void take(Step step) {
    attempts.toBreach(step.reference(), step.actor());
  }
}
