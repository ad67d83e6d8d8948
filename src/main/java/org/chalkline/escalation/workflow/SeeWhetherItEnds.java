package org.chalkline.escalation.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.escalation.MeasureSteps;
import org.springframework.stereotype.Component;

/** Step "See whether it ends by itself". */
@Component
class SeeWhetherItEnds extends CaseStep {

  private final MeasureSteps measures;

  SeeWhetherItEnds(MeasureSteps measures) {
    this.measures = measures;
  }

  @Override
  protected void take(Step step) {
    step.answer("endsByItself", measures.endsByItself(step.id(Step.WORK)));
  }
}
