package org.chalkline.letters.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.letters.LetterSending;
import org.springframework.stereotype.Component;

/** Step "Enter that it is not sent". */
@Component
class CallLetterOff extends CaseStep {

  private final LetterSending sending;

  CallLetterOff(LetterSending sending) {
    this.sending = sending;
  }

  @Override
  protected void take(Step step) {
    sending.callOff(step.id("work"), step.actor());
  }
}
