package org.chalkline.escalation.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.escalation.PoliceGate;
import org.springframework.stereotype.Component;

/** Step "See what the profile says". */
@Component
class SeeWhatProfileSaysOfPolice extends CaseStep {

  private final PoliceGate gate;

  SeeWhatProfileSaysOfPolice(PoliceGate gate) {
    this.gate = gate;
  }

  @Override
  protected void take(Step step) {
    gate.question(step.reference(), step.actor()).forEach(step::answer);
  }
}
