package org.chalkline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chalkline.testing.ModelFile.child;
import static org.chalkline.testing.ModelFile.properties;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chalkline.policy.Clause;
import org.chalkline.policy.Clauses;
import org.chalkline.policy.Place;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.policy.Questions;
import org.chalkline.policy.Traces;
import org.chalkline.testing.Doors;
import org.chalkline.testing.GeneratedPage;
import org.chalkline.testing.ModelFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** What models and tables say of clauses for their reader is what the rows say for the screens. */
class TraceTests {

  /** The pages that carry out a clause, each with its door. */
  private static final Map<String, String> PAGES =
      Map.of(
          "report",
          "Reports.make",
          "training",
          "Training.done",
          "accounts",
          "SchoolAccounts.at",
          "breach-catalogue",
          "BreachCatalogue.of",
          "report-a-breach",
          "Breaches.report",
          "register-of-breaches",
          "BreachRegister.rows",
          "former-pupil",
          "FormerPupils.when",
          "near-miss-report",
          "Patterns.of");

  private static final Clauses CLAUSES = new Clauses();
  private static final Traces TRACES = new Traces();
  private static final Pattern CLAUSE = Pattern.compile("\\b[A-Z]{2,3}-\\d{2,3}\\b");

  private static final Policies POLICIES = new Policies();
  private static final Questions QUESTIONS = new Questions();

  private static final Map<Traces.State, String> WORDS =
      Map.of(
          Traces.State.CARRIED, "carried out",
          Traces.State.IN_PART, "in part",
          Traces.State.WAITING, "waits for its process",
          Traces.State.GUIDANCE, "guidance");

  /** The named moments that timers wait for, with what sets them. */
  private static final Map<String, String> MOMENTS =
      Map.ofEntries(
          Map.entry("due", "the step's own limit"),
          Map.entry(
              "passes", "`work.pass_limit` after the limit; where it is urgent, with the limit"),
          Map.entry("morning", "seven o’clock in London on the next morning, any day of the week"),
          Map.entry("accessover", "24 elapsed hours after the case was opened"),
          Map.entry("asked", "15 elapsed minutes after somebody was asked"),
          Map.entry("childlook", "eight o’clock in London on the day that was chosen"),
          Map.entry("receipt", "`transfer.receipt_limit` after the package was sent"),
          Map.entry(
              "noanswer",
              "`meeting.answer_limit` after times were offered, or somebody asked again"),
          Map.entry("meetingtime", "the time of the meeting that is fixed, in London"),
          Map.entry(
              "agencychase",
              "`agency.chase_limit` after the last contact, or the day that was chosen"),
          Map.entry(
              "removal",
              "`parent.removal_limit`, or `parent.removal_risk_limit`, after the letter went"),
          Map.entry(
              "demand",
              "when the time to remove it is over, if a meeting is being arranged by then"),
          Map.entry(
              "quiet", "`parent.quiet_limit` after the post was gone, or nothing more was asked"),
          Map.entry("breachappeal", "`appeal.lodge_limit` after they were told in writing"),
          Map.entry(
              "exceptionreminder",
              "`contact.exception_remind_days` before the last day of the exception, at eight"),
          Map.entry("exceptionends", "the end of the last day that was granted, in London"),
          Map.entry(
              "review", "`abuse.block_review`, or `parent.event_ban_length`, after it began"));

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
                    || (place.kind() == Place.Kind.PAGE && PAGES.containsKey(place.id())));
  }

  @Test
  @DisplayName("Where each clause lives, from its text to door and test, as a page")
  void clausesPage() throws IOException {
    var doors = new Doors();
    var tests = tests();
    var page =
        new StringBuilder(
            """
            # From clause to element, door and test

            Drawn by `TraceTests` from the clauses, the profiles, the rows that say where a clause is carried out
            (`policy/carried.csv`), and the code. A door is the method that speaks of the element or setting; every step of
            a model is completed through `Completions.complete`. Every element and rule is passed by the tests of its model,
            every setting is checked by `ProfilesTests`; the last column adds the tests that name the clause.

            """);
    var counts = new TreeMap<String, Map<Traces.State, Integer>>();
    var table = new StringBuilder();
    for (Clause clause : CLAUSES.all()) {
      var edition = edition(clause.policy());
      var state = TRACES.state(clause, edition, QUESTIONS, TraceTests::exists);
      counts
          .computeIfAbsent(clause.policy(), policy -> new EnumMap<>(Traces.State.class))
          .merge(state, 1, Integer::sum);
      var where = new ArrayList<String>();
      var through = new TreeSet<String>();
      for (Place place : TRACES.places(clause.id())) {
        where.add("`" + place + "`");
        through.addAll(doors(doors, place));
      }
      for (var setting : TRACES.settings(edition, clause.id())) {
        where.add("setting `" + setting.key() + "`");
        through.addAll(doors.of(setting.key()));
      }
      table.append(
          "| %s | %s | %s | %s | %s | %s | %s | %s |%n"
              .formatted(
                  clause.id(),
                  clause.strength(),
                  clause.process(),
                  clause.obligation().replace("|", "\\|"),
                  WORDS.get(state),
                  String.join("; ", where),
                  String.join(", ", through),
                  String.join(", ", tests.getOrDefault(clause.id(), Set.of()))));
    }
    page.append("| policy | clauses | carried out | in part | waiting | guidance |\n");
    page.append("|---|---|---|---|---|---|\n");
    var sum = new EnumMap<Traces.State, Integer>(Traces.State.class);
    counts.forEach(
        (policy, states) -> {
          page.append(row(policy, states));
          states.forEach((state, count) -> sum.merge(state, count, Integer::sum));
        });
    page.append(row("all", sum));
    page.append(
        "\n| clause | strength | process | what it asks | state | where | door | named by |\n");
    page.append("|---|---|---|---|---|---|---|---|\n").append(table);
    System.out.println(
        "Clauses: %d carried out, %d in part, %d waiting for a process to come, %d guidance"
            .formatted(
                sum.getOrDefault(Traces.State.CARRIED, 0),
                sum.getOrDefault(Traces.State.IN_PART, 0),
                sum.getOrDefault(Traces.State.WAITING, 0),
                sum.getOrDefault(Traces.State.GUIDANCE, 0)));
    assertThat(sum.values().stream().mapToInt(it -> it).sum()).isEqualTo(354);
    GeneratedPage.holds("clauses.md", page.toString());
  }

  private static String row(String policy, Map<Traces.State, Integer> states) {
    return "| %s | %d | %s |%n"
        .formatted(
            policy,
            states.values().stream().mapToInt(it -> it).sum(),
            Arrays.stream(Traces.State.values())
                .map(state -> String.valueOf(states.getOrDefault(state, 0)))
                .collect(Collectors.joining(" | ")));
  }

  private static Set<String> doors(Doors doors, Place place) {
    return switch (place.kind()) {
      case STEP -> {
        var all = new TreeSet<String>(doors.of(place.id()));
        all.add("Completions.complete");
        yield all;
      }
      case RULE, TIMER -> doors.of(place.in());
      case PAGE -> Set.of(String.valueOf(PAGES.get(place.id())));
      case LETTER -> doors.of(place.id());
    };
  }

  private static boolean exists(String process) {
    return ModelFile.all("bpmn").stream().anyMatch(file -> file.id().equals(process));
  }

  private static Profile edition(String policy) {
    return POLICIES.inForce(policy, LocalDate.of(2026, 9, 1));
  }

  @Test
  @DisplayName("Every deadline and timer with its clause and setting, as a page")
  void deadlinesPage() throws IOException {
    var profiles = POLICIES.all();
    var page =
        new StringBuilder(
            """
            # Deadlines and timers

            How long each step may take under each policy, with the clause or the numbered default that it rests on, and
            what arms each timer. Drawn by `TraceTests` from models, profiles and `policy/carried.csv`.

            """);
    page.append("| model | step | setting |");
    profiles.forEach(profile -> page.append(' ').append(profile.policyId()).append(" |"));
    page.append("\n|---|---|---|").append("---|".repeat(profiles.size())).append('\n');
    var timers = new StringBuilder();
    for (ModelFile file : ModelFile.all("bpmn")) {
      for (Element step : file.elements("userTask")) {
        var key = properties(step).getOrDefault("limit", "");
        page.append("| %s | %s | `%s` |".formatted(file.id(), step.getAttribute("name"), key));
        profiles.forEach(profile -> page.append(' ').append(rests(profile, key)).append(" |"));
        page.append('\n');
      }
      for (Element timer : file.elements("timerEventDefinition")) {
        timers.append(timer(file, (Element) timer.getParentNode()));
      }
    }
    page.append("\n| model | timer | fires at | defaults |\n|---|---|---|---|\n").append(timers);
    GeneratedPage.holds("deadlines.md", page.toString());
  }

  private static String rests(Profile profile, String key) {
    var setting = profile.setting(key);
    var on = new ArrayList<>(setting.clauses());
    if (setting.defaultNumber() != null) {
      on.add("default " + setting.defaultNumber());
    }
    return setting.value() + " (" + String.join(", ", on) + ")";
  }

  /** A timer waits for a moment that has a name; each name has its setting or says whose time. */
  private static String timer(ModelFile file, Element event) {
    var moment = Pattern.compile("'([a-z]+)'").matcher(event.getTextContent());
    assertThat(moment.find()).as("%s waits for a named moment", event.getAttribute("id")).isTrue();
    var fires = MOMENTS.get(moment.group(1));
    assertThat(fires).as("the moment %s is described", moment.group(1)).isNotNull();
    var place = Place.timer(file.id(), event.getAttribute("id"));
    return "| %s | %s | %s | %s |%n"
        .formatted(
            file.id(),
            event.getAttribute("name"),
            fires,
            TRACES.defaults(place).stream().map(String::valueOf).collect(Collectors.joining(", ")));
  }

  private static Map<String, Set<String>> tests() throws IOException {
    Map<String, Set<String>> tests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Path.of("src/test"))) {
      for (Path file :
          files
              .filter(it -> it.toString().matches(".*(Tests\\.java|\\.feature)"))
              .sorted()
              .toList()) {
        var cited = CLAUSE.matcher(Files.readString(file));
        while (cited.find()) {
          tests
              .computeIfAbsent(cited.group(), it -> new TreeSet<>())
              .add(file.getFileName().toString().replace(".java", ""));
        }
      }
    }
    return tests;
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
