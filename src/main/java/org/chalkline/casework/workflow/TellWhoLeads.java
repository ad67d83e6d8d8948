package org.chalkline.casework.workflow;

import org.chalkline.casework.Chasing;
import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Step "Tell whoever leads". */
@Component
class TellWhoLeads extends CaseStep {

  private final Chasing chasing;

  TellWhoLeads(Chasing chasing) {
    this.chasing = chasing;
  }

  @Override
  protected void take(Step step) {
    chasing.tellWhoLeads(step.reference(), step.id("work"), step.actor());
  }
}
