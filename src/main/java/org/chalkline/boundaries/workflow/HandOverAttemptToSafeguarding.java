package org.chalkline.boundaries.workflow;

import org.chalkline.boundaries.AttemptSteps;
import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Step "Hand over to the safeguarding lead". */
@Component
class HandOverAttemptToSafeguarding extends CaseStep {

  private final AttemptSteps attempts;

  HandOverAttemptToSafeguarding(AttemptSteps attempts) {
    this.attempts = attempts;
  }

  @Override
  protected void take(Step step) {
    attempts.toSafeguarding(step.reference(), step.actor());
  }
}
