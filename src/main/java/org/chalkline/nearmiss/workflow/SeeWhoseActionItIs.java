package org.chalkline.nearmiss.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.nearmiss.NearMissSteps;
import org.springframework.stereotype.Component;

/** Step "See whose it is". */
@Component
class SeeWhoseActionItIs extends CaseStep {

  private final NearMissSteps misses;

  SeeWhoseActionItIs(NearMissSteps misses) {
    this.misses = misses;
  }

  @Override
  protected void take(Step step) {
    step.keep("doer", misses.doer(step.id(Step.WORK)));
  }
}
