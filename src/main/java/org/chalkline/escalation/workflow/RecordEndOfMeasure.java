package org.chalkline.escalation.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.escalation.MeasureSteps;
import org.springframework.stereotype.Component;

/** Step "Record its end". */
@Component
class RecordEndOfMeasure extends CaseStep {

  private final MeasureSteps measures;

  RecordEndOfMeasure(MeasureSteps measures) {
    this.measures = measures;
  }

  @Override
  protected void take(Step step) {
    measures.recordEnd(step.reference(), step.id(Step.WORK), step.actor());
  }
}
