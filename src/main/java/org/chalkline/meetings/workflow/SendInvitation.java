package org.chalkline.meetings.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.meetings.Meetings;
import org.springframework.stereotype.Component;

/** Step "Send the invitation". */
@Component
class SendInvitation extends CaseStep {

  private final Meetings meetings;

  SendInvitation(Meetings meetings) {
    this.meetings = meetings;
  }

  @Override
  protected void take(Step step) {
    meetings.invite(step.id(Step.WORK), step.actor());
  }
}
