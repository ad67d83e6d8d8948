package org.chalkline.letters.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.letters.Letters;
import org.springframework.stereotype.Component;

/** Step "Begin the letter". */
@Component
class BeginLetter extends CaseStep {

  private final Letters letters;

  BeginLetter(Letters letters) {
    this.letters = letters;
  }

  @Override
  protected void take(Step step) {
    boolean cameBack = step.has("work");
    if (!cameBack) {
      step.keep("work", letters.begin(step.reference(), step.id("letterKind"), step.actor()));
    }
    step.answer("cameBack", cameBack);
  }
}
