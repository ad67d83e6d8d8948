package org.chalkline.boundaries.workflow;

import org.chalkline.boundaries.AttemptSteps;
import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Step "Close the case". */
@Component
class CloseAttempt extends CaseStep {

  private final AttemptSteps attempts;

  CloseAttempt(AttemptSteps attempts) {
    this.attempts = attempts;
  }

  @Override
  protected void take(Step step) {
    attempts.close(step.reference(), step.actor());
  }
}
