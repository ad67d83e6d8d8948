package org.chalkline.escalation.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.escalation.LadderSteps;
import org.springframework.stereotype.Component;

/** Step "Call off what is planned". */
@Component
class CallOffWhatIsPlanned extends CaseStep {

  private final LadderSteps ladder;

  CallOffWhatIsPlanned(LadderSteps ladder) {
    this.ladder = ladder;
  }

  @Override
  protected void take(Step step) {
    ladder.callOffWhatIsPlanned(step.reference(), step.actor());
  }
}
