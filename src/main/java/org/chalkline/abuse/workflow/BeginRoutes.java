package org.chalkline.abuse.workflow;

import org.chalkline.abuse.AbuseCases;
import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Step "Begin the routes". */
@Component
class BeginRoutes extends CaseStep {

  private final AbuseCases cases;

  BeginRoutes(AbuseCases cases) {
    this.cases = cases;
  }

  @Override
  protected void take(Step step) {
    cases.beginRoutes(step.reference()).forEach(step::answer);
  }
}
