package org.chalkline.training.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.training.ReadingRounds;
import org.springframework.stereotype.Component;

/** Step "Ask whoever is to read it". */
@Component
class AskWhoeverIsToRead extends CaseStep {

  private final ReadingRounds rounds;

  AskWhoeverIsToRead(ReadingRounds rounds) {
    this.rounds = rounds;
  }

  @Override
  protected void take(Step step) {
    rounds.look(step.id("work"), step.actor());
  }
}
