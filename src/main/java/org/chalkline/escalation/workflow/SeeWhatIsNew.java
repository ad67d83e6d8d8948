package org.chalkline.escalation.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.escalation.LadderSteps;
import org.springframework.stereotype.Component;

/** Step "See what is new". */
@Component
class SeeWhatIsNew extends CaseStep {

  private final LadderSteps ladder;

  SeeWhatIsNew(LadderSteps ladder) {
    this.ladder = ladder;
  }

  @Override
  protected void take(Step step) {
    ladder.whatIsNew(step.reference(), step.actor()).forEach(step::answer);
  }
}
