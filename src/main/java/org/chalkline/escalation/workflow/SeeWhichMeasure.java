package org.chalkline.escalation.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.escalation.MeasureSteps;
import org.springframework.stereotype.Component;

/** Step "See which measure it is". */
@Component
class SeeWhichMeasure extends CaseStep {

  private final MeasureSteps measures;

  SeeWhichMeasure(MeasureSteps measures) {
    this.measures = measures;
  }

  @Override
  protected void take(Step step) {
    measures.which(step.id(Step.WORK)).forEach(step::answer);
  }
}
