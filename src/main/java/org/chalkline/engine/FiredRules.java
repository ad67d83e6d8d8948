package org.chalkline.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;

/** Remembers which rules fired in the evaluation under way on this thread. */
final class FiredRules implements DmnDecisionTableEvaluationListener {

  private static final ThreadLocal<List<String>> FIRED = ThreadLocal.withInitial(ArrayList::new);

  static void forget() {
    FIRED.remove();
  }

  static List<String> take() {
    List<String> fired = List.copyOf(FIRED.get());
    FIRED.remove();
    return fired;
  }

  @Override
  public void notify(DmnDecisionTableEvaluationEvent event) {
    event.getMatchingRules().stream()
        .map(DmnEvaluatedDecisionRule::getId)
        .forEach(FIRED.get()::add);
  }
}
