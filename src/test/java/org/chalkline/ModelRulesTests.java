package org.chalkline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chalkline.testing.ModelFile.child;
import static org.chalkline.testing.ModelFile.children;
import static org.chalkline.testing.ModelFile.properties;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chalkline.calendar.Limit;
import org.chalkline.identity.Roles;
import org.chalkline.policy.Clauses;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.testing.ModelFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Every model, table and form obeys the rules that the style guide sets for it. */
class ModelRulesTests {

  private static final List<ModelFile> MODELS = ModelFile.all("bpmn");
  private static final List<ModelFile> TABLES = ModelFile.all("dmn");
  private static final Clauses CLAUSES = new Clauses();
  private static final Policies POLICIES = new Policies();
  private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
  private static final Pattern CLAUSE = Pattern.compile("\\b(?:WAN|FED|HH|AR|SMP)-\\d{2,3}\\b");

  /** The owners that a model may name beside roles and profile settings; a module's own words. */
  private static final Set<String> OWNERS =
      Set.of(
          "account",
          "reader",
          "learner",
          "drafter",
          "board",
          "approver",
          "second",
          "writer",
          "assessor",
          "decider",
          "investigator",
          "appealed-to",
          "concern-reader",
          "account-holder",
          "contacted",
          "looker",
          "permitter",
          "reporter",
          "reviewer",
          "teller");

  /** What an element's id begins with. */
  private static final Map<String, List<String>> BEGINS =
      Map.ofEntries(
          Map.entry("startEvent", List.of("StartEvent_")),
          Map.entry("endEvent", List.of("EndEvent_")),
          Map.entry("userTask", List.of("Task_")),
          Map.entry("serviceTask", List.of("Task_")),
          Map.entry("businessRuleTask", List.of("Task_")),
          Map.entry("callActivity", List.of("CallActivity_")),
          Map.entry("subProcess", List.of("SubProcess_")),
          Map.entry("exclusiveGateway", List.of("Gateway_")),
          Map.entry("inclusiveGateway", List.of("Gateway_")),
          Map.entry("parallelGateway", List.of("Gateway_")),
          Map.entry("eventBasedGateway", List.of("Gateway_")),
          Map.entry("intermediateCatchEvent", List.of("Event_", "Timer_")),
          Map.entry("boundaryEvent", List.of("Event_", "Timer_")));

  private final List<String> wrong = new ArrayList<>();

  private void wrong(ModelFile file, String words) {
    wrong.add(file.path() + ": " + words);
  }

  private static void each(List<ModelFile> files, BiConsumer<ModelFile, Element> rule) {
    files.forEach(file -> file.nodes().forEach(node -> rule.accept(file, node)));
  }

  @Test
  @DisplayName(
      "A model lies in its module's folder, its file is named by its id, and says its purpose,"
          + " edition and keeping")
  void frame() {
    assertThat(MODELS).isNotEmpty();
    for (ModelFile file : MODELS) {
      Path module = Path.of("src/main/java/org/chalkline", file.module());
      if (!Files.isDirectory(module)) {
        wrong(file, "no module " + file.module());
      }
      List<Element> processes = file.elements("process");
      if (processes.size() != 1) {
        wrong(file, "one process to a file");
      }
      Element process = processes.get(0);
      checkFrame(file, process, child(process, "documentation"), CAMUNDA);
    }
    for (ModelFile file : TABLES) {
      Element decision = file.elements("decision").get(0);
      checkFrame(
          file, decision, child(decision, "description"), "http://camunda.org/schema/1.0/dmn");
    }
    assertThat(wrong).isEmpty();
  }

  private void checkFrame(ModelFile file, Element it, String purpose, String namespace) {
    if (!it.getAttribute("id").equals(file.id()) || !file.id().matches("[a-z]+(-[a-z]+)*")) {
      wrong(file, "its id is " + it.getAttribute("id"));
    }
    if (purpose.length() < 40) {
      wrong(file, "does not say its purpose");
    }
    if (it.getAttributeNS(namespace, "versionTag").isBlank()) {
      wrong(file, "has no edition (version tag)");
    }
    if (!it.getAttributeNS(namespace, "historyTimeToLive").matches("P\\d+D")) {
      wrong(file, "does not say how long its history is kept");
    }
    if (!sentenceCase(it.getAttribute("name"))) {
      wrong(file, "its name is " + it.getAttribute("name"));
    }
  }

  @Test
  @DisplayName("Ids say what they are; none was made by a tool")
  void ids() {
    each(
        MODELS,
        (file, node) -> {
          String id = node.getAttribute("id");
          boolean begins =
              BEGINS.getOrDefault(node.getLocalName(), List.of()).stream()
                  .anyMatch(start -> id.matches(start + "[A-Z][A-Za-z]+"));
          if (!begins) {
            wrong(file, node.getLocalName() + " " + id);
          }
        });
    for (ModelFile file : MODELS) {
      file.elements("sequenceFlow").stream()
          .map(flow -> flow.getAttribute("id"))
          .filter(id -> !id.matches("Flow_[A-Z][A-Za-z]+(_To_[A-Z][A-Za-z]+|_[A-Z][A-Za-z]+)"))
          .forEach(id -> wrong(file, "flow " + id));
      Set<String> seen = new LinkedHashSet<>();
      file.everything().stream()
          .map(it -> it.getAttribute("id"))
          .filter(id -> !id.isEmpty())
          .forEach(
              id -> {
                if (id.matches(".*_[0-9][0-9a-z]{5,}.*") || !seen.add(id)) {
                  wrong(file, "id made by a tool, or used twice: " + id);
                }
              });
      file.elements("message").stream()
          .map(message -> message.getAttribute("name"))
          .filter(name -> !name.matches("[a-z]+\\.[a-z]+(-[a-z]+)*"))
          .forEach(name -> wrong(file, "message " + name));
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  @DisplayName("What a person reads in a model is in sentence case, without technical words")
  void names() {
    each(
        MODELS,
        (file, node) -> {
          String name = node.getAttribute("name");
          boolean mayBeNameless = node.getLocalName().endsWith("Gateway");
          if (name.isEmpty() ? !mayBeNameless : !sentenceCase(name)) {
            wrong(file, node.getAttribute("id") + " is named \"" + name + "\"");
          }
        });
    assertThat(wrong).isEmpty();
  }

  private static boolean sentenceCase(String name) {
    String rest = name.isEmpty() ? "" : name.substring(1);
    boolean capitals =
        Arrays.stream(rest.split("\\s+"))
            .anyMatch(word -> !word.isEmpty() && Character.isUpperCase(word.charAt(0)));
    boolean technical =
        Pattern.compile("\\b(process|gateway|token|variable|task id|null|subprocess|service)\\b")
            .matcher(name.toLowerCase(Locale.ROOT))
            .find();
    return !name.isEmpty() && Character.isUpperCase(name.charAt(0)) && !capitals && !technical;
  }

  @Test
  @DisplayName(
      "A gateway that decides asks a question; its flows carry the answers, and one is the default")
  void gateways() {
    for (ModelFile file : MODELS) {
      for (Element gateway : file.nodes()) {
        if (!gateway.getLocalName().matches("(ex|in)clusiveGateway")) {
          continue;
        }
        String id = gateway.getAttribute("id");
        List<Element> flows =
            file.elements("sequenceFlow").stream()
                .filter(flow -> flow.getAttribute("sourceRef").equals(id))
                .toList();
        if (flows.size() < 2) {
          continue;
        }
        if (!gateway.getAttribute("name").endsWith("?")) {
          wrong(file, id + " asks no question");
        }
        if (flows.stream()
            .noneMatch(it -> it.getAttribute("id").equals(gateway.getAttribute("default")))) {
          wrong(file, id + " has no default");
        }
        for (Element flow : flows) {
          boolean isDefault = flow.getAttribute("id").equals(gateway.getAttribute("default"));
          boolean conditional = !child(flow, "conditionExpression").isEmpty();
          if (isDefault == conditional) {
            wrong(file, flow.getAttribute("id") + " needs a condition, or is the default");
          }
          boolean yesOrNo = gateway.getLocalName().equals("exclusiveGateway");
          if (yesOrNo && flow.getAttribute("name").isEmpty()) {
            wrong(file, flow.getAttribute("id") + " carries no answer");
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  @DisplayName(
      "A step for a person has an owner, a limit that every profile answers, a form and clauses"
          + " that exist")
  void stepsForPeople() {
    for (ModelFile file : MODELS) {
      for (Element step : file.elements("userTask")) {
        String id = step.getAttribute("id");
        Map<String, String> properties = properties(step);
        if (!Set.of("limit", "form", "clauses", "urgent").containsAll(properties.keySet())) {
          wrong(file, id + " has " + properties.keySet());
        }
        checkLimit(file, id, properties.getOrDefault("limit", ""));
        if (!Files.exists(formOf(file, properties.getOrDefault("form", "")))) {
          wrong(file, id + " has no form " + properties.get("form"));
        }
        List<String> clauses = clauses(properties.getOrDefault("clauses", ""));
        clauses.stream()
            .filter(clause -> CLAUSES.find(clause).isEmpty())
            .forEach(clause -> wrong(file, id + " cites " + clause + ", which does not exist"));
        checkOwner(file, id, step.getAttributeNS(CAMUNDA, "candidateGroups"));
      }
    }
    assertThat(wrong).isEmpty();
  }

  private void checkLimit(ModelFile file, String step, String key) {
    for (Profile profile : POLICIES.all()) {
      if (!profile.keys().contains(key)) {
        wrong(file, step + ": " + profile.policyId() + " does not answer \"" + key + "\"");
      } else {
        Limit.parse(profile.text(key));
      }
    }
  }

  private void checkOwner(ModelFile file, String step, String owner) {
    boolean known =
        owner.startsWith("profile:")
            ? POLICIES.all().stream()
                .allMatch(profile -> Roles.all().containsKey(profile.text(owner.substring(8))))
            : Roles.all().containsKey(owner) || OWNERS.contains(owner);
    if (!known) {
      wrong(file, step + " belongs to \"" + owner + "\", whom nobody knows");
    }
  }

  private static Path formOf(ModelFile file, String form) {
    return Path.of("forms", file.module(), form + ".form");
  }

  private static List<String> clauses(String listed) {
    return Arrays.stream(listed.split("[,\\s]+")).filter(it -> !it.isBlank()).toList();
  }

  @Test
  @DisplayName(
      "Expressions are bean names and single answers; there is no script, class or timer of fixed"
          + " length")
  void expressions() {
    Pattern expression = Pattern.compile("[$#]\\{([^}]*)}");
    List<String> allowed =
        List.of(
            "[a-z][A-Za-z]*",
            "moment\\.of\\(execution, '[a-z]+'\\)",
            "execution\\.processBusinessKey");
    for (ModelFile file : MODELS) {
      Matcher found = expression.matcher(file.text());
      while (found.find()) {
        String inside = found.group(1).replace("&#39;", "'");
        if (allowed.stream().noneMatch(inside::matches)) {
          wrong(file, "expression " + found.group());
        }
      }
      for (Element it : file.everything()) {
        String name = it.getLocalName();
        if (name.matches(
            "script|scriptTask|formData|connector|inputOutput|timeCycle|timeDuration")) {
          wrong(file, "holds a " + name);
        }
        for (String attribute :
            List.of("class", "expression", "type", "resource", "scriptFormat")) {
          if (it.hasAttributeNS(CAMUNDA, attribute)) {
            wrong(file, it.getAttribute("id") + " has camunda:" + attribute);
          }
        }
      }
      if (file.text().contains("<!DOCTYPE") || file.text().contains("<!ENTITY")) {
        wrong(file, "has a document type");
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Models depend as modules do (decision 0028). */
  private static boolean mayCall(String module, String called) {
    return MODELS.stream()
        .filter(model -> model.id().equals(called))
        .map(ModelFile::module)
        .anyMatch(
            other ->
                other.equals(module)
                    || ModularityTests.rowOf(other) < ModularityTests.rowOf(module));
  }

  @Test
  @DisplayName(
      "No model, table or form names a school or a policy; a model calls those of its own module"
          + " or of a row beneath")
  void namesNobody() throws IOException {
    List<String> names = new ArrayList<>(POLICIES.all().stream().map(Profile::policyId).toList());
    names.addAll(List.of("boroughbridge", "king-james", "avenue", "recreation", "putney"));
    for (ModelFile file : Stream.concat(MODELS.stream(), TABLES.stream()).toList()) {
      String text = file.text().toLowerCase(Locale.ROOT);
      names.stream()
          .filter(name -> Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(text).find())
          .filter(name -> !name.equals("federation"))
          .forEach(name -> wrong(file, "names " + name));
      file.elements("callActivity").stream()
          .map(it -> it.getAttribute("calledElement"))
          .filter(it -> !mayCall(file.module(), it))
          .forEach(it -> wrong(file, "calls " + it));
      file.elements("businessRuleTask").stream()
          .map(it -> it.getAttributeNS(CAMUNDA, "decisionRef"))
          .filter(it -> !Files.exists(Path.of("processes", file.module(), it + ".dmn")))
          .forEach(it -> wrong(file, "asks " + it));
      Stream.concat(
              file.elements("businessRuleTask").stream()
                  .map(it -> it.getAttributeNS(CAMUNDA, "decisionRefBinding")),
              file.elements("callActivity").stream()
                  .map(it -> it.getAttributeNS(CAMUNDA, "calledElementBinding")))
          .filter(binding -> !binding.equals("deployment"))
          .forEach(binding -> wrong(file, "is bound to " + binding));
    }
    for (Path form : forms()) {
      String text = Files.readString(form).toLowerCase(Locale.ROOT);
      names.stream().filter(text::contains).forEach(name -> wrong.add(form + " names " + name));
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  @DisplayName(
      "Each rule of a table has an id and says why; one rule fits, unless a decision says"
          + " otherwise")
  void tables() {
    for (ModelFile file : TABLES) {
      for (Element table : file.elements("decisionTable")) {
        String hits = table.getAttribute("hitPolicy");
        if (!hits.equals("UNIQUE") && !decided(file.id(), hits)) {
          wrong(file, "hit policy " + hits + " and no decision says why");
        }
        Stream.concat(children(table, "input").stream(), children(table, "output").stream())
            .filter(it -> it.getAttribute("label").isBlank())
            .forEach(it -> wrong(file, it.getAttribute("id") + " has no label"));
        Stream.concat(
                children(table, "input").stream()
                    .map(it -> child(children(it, "inputExpression").get(0), "text")),
                children(table, "output").stream().map(it -> it.getAttribute("name")))
            .filter(it -> !it.matches("[a-z][A-Za-z]*"))
            .forEach(it -> wrong(file, "input or output " + it));
        for (Element rule : children(table, "rule")) {
          if (!rule.getAttribute("id").matches("[a-z]+(-[a-z]+)*")) {
            wrong(file, "rule " + rule.getAttribute("id"));
          }
          String why = child(rule, "description");
          if (why.isBlank()) {
            wrong(file, rule.getAttribute("id") + " does not say why");
          }
          Matcher cited = CLAUSE.matcher(why);
          while (cited.find()) {
            if (CLAUSES.find(cited.group()).isEmpty()) {
              wrong(file, rule.getAttribute("id") + " cites " + cited.group());
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean decided(String table, String hits) {
    try (Stream<Path> files = Files.list(Path.of("docs/decisions"))) {
      return files
          .map(ModelRulesTests::read)
          .anyMatch(text -> text.contains("`" + table + "`") && text.contains(hits));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @DisplayName(
      "Forms: named by their file, used by a step, every field labelled, every open list known")
  void formsAreWhole() throws IOException {
    Set<String> used = new TreeSet<>();
    MODELS.forEach(
        file ->
            file.elements("userTask")
                .forEach(step -> used.add(properties(step).getOrDefault("form", ""))));
    String offered = works();
    for (Path path : forms()) {
      JsonNode form = new ObjectMapper().readTree(path.toFile());
      String id = form.path("id").asText();
      if (!path.getFileName().toString().equals(id + ".form")) {
        wrong.add(path + " has the id " + id);
      }
      if (!used.contains(id)) {
        wrong.add(path + " is used by no step");
      }
      Set<String> keys = new LinkedHashSet<>();
      for (JsonNode field : form.path("components")) {
        String key = field.path("key").asText();
        if (!keys.add(key)
            || !key.matches("[a-z][A-Za-z]*")
            || field.path("label").asText().isBlank()) {
          wrong.add(path + ": field " + key);
        }
        String open = field.path("properties").path("optionsFrom").asText();
        if (!open.isEmpty() && !offered.contains("\"" + open + "\"")) {
          wrong.add(path + ": nobody offers " + open);
        }
        String hide = field.path("conditional").path("hide").asText();
        if (!hide.isEmpty()) {
          Matcher condition = Pattern.compile("=(\\w+) != \"[\\w-]+\"").matcher(hide);
          if (!condition.matches() || !keys.contains(condition.group(1))) {
            wrong.add(path + ": " + key + " hangs on " + hide);
          }
        }
        boolean written = field.path("type").asText().startsWith("text");
        if (written && !field.path("validate").has("maxLength")) {
          wrong.add(path + ": " + key + " may be of any length");
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** What the modules say that fill in the steps: the lists that they offer stand in it. */
  private static String works() {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/chalkline"))) {
      return files
          .filter(file -> file.toString().matches(".*(Work|Decisions)\\.java"))
          .map(ModelRulesTests::read)
          .collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> forms() {
    try (Stream<Path> files = Files.walk(Path.of("forms"))) {
      return files.filter(file -> file.toString().endsWith(".form")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @DisplayName("The steps that people write names of are counted, so that none arrives unseen")
  void counted() {
    Map<String, Long> counts =
        MODELS.stream()
            .collect(
                Collectors.toMap(
                    ModelFile::id,
                    file -> (long) file.elements("userTask").size(),
                    Long::sum,
                    TreeMap::new));
    assertThat(counts)
        .containsAllEntriesOf(
            Map.of(
                "abuse-handling", 5L,
                "abuse-routes", 16L,
                "policy-acknowledgement", 1L,
                "policy-reading", 0L,
                "training-renewal", 1L,
                "training-watch", 0L,
                "policy-review", 1L,
                "policy-approval", 3L,
                "work-chase", 0L));
  }
}
