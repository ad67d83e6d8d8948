package org.chalkline.testing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.chalkline.installation.Scope;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the tests of a class have passed of the models, all of them together. */
public final class Passed {

  private final Set<String> passed = new LinkedHashSet<>();

  /** Remembers what was passed until now, before the tables are emptied. */
  public void remember(BeanFactory beans) {
    passed.addAll(
        Scope.everywhere(
            () ->
                beans
                    .getBean(TransactionTemplate.class)
                    .execute(status -> trail(beans.getBean(JdbcClient.class)))));
    beans
        .getBean(HistoryService.class)
        .createHistoricActivityInstanceQuery()
        .unlimitedList()
        .forEach(it -> passed.add(it.getProcessDefinitionKey() + " " + it.getActivityId()));
  }

  private static List<String> trail(JdbcClient jdbc) {
    return jdbc.sql("select distinct process || ' ' || element from process_trail")
        .query(String.class)
        .list();
  }

  /**
   * The elements and flows of a model that no test has passed. What leaves a gateway that waits for
   * whatever comes first is no flow that a token takes: it was passed if its event was.
   */
  public List<String> never(ModelFile model) {
    Set<String> waiting = new LinkedHashSet<>();
    model.elements("eventBasedGateway").forEach(it -> waiting.add(it.getAttribute("id")));
    Set<String> notTaken = new LinkedHashSet<>();
    model.elements("sequenceFlow").stream()
        .filter(flow -> waiting.contains(flow.getAttribute("sourceRef")))
        .forEach(flow -> notTaken.add(flow.getAttribute("id")));
    return never(model, model.elementsAndFlows().stream().filter(id -> !notTaken.contains(id)));
  }

  /**
   * The elements of a model without a case, and so without a trail, that no test has passed. Of
   * what has one way out, the flow was taken if both its ends were passed.
   *
   * @throws IllegalArgumentException if the model has a way to choose
   */
  public List<String> neverEntered(ModelFile model) {
    if (!model.elements("exclusiveGateway").isEmpty()) {
      throw new IllegalArgumentException(model.id() + " has ways to choose from");
    }
    return never(model, model.nodes().stream().map(node -> node.getAttribute("id")));
  }

  /** Which of these elements and flows of a model no test has passed. */
  public List<String> never(ModelFile model, Stream<String> ids) {
    return ids.map(id -> model.id() + " " + id).filter(it -> !passed.contains(it)).toList();
  }
}
