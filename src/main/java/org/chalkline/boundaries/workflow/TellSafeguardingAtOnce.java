package org.chalkline.boundaries.workflow;

import org.chalkline.boundaries.AttemptSteps;
import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Step "Tell the safeguarding lead at once". */
@Component
class TellSafeguardingAtOnce extends CaseStep {

  private final AttemptSteps attempts;

  TellSafeguardingAtOnce(AttemptSteps attempts) {
    this.attempts = attempts;
  }

  @Override
  protected void take(Step step) {
    attempts.toSafeguarding(step.reference(), step.actor());
  }
}
