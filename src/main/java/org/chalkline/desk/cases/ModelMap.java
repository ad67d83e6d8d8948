package org.chalkline.desk.cases;

import static org.chalkline.desk.ModelXml.all;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chalkline.desk.ModelXml;
import org.chalkline.engine.Models;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/** What the shipped models say of themselves: steps, what follows them, rules. */
@Component
public class ModelMap {

  private final Map<String, Flow> flows = new HashMap<>();
  private final Map<String, Rule> rules = new LinkedHashMap<>();

  ModelMap(Models models) {
    for (Models.Model model : models.all()) {
      Element root = ModelXml.parse(model.xml());
      if (model.path().endsWith(".bpmn")) {
        readProcess(root);
      } else {
        readTable(root);
      }
    }
  }

  /**
   * A rule of a decision table.
   *
   * @param description what it says, with the clauses that it names for its reader
   */
  public record Rule(String table, String id, String description) {}

  private record Flow(
      Map<String, List<String>> after, Map<String, String> parents, Map<String, String> people) {}

  /** The rule of this id. */
  public Optional<Rule> rule(String id) {
    return Optional.ofNullable(rules.get(id));
  }

  /** Whether there is a model of this id. */
  boolean knows(String process) {
    return flows.containsKey(process);
  }

  /** Whether the element holds others, so that being in it says nothing of its own. */
  boolean holdsOthers(String process, String element) {
    return flow(process).parents().containsValue(element);
  }

  /** The names of the steps for people that follow on the main line, nearest first. */
  List<String> next(String process, Collection<String> now, Collection<String> done) {
    Flow flow = flow(process);
    Set<String> names = new LinkedHashSet<>();
    Set<String> seen = new LinkedHashSet<>(now);
    Deque<String> waiting = new ArrayDeque<>();
    now.forEach(element -> waiting.addAll(follows(flow, element)));
    while (!waiting.isEmpty()) {
      String element = waiting.poll();
      if (seen.add(element)) {
        String name = flow.people().get(element);
        if (name != null && !done.contains(element)) {
          names.add(name);
        }
        waiting.addAll(follows(flow, element));
      }
    }
    return List.copyOf(names);
  }

  private Flow flow(String process) {
    return Objects.requireNonNull(flows.get(process), process);
  }

  /** What an element leads to; the end of a part leads to what follows the part. */
  private static List<String> follows(Flow flow, String element) {
    @Nullable String at = element;
    while (at != null) {
      List<String> after = flow.after().get(at);
      if (after != null) {
        return after;
      }
      at = flow.parents().get(at);
    }
    return List.of();
  }

  private void readProcess(Element root) {
    Element process = all(root, "process").get(0);
    Flow flow = new Flow(new LinkedHashMap<>(), new HashMap<>(), new HashMap<>());
    for (Element each : all(process, "sequenceFlow")) {
      flow.after()
          .computeIfAbsent(each.getAttribute("sourceRef"), from -> new ArrayList<>())
          .add(each.getAttribute("targetRef"));
    }
    for (Element part : all(process, "subProcess")) {
      ModelXml.inside(part).stream()
          .filter(inner -> inner.hasAttribute("id"))
          .forEach(inner -> flow.parents().put(inner.getAttribute("id"), part.getAttribute("id")));
    }
    for (Element task : all(process, "userTask")) {
      flow.people().put(task.getAttribute("id"), task.getAttribute("name"));
    }
    flows.put(process.getAttribute("id"), flow);
  }

  private void readTable(Element root) {
    for (Element decision : all(root, "decision")) {
      for (Element rule : all(decision, "rule")) {
        String id = rule.getAttribute("id");
        rules.put(
            id, new Rule(decision.getAttribute("name"), id, ModelXml.text(rule, "description")));
      }
    }
  }
}
