package org.chalkline.scenarios;

import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestCaseStarted;

/** Fails a scenario without a step, which Cucumber would let pass. */
public class NoSilentScenario implements ConcurrentEventListener {

  @Override
  public void setEventPublisher(EventPublisher publisher) {
    publisher.registerHandlerFor(TestCaseStarted.class, this::started);
  }

  private void started(TestCaseStarted event) {
    TestCase scenario = event.getTestCase();
    if (scenario.getTestSteps().stream().noneMatch(PickleStepTestStep.class::isInstance)) {
      throw new AssertionError("This scenario says nothing: " + scenario.getName());
    }
  }
}
