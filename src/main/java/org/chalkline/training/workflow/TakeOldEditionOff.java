package org.chalkline.training.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.training.ReadingRounds;
import org.springframework.stereotype.Component;

/** Step "Take the old edition off every list". */
@Component
class TakeOldEditionOff extends CaseStep {

  private final ReadingRounds rounds;

  TakeOldEditionOff(ReadingRounds rounds) {
    this.rounds = rounds;
  }

  @Override
  protected void take(Step step) {
    rounds.replace(step.id("work"), step.actor());
  }
}
