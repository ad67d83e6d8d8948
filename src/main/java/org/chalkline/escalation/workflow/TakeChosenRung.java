package org.chalkline.escalation.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.escalation.LadderSteps;
import org.springframework.stereotype.Component;

/** Step "Take the rung that was chosen". */
@Component
class TakeChosenRung extends CaseStep {

  private final LadderSteps ladder;

  TakeChosenRung(LadderSteps ladder) {
    this.ladder = ladder;
  }

  @Override
  protected void take(Step step) {
    ladder.takeChosenRung(step.reference(), step.actor());
  }
}
