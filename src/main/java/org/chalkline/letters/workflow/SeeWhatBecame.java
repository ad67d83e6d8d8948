package org.chalkline.letters.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.letters.LetterRow;
import org.chalkline.letters.Letters;
import org.springframework.stereotype.Component;

/** Step "See what became of the mail". */
@Component
class SeeWhatBecame extends CaseStep {

  private final Letters letters;

  SeeWhatBecame(Letters letters) {
    this.letters = letters;
  }

  @Override
  protected void take(Step step) {
    LetterRow.State state = letters.get(step.id("work")).row().state();
    step.answer("failed", state == LetterRow.State.FAILED);
    step.answer("perhaps", state == LetterRow.State.PERHAPS);
  }
}
