package org.chalkline.escalation.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.escalation.LadderSteps;
import org.springframework.stereotype.Component;

/** Step "See what came of the letter". */
@Component
class SeeWhatCameOfLetter extends CaseStep {

  private final LadderSteps ladder;

  SeeWhatCameOfLetter(LadderSteps ladder) {
    this.ladder = ladder;
  }

  @Override
  protected void take(Step step) {
    step.answer("meetToo", ladder.meetToo(step.reference()));
  }
}
