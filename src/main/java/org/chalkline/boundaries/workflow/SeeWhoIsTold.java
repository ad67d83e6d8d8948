package org.chalkline.boundaries.workflow;

import org.chalkline.boundaries.AttemptSteps;
import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Step "See who is told". */
@Component
class SeeWhoIsTold extends CaseStep {

  private final AttemptSteps attempts;

  SeeWhoIsTold(AttemptSteps attempts) {
    this.attempts = attempts;
  }

  @Override
  protected void take(Step step) {
    attempts.whoIsTold(step.reference()).forEach(step::answer);
  }
}
