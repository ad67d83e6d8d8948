package org.chalkline.boundaries.workflow;

import org.chalkline.boundaries.ExceptionSteps;
import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Step "Record that it is refused". */
@Component
class RecordRefusalOfException extends CaseStep {

  private final ExceptionSteps exceptions;

  RecordRefusalOfException(ExceptionSteps exceptions) {
    this.exceptions = exceptions;
  }

  @Override
  protected void take(Step step) {
    exceptions.refused(step.id(Step.WORK), step.actor());
  }
}
