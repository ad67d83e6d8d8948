package org.chalkline.duties.workflow;

import org.chalkline.duties.DataBreaches;
import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Step "Begin the entry in the log": one that somebody began by hand is there already. */
@Component
class BeginDataBreach extends CaseStep {

  private final DataBreaches breaches;

  BeginDataBreach(DataBreaches breaches) {
    this.breaches = breaches;
  }

  @Override
  protected void take(Step step) {
    step.keep(
        Step.WORK,
        step.has("breach")
            ? step.id("breach")
            : breaches.begin(step.reference(), step.actor()).id());
  }
}
