package org.chalkline.casework.workflow;

import org.chalkline.casework.BreakGlass;
import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Step "End the access at once". */
@Component
class EndAccessAtOnce extends CaseStep {

  private final BreakGlass breakGlass;

  EndAccessAtOnce(BreakGlass breakGlass) {
    this.breakGlass = breakGlass;
  }

  @Override
  protected void take(Step step) {
    breakGlass.end(step.id("work"), step.actor());
  }
}
