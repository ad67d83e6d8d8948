package org.chalkline.escalation.workflow;

import java.util.Map;
import org.chalkline.engine.CaseDecision;
import org.chalkline.engine.Step;
import org.chalkline.escalation.LadderSteps;
import org.springframework.stereotype.Component;

/** Step "Decide the next rung". */
@Component
class NextRung extends CaseDecision {

  private final LadderSteps ladder;

  NextRung(LadderSteps ladder) {
    this.ladder = ladder;
  }

  @Override
  protected Map<String, Object> facts(Step step) {
    return ladder.factsOfNextRung(step.reference());
  }

  @Override
  protected void keep(Step step, Decided decided) {
    ladder.keepNextRung(step.reference(), decided, step.actor()).forEach(step::answer);
  }
}
