package org.chalkline.escalation.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.escalation.MeasureSteps;
import org.springframework.stereotype.Component;

/** Step "Lift the measure". */
@Component
class LiftMeasure extends CaseStep {

  private final MeasureSteps measures;

  LiftMeasure(MeasureSteps measures) {
    this.measures = measures;
  }

  @Override
  protected void take(Step step) {
    measures.lift(step.reference(), step.id(Step.WORK), step.actor());
  }
}
