package org.chalkline.breach;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chalkline.accounts.SchoolAccounts;
import org.chalkline.audit.Actor;
import org.chalkline.breach.BreachRows.Breach;
import org.chalkline.casework.Assignment;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.WrittenWords;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.identity.People;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Option;
import org.chalkline.web.Refused;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The decision by another person, what it brings about, the appeal and the end. */
@Component
class BreachDecision {

  private static final String NOTHING_MORE = OutcomeChoices.NOTHING;

  private final BreachRows rows;
  private final BreachSteps steps;
  private final Allegations allegations;
  private final OutcomeChoices choices;
  private final BreachPeople breachPeople;
  private final Interests interests;
  private final SchoolAccounts accounts;
  private final CaseFiles caseFiles;
  private final CaseFileRepository files;
  private final WrittenWords writtenWords;
  private final People people;
  private final JdbcClient jdbc;
  private final MessageSourceAccessor words;
  private final Clock clock;

  BreachDecision(
      BreachRows rows,
      BreachSteps steps,
      Allegations allegations,
      OutcomeChoices choices,
      BreachPeople breachPeople,
      Interests interests,
      SchoolAccounts accounts,
      CaseFiles caseFiles,
      CaseFileRepository files,
      WrittenWords writtenWords,
      People people,
      JdbcClient jdbc,
      MessageSource messages,
      Clock clock) {
    this.rows = rows;
    this.steps = steps;
    this.allegations = allegations;
    this.choices = choices;
    this.breachPeople = breachPeople;
    this.interests = interests;
    this.accounts = accounts;
    this.caseFiles = caseFiles;
    this.files = files;
    this.writtenWords = writtenWords;
    this.people = people;
    this.jdbc = jdbc;
    this.words = new MessageSourceAccessor(messages, java.util.Locale.UK);
    this.clock = clock;
  }

  /** What follows, decided by another person than whoever investigated. */
  Map<String, Object> decide(CaseFile file, Said said, Actor actor) {
    Breach it = rows.get(file.getId());
    if (actor.id().equals(it.investigator())) {
      throw new InvalidInput("interest", "Somebody else decides: you have investigated it");
    }
    if (interests.declared(file, said, actor)) {
      return Map.of("interestDeclared", true);
    }
    List<String> outcomes = new ArrayList<>(chosen(said));
    if (it.procedureCertain() && !outcomes.contains(OutcomeChoices.PROCEDURE)) {
      outcomes.add(OutcomeChoices.PROCEDURE);
    }
    if (said.yes("barring")) {
      outcomes.add(OutcomeChoices.BARRING);
    }
    if (said.yes("teaching")) {
      outcomes.add(OutcomeChoices.TEACHING);
    }
    rows.decided(file.getId(), outcomes);
    caseFiles.record(
        file,
        actor,
        "breach.decided",
        Map.of("outcomes", inWords(outcomes), "reason", said.text("reason")));
    return Map.of("interestDeclared", false);
  }

  private static List<String> chosen(Said said) {
    List<String> outcomes = said.list("outcomes");
    if (outcomes.isEmpty()) {
      throw new InvalidInput("outcomes", "Select what follows");
    }
    if (outcomes.contains(NOTHING_MORE) && outcomes.size() > 1) {
      throw new InvalidInput("outcomes", "Select nothing further, or what follows, but not both");
    }
    return outcomes;
  }

  /** The outcomes in words, for a letter and the history. */
  String inWords(List<String> outcomes) {
    return outcomes.stream()
        .map(code -> words.getMessage("breach.outcome." + code))
        .collect(java.util.stream.Collectors.joining("; "));
  }

  /**
   * An appeal, decided by somebody who has had no part in the case. Upheld, nothing of the decision
   * is carried out any more; varied, what is chosen instead is.
   *
   * @clause default 71
   */
  Map<String, Object> decideAppeal(CaseFile file, Said said, Actor actor) {
    if (breachPeople.involved(file).contains(actor.id())) {
      throw new InvalidInput("interest", "Somebody decides who has had no part in it before");
    }
    if (interests.declared(file, said, actor)) {
      return Map.of("interestDeclared", true);
    }
    String result = said.text("result");
    Breach it = rows.get(file.getId());
    List<String> outcomes =
        switch (result) {
          case "dismissed" -> it.outcomes();
          case "varied" -> instead(it, said);
          default -> List.of(NOTHING_MORE);
        };
    rows.appealDecided(file.getId(), result, outcomes);
    caseFiles.record(
        file,
        actor,
        "breach.appeal-decided",
        Map.of("result", result, "reason", said.text("reason")));
    if (!result.equals("dismissed")) {
      steps.appealChanges(file, it.outcomes(), outcomes, actor);
    }
    return Map.of("interestDeclared", false);
  }

  /** No appeal waives what is certain, nor calls back what a body outside must consider. */
  private static List<String> instead(Breach it, Said said) {
    List<String> outcomes = new ArrayList<>(chosen(said));
    if (it.procedureCertain() && !outcomes.contains(OutcomeChoices.PROCEDURE)) {
      outcomes.add(OutcomeChoices.PROCEDURE);
    }
    it.outcomes().stream()
        .filter(List.of(OutcomeChoices.BARRING, OutcomeChoices.TEACHING)::contains)
        .forEach(outcomes::add);
    return outcomes;
  }

  /** Somebody else runs each account that the person ran, in the register itself. */
  Map<String, Object> withdrawAccounts(CaseFile file, Said said, Actor actor) {
    String accused = rows.get(file.getId()).alleged().accusedId();
    int many =
        accused == null
            ? 0
            : accounts.replaceRunner(file.school(), accused, said.text("successor"));
    caseFiles.record(
        file,
        actor,
        "breach.accounts-withdrawn",
        Map.of("many", String.valueOf(many), "words", said.text("words")));
    return Map.of();
  }

  Map<String, Object> carriedOut(CaseFile file, Said said, Actor actor) {
    caseFiles.record(
        file,
        actor,
        said.yes("done") ? "breach.carried-out" : "breach.not-carried-out",
        Map.of("words", said.text("words")));
    return Map.of();
  }

  Map<String, Object> procedureOver(CaseFile file, Said said, Actor actor) {
    rows.procedureOutcome(file.getId(), said.text("outcome"));
    caseFiles.record(
        file,
        actor,
        "breach.procedure-over",
        Map.of("outcome", said.text("outcome"), "decided", said.text("decidedOn")));
    return Map.of();
  }

  /** The end, with a lesson; not while anything that goes its own way beside it is under way. */
  Map<String, Object> close(CaseFile file, Assignment step, Said said, Actor actor) {
    Breach it = rows.get(file.getId());
    if (it.procedureOpened() && it.procedureOutcome().isEmpty()) {
      throw new Refused("The outcome of the procedure is not entered yet.");
    }
    String waits = stillOpen(file, step);
    if (!waits.isEmpty()) {
      throw new Refused("This still waits: " + waits + ".");
    }
    String outcome = outcome(it);
    file.close(outcome, said.text("lesson"), clock.instant());
    files.saveAndFlush(file);
    caseFiles.record(
        file, actor, "case.closed", Map.of("outcome", outcome, "lesson", said.text("lesson")));
    String reporter = it.alleged().reportedBy();
    if (reporter != null && it.alleged().nameWithheld()) {
      writtenWords.writeToUnnamed(file, reporter, said.text("toReporter"), actor);
    } else if (reporter != null) {
      writtenWords.writeTo(file, reporter, said.text("toReporter"), actor);
    }
    return Map.of();
  }

  private String stillOpen(CaseFile file, Assignment step) {
    return jdbc.sql(
            """
            select coalesce(string_agg(distinct name, ', '), '') from assignment
            where case_id = ? and closed_at is null and task_id <> ?
            """)
        .params(file.getId(), step.taskId())
        .query(String.class)
        .single();
  }

  private String outcome(Breach it) {
    if (it.appealResult().equals("upheld")) {
      return "set-aside";
    }
    boolean upheld = allegations.of(it.caseId()).stream().anyMatch(Allegations.Allegation::upheld);
    return upheld ? "upheld" : "not-upheld";
  }

  List<Option> outcomes(CaseFile file) {
    return choices.of(file, rows.get(file.getId())).stream()
        .map(code -> new Option(code, words.getMessage("breach.outcome." + code)))
        .toList();
  }

  List<Option> successors(CaseFile file) {
    String accused = Objects.requireNonNullElse(rows.get(file.getId()).alleged().accusedId(), "");
    return people.ableAt(file.school()).stream()
        .filter(person -> !person.id().equals(accused))
        .map(person -> new Option(person.id(), person.name()))
        .toList();
  }

  Map<String, Object> usual() {
    return new HashMap<>(Map.of("barring", "no", "teaching", "no"));
  }
}
