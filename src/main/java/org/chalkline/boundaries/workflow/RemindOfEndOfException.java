package org.chalkline.boundaries.workflow;

import org.chalkline.boundaries.ExceptionSteps;
import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Step "Remind of the end". */
@Component
class RemindOfEndOfException extends CaseStep {

  private final ExceptionSteps exceptions;

  RemindOfEndOfException(ExceptionSteps exceptions) {
    this.exceptions = exceptions;
  }

  @Override
  protected void take(Step step) {
    exceptions.remind(step.id(Step.WORK), step.actor());
  }
}
