package org.chalkline.training.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.training.TrainingRounds;
import org.springframework.stereotype.Component;

/** Step "Take open trainings off every list". */
@Component
class TakeTrainingOff extends CaseStep {

  private final TrainingRounds rounds;

  TakeTrainingOff(TrainingRounds rounds) {
    this.rounds = rounds;
  }

  @Override
  protected void take(Step step) {
    rounds.takeOff(step.id("work"), step.actor());
  }
}
