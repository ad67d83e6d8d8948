package org.chalkline.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/**
 * Stands before and behind a decision table in a model: supplies the facts as they are now, keeps
 * what was decided with every rule that fired. The facts are not stored in the engine.
 */
public abstract class CaseDecision implements ExecutionListener {

  @Override
  public final void notify(DelegateExecution execution) {
    Step step = new Step(execution);
    if (EVENTNAME_START.equals(execution.getEventName())) {
      FiredRules.forget();
      facts(step).forEach(step::answer);
    } else {
      DmnDecisionResult result = (DmnDecisionResult) execution.getVariable("decisionResult");
      keep(step, new Decided(result.getResultList(), FiredRules.take()));
    }
  }

  /** The table's inputs by name. */
  protected abstract Map<String, Object> facts(Step step);

  /** Keeps the decision. */
  protected abstract void keep(Step step, Decided decided);

  /**
   * What a table decided.
   *
   * @param results the outputs of each rule that fired
   * @param rules the ids of those rules, in the table's order
   */
  public record Decided(List<Map<String, Object>> results, List<String> rules) {}
}
