package org.chalkline.nearmiss.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.nearmiss.NearMissSteps;
import org.springframework.stereotype.Component;

/** Step "See what the profile asks for". */
@Component
class SeeWhatNearMissAsks extends CaseStep {

  private final NearMissSteps misses;

  SeeWhatNearMissAsks(NearMissSteps misses) {
    this.misses = misses;
  }

  @Override
  protected void take(Step step) {
    misses.whatIsAsked(step.reference()).forEach(step::answer);
  }
}
