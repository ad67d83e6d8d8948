package org.chalkline.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.chalkline.testing.ModelFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The decision tables, asked row by row. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AbuseTriageTests {

  private final List<String> fired = new ArrayList<>();
  private final DmnEngine engine = engine();
  private final DmnDecision triage = decision("abuse/abuse-triage");
  private final DmnDecision succession = decision("casework/succession");

  private DmnEngine engine() {
    var configuration = new DefaultDmnEngineConfiguration();
    configuration
        .getCustomPostDecisionTableEvaluationListeners()
        .add(event -> event.getMatchingRules().forEach(rule -> fired.add(rule.getId())));
    return configuration.buildEngine();
  }

  private DmnDecision decision(String name) {
    Path file = Path.of("processes", name + ".dmn");
    try (InputStream in = Files.newInputStream(file)) {
      return engine.parseDecision(file.getFileName().toString().replace(".dmn", ""), in);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /**
   * Facts of which nothing is so: nobody in danger, nothing owed, a copy held, a profile that asks
   * for nothing.
   */
  private static Map<String, Object> facts(String asked) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("asked", asked);
    for (String no :
        List.of(
            "danger",
            "childTouched",
            "childImage",
            "ownAccount",
            "answerOwed",
            "complaint",
            "complaintAlone",
            "repeats",
            "illegal",
            "explains",
            "redirects",
            "records",
            "parentSteps",
            "answers",
            "answersRemoved")) {
      facts.put(no, false);
    }
    facts.put("copyHeld", true);
    facts.put("kinds", List.of("other"));
    facts.put("authors", List.of("parent"));
    facts.put("police", "none");
    facts.put("platform", "none");
    facts.put("informs", List.of());
    return facts;
  }

  private Set<String> ask(Map<String, Object> facts) {
    fired.clear();
    engine.evaluateDecisionTable(triage, facts);
    return new LinkedHashSet<>(fired);
  }

  /** Each rule with the facts that differ from nothing, and no other rule that demands anything. */
  static Stream<Arguments> rules() {
    return Stream.of(
        row("reported-danger", "reported", Map.of("danger", true)),
        row("reported-child", "reported", Map.of("childTouched", true)),
        row("reported-child-image", "reported", Map.of("childImage", true)),
        row("reported-child-image-police", "reported", Map.of("childImage", true)),
        row("reported-copy", "reported", Map.of("copyHeld", false)),
        row("confirmed-danger", "confirmed", Map.of("danger", true)),
        row("confirmed-child", "confirmed", Map.of("childTouched", true)),
        row("confirmed-child-image", "confirmed", Map.of("childImage", true)),
        row("confirmed-child-image-police", "confirmed", Map.of("childImage", true)),
        row("confirmed-copy", "confirmed", Map.of("copyHeld", false)),
        row("act-on-account", "confirmed", Map.of("ownAccount", true)),
        row("platform-each", "confirmed", Map.of("platform", "each")),
        row("platform-choice", "confirmed", Map.of("platform", "choice")),
        row("platform-repeat", "confirmed", Map.of("repeats", true)),
        row("platform-unknown", "confirmed", Map.of("authors", List.of("unknown"))),
        row("platform-impersonation", "confirmed", Map.of("kinds", List.of("impersonation"))),
        row("tell-audience", "confirmed", Map.of("ownAccount", true, "explains", true)),
        row("enter-record", "confirmed", Map.of("records", true)),
        row("police-compulsory", "confirmed", Map.of("police", "compulsory")),
        row("police-judgement", "confirmed", Map.of("police", "judgement")),
        row(
            "first-answer",
            "confirmed",
            Map.of(
                "ownAccount", true, "answerOwed", true, "complaintAlone", true, "answers", true)),
        row(
            "first-answer-removed",
            "confirmed",
            Map.of(
                "ownAccount", true, "answerOwed", true, "answers", true, "answersRemoved", true)),
        row("signpost-redirected", "confirmed", Map.of("complaint", true, "redirects", true)),
        row("signpost-offered", "confirmed", Map.of("complaint", true)),
        row("parent-behind-it", "confirmed", Map.of("parentSteps", true)),
        row("adult-behind-it", "confirmed", Map.of("authors", List.of("parent", "staff"))),
        row("pupil-behind-it", "confirmed", Map.of("authors", List.of("pupil"))),
        row("personal-data", "confirmed", Map.of("kinds", List.of("personal-data"))),
        row("inform-line-manager", "confirmed", Map.of("informs", List.of("line-manager"))),
        row("inform-online-safety", "confirmed", Map.of("informs", List.of("online-safety"))),
        row("inform-leadership", "confirmed", Map.of("informs", List.of("slt"))),
        row("severity-immediate", "confirmed", Map.of("kinds", List.of("sexual-approach"))),
        row("severity-high", "confirmed", Map.of("kinds", List.of("racist"))),
        row("severity-illegal", "confirmed", Map.of("illegal", true)),
        row("severity-medium", "confirmed", Map.of("kinds", List.of("bullying"))),
        row("severity-repeat", "confirmed", Map.of("repeats", true)),
        row("severity-low", "confirmed", Map.of()));
  }

  private static Arguments row(String rule, String asked, Map<String, Object> so) {
    return Arguments.of(rule, asked, so);
  }

  /** Rules that stand beside another by their nature. */
  private static final Map<String, Set<String>> BESIDE =
      Map.of(
          "reported-child-image", Set.of("reported-child-image-police"),
          "reported-child-image-police", Set.of("reported-child-image"),
          "confirmed-child-image", Set.of("confirmed-child-image-police"),
          "confirmed-child-image-police", Set.of("confirmed-child-image"),
          "platform-repeat", Set.of("severity-repeat"),
          "severity-repeat", Set.of("platform-repeat"),
          "tell-audience", Set.of("act-on-account"),
          "first-answer-removed", Set.of("act-on-account"));

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  @DisplayName("Each rule fires on its facts and, without them, not; nothing else fires with it")
  void ruleFires(String rule, String asked, Map<String, Object> so) {
    Map<String, Object> facts = facts(asked);
    Set<String> before = ask(facts);
    facts.putAll(so);
    Set<String> after = ask(facts);
    assertThat(after).contains(rule);
    if (!so.isEmpty()) {
      assertThat(before).doesNotContain(rule);
    }
    Set<String> others = new LinkedHashSet<>(after);
    others.remove(rule);
    others.remove("severity-low");
    others.removeAll(BESIDE.getOrDefault(rule, Set.of()));
    assertThat(others).isEmpty();
  }

  @Test
  @DisplayName("As many rows as rules: none arrives untested")
  void everyRuleHasARow() {
    assertThat(rules().map(row -> (String) row.get()[0]).toList())
        .containsExactlyInAnyOrderElementsOf(ModelFile.dmn("abuse/abuse-triage").rules());
  }

  @Test
  @DisplayName("On the report only what cannot wait is decided; on confirmed facts nothing twice")
  void reportDecidesLittle() {
    Map<String, Object> all = facts("reported");
    all.replaceAll((name, value) -> value instanceof Boolean ? (Object) true : value);
    all.put("copyHeld", false);
    all.put("childImage", false);
    assertThat(ask(all)).allMatch(rule -> rule.startsWith("reported-"));
    all.put("asked", "confirmed");
    assertThat(ask(all)).noneMatch(rule -> rule.startsWith("reported-"));
  }

  @Test
  @DisplayName(
      "A complaint and nothing else stays where it is: no removal, no platform, no word to the audience")
  void complaintAlone() {
    Map<String, Object> facts = facts("confirmed");
    facts.putAll(
        Map.of(
            "kinds", List.of("complaint"),
            "complaint", true,
            "complaintAlone", true,
            "ownAccount", true,
            "answerOwed", true,
            "answers", true,
            "platform", "each",
            "explains", true,
            "repeats", true));
    assertThat(ask(facts))
        .containsExactlyInAnyOrder(
            "first-answer", "signpost-offered", "severity-low", "severity-repeat");
  }

  @Test
  @DisplayName("Every route that the table can demand has an answer and a step in the models")
  void everyRouteHasItsStep() {
    Set<String> routes = new LinkedHashSet<>();
    ModelFile table = ModelFile.dmn("abuse/abuse-triage");
    table.elements("outputEntry").stream()
        .filter(it -> it.getAttribute("id").endsWith("_out_route"))
        .map(it -> it.getTextContent().strip())
        .filter(text -> !text.equals("null"))
        .forEach(text -> routes.add(text.replace("\"", "")));
    assertThat(AbuseHandling.BEGINS.keySet()).containsExactlyInAnyOrderElementsOf(routes);
    assertThat(AbuseHandling.ROUTE_OF.values()).containsAll(routes);
    ModelFile model = ModelFile.bpmn("abuse/abuse-routes");
    assertThat(model.elementsAndFlows()).containsAll(AbuseHandling.ROUTE_OF.keySet());
    AbuseHandling.BEGINS
        .values()
        .forEach(answer -> assertThat(model.text()).contains("${" + answer + "}"));
    Set<String> steps = new LinkedHashSet<>();
    model.elements("userTask").forEach(it -> steps.add(it.getAttribute("id")));
    steps.add("Task_HandOverToParentEscalation");
    steps.add("Task_HandOverToBreachInvestigation");
    steps.add("Task_HandOverToSafeguarding");
    steps.add("Task_NoteDataBreach");
    assertThat(steps).isEqualTo(AbuseHandling.ROUTE_OF.keySet());
  }

  @Test
  @DisplayName("The names in AbuseHandling are those of the models")
  void namesMatchTheModels() throws IllegalAccessException {
    String models =
        ModelFile.bpmn("abuse/abuse-handling").text() + ModelFile.bpmn("abuse/abuse-routes").text();
    for (var field : AbuseHandling.class.getFields()) {
      if (field.getType() == String.class) {
        assertThat(models).as(field.getName()).contains("\"" + field.get(null) + "\"");
      }
    }
  }

  @Test
  @DisplayName(
      "Who is next: each rule answers for its role, late or outside; nobody goes in a circle")
  void succession() {
    Set<String> answered = new LinkedHashSet<>();
    for (String role : org.chalkline.identity.Roles.all().keySet()) {
      for (String why : List.of("late", "excluded", "for-a-child")) {
        Set<String> seen = new LinkedHashSet<>();
        String now = role;
        while (now != null) {
          assertThat(seen.add(now)).as("%s comes round again after %s", now, seen).isTrue();
          fired.clear();
          var results = engine.evaluateDecisionTable(succession, Map.of("role", now, "why", why));
          assertThat(fired).hasSizeLessThanOrEqualTo(1);
          answered.addAll(fired);
          now = results.isEmpty() ? null : results.getSingleResult().getSingleEntry();
        }
      }
    }
    assertThat(answered)
        .containsExactlyInAnyOrderElementsOf(ModelFile.dmn("casework/succession").rules());
  }

  @Test
  @DisplayName("Who is next, in the words of the defaults (31, 32, 38)")
  void successionInWords() {
    assertThat(next("headteacher", "late")).isEqualTo("deputy");
    assertThat(next("headteacher", "excluded")).isEqualTo("chair");
    assertThat(next("headteacher", "for-a-child")).isEqualTo("chair");
    assertThat(next("chair", "excluded")).isEqualTo("vice-chair");
    assertThat(next("vice-chair", "excluded")).isEqualTo("outside-body");
    assertThat(next("dsl", "excluded")).isEqualTo("deputy-dsl");
    assertThat(next("senior-authoriser", "late")).isEqualTo("deputy-authoriser");
  }

  private String next(String role, String why) {
    return engine
        .evaluateDecisionTable(succession, Map.of("role", role, "why", why))
        .getSingleResult()
        .getSingleEntry();
  }
}
