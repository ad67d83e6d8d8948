package org.chalkline.escalation.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.escalation.LadderSteps;
import org.springframework.stereotype.Component;

/** Step "See what came meanwhile". */
@Component
class SeeWhatCameMeanwhile extends CaseStep {

  private final LadderSteps ladder;

  SeeWhatCameMeanwhile(LadderSteps ladder) {
    this.ladder = ladder;
  }

  @Override
  protected void take(Step step) {
    ladder.whatCameMeanwhile(step.reference()).forEach(step::answer);
  }
}
