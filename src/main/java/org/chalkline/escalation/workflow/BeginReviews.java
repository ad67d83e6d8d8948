package org.chalkline.escalation.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.escalation.MeasureSteps;
import org.springframework.stereotype.Component;

/** Step "Begin the reviews". */
@Component
class BeginReviews extends CaseStep {

  private final MeasureSteps measures;

  BeginReviews(MeasureSteps measures) {
    this.measures = measures;
  }

  @Override
  protected void take(Step step) {
    measures.beginReviews(step.reference(), step.id(Step.WORK), step.actor());
  }
}
