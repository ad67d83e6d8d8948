package org.chalkline.escalation.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.escalation.PoliceGate;
import org.springframework.stereotype.Component;

/** Step "Let contact go on". */
@Component
class LetContactGoOn extends CaseStep {

  private final PoliceGate gate;

  LetContactGoOn(PoliceGate gate) {
    this.gate = gate;
  }

  @Override
  protected void take(Step step) {
    gate.letContactGoOn(step.reference(), step.actor());
  }
}
