package org.chalkline.boundaries.workflow;

import org.chalkline.boundaries.ExceptionSteps;
import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Step "End the exception". */
@Component
class EndException extends CaseStep {

  private final ExceptionSteps exceptions;

  EndException(ExceptionSteps exceptions) {
    this.exceptions = exceptions;
  }

  @Override
  protected void take(Step step) {
    exceptions.ended(step.id(Step.WORK), step.actor());
  }
}
