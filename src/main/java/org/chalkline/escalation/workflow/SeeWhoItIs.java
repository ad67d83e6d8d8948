package org.chalkline.escalation.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.escalation.LadderSteps;
import org.springframework.stereotype.Component;

/** Step "See whether the parent is known". */
@Component
class SeeWhoItIs extends CaseStep {

  private final LadderSteps ladder;

  SeeWhoItIs(LadderSteps ladder) {
    this.ladder = ladder;
  }

  @Override
  protected void take(Step step) {
    step.answer("parentKnown", ladder.parentKnown(step.reference()));
  }
}
