package org.chalkline.boundaries.workflow;

import org.chalkline.boundaries.ExceptionSteps;
import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Step "Let the exception hold". */
@Component
class LetExceptionHold extends CaseStep {

  private final ExceptionSteps exceptions;

  LetExceptionHold(ExceptionSteps exceptions) {
    this.exceptions = exceptions;
  }

  @Override
  protected void take(Step step) {
    exceptions.holds(step.id(Step.WORK), step.actor());
  }
}
