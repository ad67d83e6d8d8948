package org.chalkline.escalation.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.escalation.LadderSteps;
import org.springframework.stereotype.Component;

/** Step "Begin the time of quiet". */
@Component
class BeginQuiet extends CaseStep {

  private final LadderSteps ladder;

  BeginQuiet(LadderSteps ladder) {
    this.ladder = ladder;
  }

  @Override
  protected void take(Step step) {
    step.answer("newsCame", ladder.beginQuiet(step.reference(), step.actor()));
  }
}
