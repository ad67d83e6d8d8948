package org.chalkline.casework.workflow;

import org.chalkline.casework.BreakGlassWork;
import org.chalkline.casework.CaseByReference;
import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Step "Tell two people". */
@Component
class TellTwoPeople extends CaseStep {

  private final BreakGlassWork work;
  private final CaseByReference files;

  TellTwoPeople(BreakGlassWork work, CaseByReference files) {
    this.work = work;
    this.files = files;
  }

  @Override
  protected void take(Step step) {
    work.tell(step.id("work"), files.get(step.reference()), step.actor());
  }
}
