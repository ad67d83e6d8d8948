package org.chalkline.setup.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.setup.TestAlertChain;
import org.springframework.stereotype.Component;

/** Step "Ask the next person along the chain" of a test alert. */
@Component
class AskNextPerson extends CaseStep {

  private final TestAlertChain chain;

  AskNextPerson(TestAlertChain chain) {
    this.chain = chain;
  }

  @Override
  protected void take(Step step) {
    step.answer("somebodyAsked", chain.askNext(step.id("work"), step.actor()));
  }
}
