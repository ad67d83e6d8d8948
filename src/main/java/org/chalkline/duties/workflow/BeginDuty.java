package org.chalkline.duties.workflow;

import org.chalkline.duties.Duties;
import org.chalkline.duties.OutsideDuty;
import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Step "Begin the duty": one that somebody began by hand is there already. */
@Component
class BeginDuty extends CaseStep {

  private final Duties duties;

  BeginDuty(Duties duties) {
    this.duties = duties;
  }

  @Override
  protected void take(Step step) {
    step.keep(Step.WORK, step.has("duty") ? step.id("duty") : begun(step));
  }

  private String begun(Step step) {
    boolean compulsory =
        step.has(OutsideDuty.COMPULSORY) && step.id(OutsideDuty.COMPULSORY).equals("yes");
    return duties.begin(step.reference(), step.id(OutsideDuty.KIND), compulsory, step.actor()).id();
  }
}
