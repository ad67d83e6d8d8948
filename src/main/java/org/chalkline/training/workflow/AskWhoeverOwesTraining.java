package org.chalkline.training.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.training.TrainingRounds;
import org.springframework.stereotype.Component;

/** Step "Ask whoever owes a training". */
@Component
class AskWhoeverOwesTraining extends CaseStep {

  private final TrainingRounds rounds;

  AskWhoeverOwesTraining(TrainingRounds rounds) {
    this.rounds = rounds;
  }

  @Override
  protected void take(Step step) {
    rounds.look(step.id("work"), step.actor());
  }
}
