package org.chalkline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chalkline.testing.ModelFile.child;
import static org.chalkline.testing.ModelFile.properties;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.chalkline.policy.Clause;
import org.chalkline.policy.Clauses;
import org.chalkline.policy.Place;
import org.chalkline.policy.Traces;
import org.chalkline.testing.ModelFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** What models and tables say of clauses for their reader is what the rows say for the screens. */
class TraceTests {

  private static final Clauses CLAUSES = new Clauses();
  private static final Traces TRACES = new Traces();
  private static final Pattern CLAUSE = Pattern.compile("\\b[A-Z]{2,3}-\\d{2,3}\\b");

  private final Set<Place> inModels = new LinkedHashSet<>();

  @Test
  @DisplayName("The clauses that a step lists for its reader are those that its rows name")
  void steps() {
    for (ModelFile file : ModelFile.all("bpmn")) {
      for (Element step : file.elements("userTask")) {
        Place place = Place.step(file.id(), step.getAttribute("id"));
        List<String> listed =
            Arrays.stream(properties(step).getOrDefault("clauses", "").split("[,\\s]+"))
                .filter(id -> !id.isBlank())
                .toList();
        assertThat(rows(place)).as("%s", place).containsExactlyInAnyOrderElementsOf(listed);
      }
    }
  }

  @Test
  @DisplayName("The clauses that a rule names for its reader are those that its rows name")
  void rules() {
    for (ModelFile file : ModelFile.all("dmn")) {
      for (Element rule : file.elements("rule")) {
        Place place = Place.rule(file.id(), rule.getAttribute("id"));
        var named = new TreeSet<String>();
        var cited = CLAUSE.matcher(child(rule, "description"));
        while (cited.find()) {
          named.add(cited.group());
        }
        assertThat(rows(place)).as("%s", place).containsExactlyInAnyOrderElementsOf(named);
      }
    }
  }

  @Test
  @DisplayName("Each step, timer and rule has a default for policies that say nothing about it")
  void everythingHasADefault() {
    for (Place place : places()) {
      assertThat(TRACES.defaults(place)).as("%s", place).isNotEmpty();
    }
  }

  @Test
  @DisplayName("Each place that a row names exists")
  void placesExist() {
    Set<Place> all = places();
    assertThat(TRACES.all())
        .allMatch(
            place ->
                all.contains(place)
                    || place.kind() == Place.Kind.PAGE && place.id().equals("report"));
  }

  private List<String> rows(Place place) {
    return CLAUSES.all().stream()
        .map(Clause::policy)
        .distinct()
        .flatMap(policy -> TRACES.clauses(policy, place).stream())
        .map(Clause::id)
        .toList();
  }

  private Set<Place> places() {
    for (ModelFile file : ModelFile.all("bpmn")) {
      file.elements("userTask")
          .forEach(step -> inModels.add(Place.step(file.id(), step.getAttribute("id"))));
      file.elements("timerEventDefinition")
          .forEach(
              timer ->
                  inModels.add(
                      Place.timer(
                          file.id(), ((Element) timer.getParentNode()).getAttribute("id"))));
    }
    for (ModelFile file : ModelFile.all("dmn")) {
      file.elements("rule")
          .forEach(rule -> inModels.add(Place.rule(file.id(), rule.getAttribute("id"))));
    }
    return inModels;
  }
}
