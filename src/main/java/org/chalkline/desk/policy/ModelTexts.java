package org.chalkline.desk.policy;

import static org.chalkline.desk.ModelXml.all;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chalkline.desk.ModelXml;
import org.chalkline.engine.Models;
import org.chalkline.policy.Place;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/**
 * The models and tables in force as texts for people: what each step, timer and rule says, without
 * the clause ids and default numbers that are there for whoever reads the model itself.
 */
@Component
class ModelTexts {

  /** "(WAN-31, SMP-27, default 66)" and "Defaults 31, 62 and 73." */
  private static final Pattern CITED =
      Pattern.compile(
          "\\s*\\([^()]*(?:\\b[A-Z]{2,}-\\d|\\bdefaults? \\d)[^()]*\\)|\\s*\\bDefaults? [\\d,"
              + " and]+\\.");

  private static final Set<String> TOLD =
      Set.of(
          "startEvent",
          "endEvent",
          "userTask",
          "serviceTask",
          "businessRuleTask",
          "callActivity",
          "intermediateCatchEvent",
          "boundaryEvent",
          "exclusiveGateway",
          "inclusiveGateway");

  private final Map<String, ProcessText> processes = new LinkedHashMap<>();
  private final Map<String, Table> tables = new LinkedHashMap<>();

  ModelTexts(Models models) {
    for (Models.Model model : models.all()) {
      Element root = ModelXml.parse(model.xml());
      if (model.path().endsWith(".bpmn")) {
        ProcessText process = process(all(root, "process").get(0));
        processes.put(process.id(), process);
      } else {
        all(root, "decision").forEach(it -> tables.put(it.getAttribute("id"), table(it)));
      }
    }
  }

  /** A model of a process. */
  record ProcessText(String id, String name, String purpose, List<Part> parts) {}

  /**
   * What a reader is told of a model, in the order in which it stands there.
   *
   * @param kind the kind of element, such as userTask; "timer" for an event that waits for a time
   * @param purpose what the model says of it; may be empty
   * @param owner whom the model names; empty for what no person does
   * @param limit the setting that says how long it may take; empty if it has none
   */
  record Part(
      String id,
      String kind,
      String name,
      String purpose,
      String owner,
      String limit,
      List<String> answers) {}

  /** A decision table. */
  record Table(
      String id,
      String name,
      String purpose,
      boolean one,
      List<String> inputs,
      List<String> outputs,
      List<Rule> rules) {}

  /** A rule, with its entries as the table has them; an empty one asks nothing. */
  record Rule(String id, String words, List<String> inputs, List<String> outputs) {}

  List<ProcessText> processes() {
    return List.copyOf(processes.values());
  }

  List<Table> tables() {
    return List.copyOf(tables.values());
  }

  Optional<ProcessText> process(String id) {
    return Optional.ofNullable(processes.get(id));
  }

  Optional<Table> table(String id) {
    return Optional.ofNullable(tables.get(id));
  }

  /** The element of a model that is this place; empty if it is none, or a rule. */
  Optional<Part> part(Place place) {
    return process(place.in()).stream()
        .flatMap(process -> process.parts().stream())
        .filter(part -> part.id().equals(place.id()))
        .findFirst();
  }

  /** The rule that is this place. */
  Optional<Rule> rule(Place place) {
    return table(place.in()).stream()
        .flatMap(table -> table.rules().stream())
        .filter(rule -> rule.id().equals(place.id()))
        .findFirst();
  }

  /** The text without clause ids and default numbers. */
  static String plain(String text) {
    return CITED.matcher(text).replaceAll("").strip();
  }

  private static ProcessText process(Element process) {
    List<Part> parts =
        all(process, "*").stream()
            .filter(it -> TOLD.contains(it.getLocalName()) && !it.getAttribute("name").isEmpty())
            .map(it -> part(process, it))
            .toList();
    return new ProcessText(
        process.getAttribute("id"),
        process.getAttribute("name"),
        plain(ModelXml.text(process, "documentation")),
        parts);
  }

  private static Part part(Element process, Element element) {
    boolean timer = !all(element, "timerEventDefinition").isEmpty();
    String limit =
        all(element, "property").stream()
            .filter(it -> it.getAttribute("name").equals("limit"))
            .map(it -> it.getAttribute("value"))
            .findFirst()
            .orElse("");
    List<String> answers =
        element.getLocalName().endsWith("Gateway")
            ? all(process, "sequenceFlow").stream()
                .filter(it -> it.getAttribute("sourceRef").equals(element.getAttribute("id")))
                .map(it -> it.getAttribute("name"))
                .filter(name -> !name.isEmpty())
                .toList()
            : List.of();
    return new Part(
        element.getAttribute("id"),
        timer ? "timer" : element.getLocalName(),
        element.getAttribute("name"),
        plain(ModelXml.text(element, "documentation")),
        element.getAttributeNS("http://camunda.org/schema/1.0/bpmn", "candidateGroups"),
        limit,
        answers);
  }

  private static Table table(Element decision) {
    Element table = all(decision, "decisionTable").get(0);
    List<Rule> rules =
        all(table, "rule").stream()
            .map(
                rule ->
                    new Rule(
                        rule.getAttribute("id"),
                        plain(ModelXml.text(rule, "description")),
                        texts(rule, "inputEntry"),
                        texts(rule, "outputEntry")))
            .toList();
    return new Table(
        decision.getAttribute("id"),
        decision.getAttribute("name"),
        plain(ModelXml.text(decision, "description")),
        table.getAttribute("hitPolicy").equals("UNIQUE"),
        labels(table, "input"),
        labels(table, "output"),
        rules);
  }

  private static List<String> labels(Element table, String name) {
    return all(table, name).stream().map(it -> it.getAttribute("label")).toList();
  }

  private static List<String> texts(Element rule, String name) {
    return all(rule, name).stream().map(it -> it.getTextContent().strip()).toList();
  }
}
