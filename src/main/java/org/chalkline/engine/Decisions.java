package org.chalkline.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Asks a decision table outside a process. */
@Component
public class Decisions {

  private final DecisionService decisions;

  Decisions(@Lazy DecisionService decisions) {
    this.decisions = decisions;
  }

  /**
   * Asks the newest edition of a table.
   *
   * @return the outputs of every rule that fired, in the table's order
   */
  public List<Map<String, Object>> ask(String table, Map<String, Object> inputs) {
    var facts = Variables.createVariables();
    inputs.forEach((name, value) -> facts.putValueTyped(name, Variables.untypedValue(value, true)));
    try {
      return decisions
          .evaluateDecisionTableByKey(table)
          .variables(facts)
          .evaluate()
          .getResultList();
    } finally {
      FiredRules.forget();
    }
  }
}
