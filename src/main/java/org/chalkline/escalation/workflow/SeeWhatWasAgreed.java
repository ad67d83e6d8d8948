package org.chalkline.escalation.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.escalation.LadderSteps;
import org.springframework.stereotype.Component;

/** Step "See what was agreed". */
@Component
class SeeWhatWasAgreed extends CaseStep {

  private final LadderSteps ladder;

  SeeWhatWasAgreed(LadderSteps ladder) {
    this.ladder = ladder;
  }

  @Override
  protected void take(Step step) {
    ladder.agreed(step.reference(), step.actor()).forEach(step::answer);
  }
}
