package org.chalkline.escalation.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.escalation.LadderSteps;
import org.springframework.stereotype.Component;

/** Step "See whether contact is held". */
@Component
class SeeWhetherContactIsHeld extends CaseStep {

  private final LadderSteps ladder;

  SeeWhetherContactIsHeld(LadderSteps ladder) {
    this.ladder = ladder;
  }

  @Override
  protected void take(Step step) {
    step.answer("contactHeld", ladder.contactHeld(step.reference()));
  }
}
