package org.chalkline.escalation.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.escalation.LadderSteps;
import org.springframework.stereotype.Component;

/** Step "See what came of the meeting". */
@Component
class SeeWhatCameOfMeeting extends CaseStep {

  private final LadderSteps ladder;

  SeeWhatCameOfMeeting(LadderSteps ladder) {
    this.ladder = ladder;
  }

  @Override
  protected void take(Step step) {
    ladder.meetingHeld(step.reference(), step.actor()).forEach(step::answer);
  }
}
