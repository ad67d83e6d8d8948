package org.chalkline.training.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.training.ReadingQuestions;
import org.springframework.stereotype.Component;

/** Step "Tell whoever answers for the policy". */
@Component
class PassQuestionOn extends CaseStep {

  private final ReadingQuestions questions;

  PassQuestionOn(ReadingQuestions questions) {
    this.questions = questions;
  }

  @Override
  protected void take(Step step) {
    questions.tell(step.reference(), step.actor());
  }
}
