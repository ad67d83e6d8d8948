package org.chalkline.nearmiss;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chalkline.audit.Actor;
import org.chalkline.casework.Access;
import org.chalkline.casework.Assignment;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseWork;
import org.chalkline.casework.Owner;
import org.chalkline.casework.Severity;
import org.chalkline.casework.WrittenWords;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.identity.People;
import org.chalkline.nearmiss.Actions.Action;
import org.chalkline.nearmiss.NearMissRows.Miss;
import org.chalkline.policy.Clauses;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.web.Answers;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Option;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What each step of a near miss takes in, and what it changes. */
@Component
class NearMissWork implements CaseWork {

  private static final List<String> ACTIONS = List.of("first", "second", "third");
  private static final int MORNING = 9;

  private final NearMissRows rows;
  private final Actions actions;
  private final NearMissFacts facts;
  private final CaseFiles caseFiles;
  private final CaseFileRepository files;
  private final Access access;
  private final WrittenWords writtenWords;
  private final People people;
  private final Policies policies;
  private final Clauses clauses;
  private final Clock clock;

  NearMissWork(
      NearMissRows rows,
      Actions actions,
      NearMissFacts facts,
      CaseFiles caseFiles,
      CaseFileRepository files,
      Access access,
      WrittenWords writtenWords,
      People people,
      Policies policies,
      Clauses clauses,
      Clock clock) {
    this.rows = rows;
    this.actions = actions;
    this.facts = facts;
    this.caseFiles = caseFiles;
    this.files = files;
    this.access = access;
    this.writtenWords = writtenWords;
    this.people = people;
    this.policies = policies;
    this.clauses = clauses;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return NearMisses.KIND;
  }

  /** The picture is deleted by whoever took it; where they cannot, whoever is told sees to it. */
  @Override
  public Optional<Owner> owner(CaseFile file, String word) {
    if (!word.equals("reporter")) {
      return Optional.empty();
    }
    String reporter = Objects.requireNonNull(rows.get(file.getId()).reporter());
    return Optional.of(Owner.personFirst(reporter, profile(file).text("near_miss.told_to")));
  }

  /** An action is due on its own day. */
  @Override
  public Optional<Instant> countsFrom(CaseFile file, String step, @Nullable String work) {
    return step.equals(NearMiss.CARRY_OUT_ACTION) && work != null
        ? Optional.of(actions.get(work).due().atTime(MORNING, 0).atZone(When.LONDON).toInstant())
        : Optional.empty();
  }

  @Override
  public Map<String, Object> complete(CaseFile file, Assignment step, Answers given, Actor actor) {
    return switch (step.step()) {
      case NearMiss.DELETE_PICTURE -> {
        rows.deleted(file.getId());
        caseFiles.record(
            file,
            actor,
            "near-miss.deleted",
            Map.of("state", given.text("deleted"), "words", given.text("words")));
        yield Map.of();
      }
      case NearMiss.TAKE_NOTE -> takeNote(file, given, actor);
      case NearMiss.ASSESS_RISK -> assess(file, given, actor);
      case NearMiss.SEE_WHAT_WAS_LEARNT -> learn(file, given, actor);
      case NearMiss.CARRY_OUT_ACTION ->
          carryOut(file, Objects.requireNonNull(step.work()), given, actor);
      default -> Map.of();
    };
  }

  private Map<String, Object> takeNote(CaseFile file, Answers given, Actor actor) {
    caseFiles.record(file, actor, "near-miss.noted", Map.of("words", given.text("words")));
    writeBack(file, given.text("advice"), actor);
    return Map.of();
  }

  private void writeBack(CaseFile file, String words, Actor actor) {
    rows.answer(file.getId(), words);
    String reporter = rows.get(file.getId()).reporter();
    if (reporter != null) {
      writtenWords.writeTo(file, reporter, words, actor);
    }
  }

  /**
   * The risk is set down with whoever assessed it, and what follows with owners and days.
   *
   * @clause HH-31, HH-32; default 42
   */
  private Map<String, Object> assess(CaseFile file, Answers given, Actor actor) {
    String clause = clause(file, given.text("clause"));
    int likelihood = Integer.parseInt(given.text("likelihood"));
    int severity = Integer.parseInt(given.text("severity"));
    List<String> wanted = given.text("needed").equals("yes") ? actions(file, given) : List.of();
    rows.assessed(file.getId(), likelihood, severity, actor.id(), given.text("why"), clause);
    Risk risk = new Risk(likelihood, severity, scale(file));
    file.triaged(risk.severityOfCase(), file.title(), false);
    files.saveAndFlush(file);
    caseFiles.record(
        file,
        actor,
        "near-miss.assessed",
        Map.of("risk", risk.words(), "why", given.text("why"), "clause", clause));
    return Map.of("actionsNeeded", !wanted.isEmpty(), "actions", wanted);
  }

  private String clause(CaseFile file, String named) {
    String id = named.strip().toUpperCase(Locale.ROOT);
    boolean known =
        id.isEmpty()
            || clauses
                .find(id)
                .filter(it -> it.policy().equals(profile(file).policyId()))
                .isPresent();
    if (!known) {
      throw new InvalidInput("clause", "Enter a clause of your policy, by its number");
    }
    return id;
  }

  private List<String> actions(CaseFile file, Answers given) {
    for (String each : ACTIONS) {
      checkAction(file, each, given);
    }
    List<String> made = new ArrayList<>();
    for (String each : ACTIONS) {
      String what = given.text(each + "Action");
      if (!what.isBlank()) {
        LocalDate due = (LocalDate) Objects.requireNonNull(given.values().get(each + "Due"));
        made.add(actions.add(file, what, given.text(each + "Owner"), due));
      }
    }
    return made;
  }

  private void checkAction(CaseFile file, String each, Answers given) {
    boolean what = !given.text(each + "Action").isBlank();
    boolean owner = !given.text(each + "Owner").isBlank();
    boolean due = !given.text(each + "Due").isBlank();
    if (what != owner || what != due) {
      String missing = !what ? "Action" : !owner ? "Owner" : "Due";
      throw new InvalidInput(each + missing, "An action needs its words, its owner and its day");
    }
    if (what) {
      inTheFuture(each + "Due", (LocalDate) given.values().get(each + "Due"));
      if (access.walled(given.text(each + "Owner"), file.getId())) {
        throw new InvalidInput(each + "Owner", "Select one of the options");
      }
    }
  }

  private void inTheFuture(String field, @Nullable LocalDate day) {
    if (day != null && day.isBefore(LocalDate.ofInstant(clock.instant(), When.LONDON))) {
      throw new InvalidInput(field, "The day must be today or in the future");
    }
  }

  private Map<String, Object> carryOut(CaseFile file, String action, Answers given, Actor actor) {
    String done = given.text("done");
    Action it = actions.get(action);
    if (done.equals("put-off")) {
      LocalDate due = (LocalDate) Objects.requireNonNull(given.values().get("due"));
      inTheFuture("due", due);
      actions.putOff(action, due, given.text("words"));
    } else {
      actions.ended(action, done.equals("yes") ? "done" : "not-needed", given.text("words"));
    }
    caseFiles.record(
        file,
        actor,
        switch (done) {
          case "yes" -> "near-miss.action-done";
          case "put-off" -> "near-miss.action-put-off";
          default -> "near-miss.action-not-needed";
        },
        Map.of("what", it.what(), "words", given.text("words")));
    return Map.of("putOff", done.equals("put-off"));
  }

  private Map<String, Object> learn(CaseFile file, Answers given, Actor actor) {
    boolean more = given.text("more").equals("yes");
    if (!more) {
      rows.lesson(file.getId(), given.text("lesson"));
      writeBack(file, given.text("lesson"), actor);
    }
    return Map.of("moreNeeded", more);
  }

  @Override
  public Map<String, List<Option>> options(CaseFile file, Assignment step) {
    if (!step.step().equals(NearMiss.ASSESS_RISK)) {
      return Map.of();
    }
    List<String> out = access.walledOut(file.getId());
    return Map.of(
        "likelihoods", facts.scale("likelihood", scale(file)),
        "severities", facts.scale("severity", scale(file)),
        "people",
            people.ableAt(file.school()).stream()
                .filter(person -> !out.contains(person.id()))
                .map(person -> new Option(person.id(), person.name()))
                .toList());
  }

  private int scale(CaseFile file) {
    return profile(file).text("near_miss.risk_scale").equals("five-by-five") ? 5 : 3;
  }

  @Override
  public Map<String, Object> given(CaseFile file, Assignment step) {
    Miss it = rows.get(file.getId());
    Map<String, Object> given = new HashMap<>();
    if (step.step().equals(NearMiss.ASSESS_RISK) && it.assessed()) {
      given.put("likelihood", String.valueOf(it.likelihood()));
      given.put("severity", String.valueOf(it.severity()));
      given.put("why", it.why());
      given.put("clause", it.clause());
    }
    return given;
  }

  @Override
  public List<Fact> toKnow(CaseFile file, Assignment step) {
    if (step.step().equals(NearMiss.CARRY_OUT_ACTION) && step.work() != null) {
      return List.of(new Fact("What is to be done", actions.get(step.work()).what()));
    }
    return facts(file);
  }

  @Override
  public List<Fact> facts(CaseFile file) {
    return facts.of(file, scale(file));
  }

  private Profile profile(CaseFile file) {
    return policies.edition(file.policyEdition());
  }

  /** Likelihood by severity, on a scale of the profile's size. */
  record Risk(int likelihood, int severity, int scale) {

    private static final double LOW = 0.25;
    private static final double HIGH = 0.6;

    /** "6 of 9, high". */
    String words() {
      return "%d of %d, %s".formatted(likelihood * severity, scale * scale, level());
    }

    private String level() {
      double share = (double) (likelihood * severity) / (scale * scale);
      return share < LOW ? "low" : share < HIGH ? "medium" : "high";
    }

    Severity severityOfCase() {
      return Severity.of(level());
    }
  }

  static IntStream steps(int scale) {
    return IntStream.rangeClosed(1, scale);
  }
}
