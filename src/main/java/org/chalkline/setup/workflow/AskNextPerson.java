package org.chalkline.setup.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.setup.TestAlerts;
import org.springframework.stereotype.Component;

/** Step "Ask the next person along the chain" of a test alert. */
@Component
class AskNextPerson extends CaseStep {

  private final TestAlerts alerts;

  AskNextPerson(TestAlerts alerts) {
    this.alerts = alerts;
  }

  @Override
  protected void take(Step step) {
    step.answer("somebodyAsked", alerts.askNext(step.id("work"), step.actor()));
  }
}
