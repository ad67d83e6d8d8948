package org.chalkline.meetings.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.meetings.Meetings;
import org.springframework.stereotype.Component;

/** Step "Tell that it is called off". */
@Component
class SendCancellation extends CaseStep {

  private final Meetings meetings;

  SendCancellation(Meetings meetings) {
    this.meetings = meetings;
  }

  @Override
  protected void take(Step step) {
    meetings.tellCalledOff(step.id(Step.WORK), step.actor());
  }
}
