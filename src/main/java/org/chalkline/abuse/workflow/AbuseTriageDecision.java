package org.chalkline.abuse.workflow;

import java.util.Map;
import org.chalkline.abuse.AbuseCases;
import org.chalkline.abuse.AbuseTriage;
import org.chalkline.engine.CaseDecision;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Steps "See what cannot wait", "Decide severity and routes" and "Decide again". */
@Component("abuseTriage")
class AbuseTriageDecision extends CaseDecision {

  private final AbuseTriage triage;
  private final AbuseCases cases;

  AbuseTriageDecision(AbuseTriage triage, AbuseCases cases) {
    this.triage = triage;
    this.cases = cases;
  }

  @Override
  protected Map<String, Object> facts(Step step) {
    return triage.facts(step.reference());
  }

  @Override
  protected void keep(Step step, Decided decided) {
    triage.keep(step.reference(), decided, step.actor());
    step.answer("adultOfSchoolMeant", cases.adultOfSchoolMeant(step.reference()));
  }
}
