package org.chalkline.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Asks a decision table outside a process. */
@Component
public class Decisions {

  private final DecisionService decisions;
  private final RepositoryService deployed;
  private final Map<String, String> newest = new ConcurrentHashMap<>();

  Decisions(@Lazy DecisionService decisions, @Lazy RepositoryService deployed) {
    this.decisions = decisions;
    this.deployed = deployed;
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
          .evaluateDecisionTableById(newest(table))
          .variables(facts)
          .evaluate()
          .getResultList();
    } finally {
      FiredRules.forget();
    }
  }

  /** Which edition is newest is settled when the tables are deployed, before anything is asked. */
  private String newest(String table) {
    return newest.computeIfAbsent(
        table,
        key ->
            deployed
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .latestVersion()
                .singleResult()
                .getId());
  }
}
