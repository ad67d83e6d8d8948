package org.chalkline.duties.workflow;

import org.chalkline.duties.DataBreaches;
import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Step "Complete the entry in the log". */
@Component
class EnterInLog extends CaseStep {

  private final DataBreaches breaches;

  EnterInLog(DataBreaches breaches) {
    this.breaches = breaches;
  }

  @Override
  protected void take(Step step) {
    breaches.log(step.id(Step.WORK), step.actor());
  }
}
