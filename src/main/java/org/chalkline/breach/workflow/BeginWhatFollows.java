package org.chalkline.breach.workflow;

import org.chalkline.breach.BreachSteps;
import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Step "Begin what was decided". */
@Component
class BeginWhatFollows extends CaseStep {

  private final BreachSteps steps;

  BeginWhatFollows(BreachSteps steps) {
    this.steps = steps;
  }

  @Override
  protected void take(Step step) {
    steps.beginWhatFollows(step.reference(), step.actor()).forEach(step::answer);
  }
}
