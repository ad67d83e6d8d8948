package org.chalkline.meetings.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.meetings.Meetings;
import org.springframework.stereotype.Component;

/** Step "Begin meeting". */
@Component
class BeginMeeting extends CaseStep {

  private final Meetings meetings;

  BeginMeeting(Meetings meetings) {
    this.meetings = meetings;
  }

  @Override
  protected void take(Step step) {
    step.keep(
        Step.WORK,
        meetings.begin(step.reference(), step.id("meetingKind"), step.instance(), step.actor()));
  }
}
