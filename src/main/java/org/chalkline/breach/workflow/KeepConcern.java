package org.chalkline.breach.workflow;

import org.chalkline.breach.BreachSteps;
import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Step "Keep the low-level concern". */
@Component
class KeepConcern extends CaseStep {

  private final BreachSteps steps;

  KeepConcern(BreachSteps steps) {
    this.steps = steps;
  }

  @Override
  protected void take(Step step) {
    steps.keepConcern(step.reference(), step.actor());
  }
}
