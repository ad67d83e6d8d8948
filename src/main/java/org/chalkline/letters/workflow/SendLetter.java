package org.chalkline.letters.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.letters.LetterSending;
import org.springframework.stereotype.Component;

/** Step "Send it, or lay it out to be posted". */
@Component
class SendLetter extends CaseStep {

  private final LetterSending sending;

  SendLetter(LetterSending sending) {
    this.sending = sending;
  }

  @Override
  protected void take(Step step) {
    step.answer("byLink", sending.send(step.id("work"), step.actor()));
  }
}
