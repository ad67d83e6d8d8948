package org.chalkline.boundaries;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chalkline.audit.Actor;
import org.chalkline.boundaries.AttemptRows.Attempt;
import org.chalkline.casework.Assignment;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseParties;
import org.chalkline.casework.CaseWork;
import org.chalkline.casework.Owner;
import org.chalkline.casework.Walls;
import org.chalkline.casework.WrittenWords;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.People;
import org.chalkline.policy.Policies;
import org.chalkline.web.Answers;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Option;
import org.chalkline.web.When;
import org.springframework.stereotype.Component;

/** What each step of an attempt takes in, and what it changes. */
@Component
class AttemptWork implements CaseWork {

  /** Nobody of the school: the answer that lets everybody in again. */
  static final String NOBODY = "nobody";

  private final AttemptRows rows;
  private final AttemptFacts facts;
  private final ExceptionRows exceptions;
  private final CaseFiles caseFiles;
  private final CaseParties parties;
  private final Walls walls;
  private final WrittenWords writtenWords;
  private final People people;
  private final Policies policies;
  private final Clock clock;

  AttemptWork(
      AttemptRows rows,
      AttemptFacts facts,
      ExceptionRows exceptions,
      CaseFiles caseFiles,
      CaseParties parties,
      Walls walls,
      WrittenWords writtenWords,
      People people,
      Policies policies,
      Clock clock) {
    this.rows = rows;
    this.facts = facts;
    this.exceptions = exceptions;
    this.caseFiles = caseFiles;
    this.parties = parties;
    this.walls = walls;
    this.writtenWords = writtenWords;
    this.people = people;
    this.policies = policies;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return Attempts.KIND;
  }

  /** Nobody looks at what reached themselves; the parents hear from whoever was contacted. */
  @Override
  public Optional<Owner> owner(CaseFile file, String word) {
    Attempt it = rows.get(file.getId());
    String role = policies.edition(file.policyEdition()).text("contact.looked_at_by");
    String contacted = it.contacted() == null ? "" : it.contacted();
    return switch (word) {
      case "contacted" ->
          Optional.of(contacted.isEmpty() ? Owner.role(role) : Owner.personFirst(contacted, role));
      case "looker" ->
          Optional.of(Owner.role(new Besides(people).holder(role, file.school(), contacted)));
      default -> Optional.empty();
    };
  }

  @Override
  public Map<String, Object> complete(CaseFile file, Assignment step, Answers given, Actor actor) {
    return switch (step.step()) {
      case ContactAttempt.LOOK_AT_ATTEMPT -> look(file, given, actor);
      case ContactAttempt.TELL_PARENTS -> tellParents(file, given, actor);
      case ContactAttempt.CONSIDER_STAFF_CASE -> considerStaffCase(file, given, actor);
      default -> Map.of();
    };
  }

  private Map<String, Object> look(CaseFile file, Answers given, Actor actor) {
    Attempt it = rows.get(file.getId());
    if (actor.id().equals(it.contacted())) {
      throw new InvalidInput("what", "It was you who was contacted. Somebody else looks at it");
    }
    String what = given.text("what");
    String exception = given.text("exception");
    if (what.equals("covered") && exception.isEmpty()) {
      throw new InvalidInput("what", "No exception that holds covers it");
    }
    rows.found(file.getId(), what, exception.isEmpty() ? null : exception);
    settleWho(file, given.text("who"), actor);
    caseFiles.record(
        file, actor, "attempt.looked-at", Map.of("what", what, "words", given.text("words")));
    writtenWords.writeTo(file, it.reporter(), given.text("advice"), actor);
    return Map.of(
        "inappropriate", what.equals("inappropriate"),
        "nothingInIt", what.equals("nothing") || what.equals("covered"),
        "byStaff", it.byStaff());
  }

  /** One of those who could be meant is the subject, or nobody is; the others come in again. */
  private void settleWho(CaseFile file, String who, Actor actor) {
    if (who.isEmpty()) {
      return;
    }
    List<String> couldBe = couldBeMeant(file);
    if (!who.equals(NOBODY)) {
      parties.confirmPerson(file, who, actor);
      walls.keepOut(file, List.of(who), Walls.Why.SUBJECT, actor);
    }
    walls.letIn(file, couldBe.stream().filter(person -> !person.equals(who)).toList(), actor);
  }

  private List<String> couldBeMeant(CaseFile file) {
    return walls.of(file.getId()).stream()
        .filter(wall -> wall.why() == Walls.Why.COULD_BE_MEANT)
        .map(Walls.Wall::person)
        .toList();
  }

  private Map<String, Object> tellParents(CaseFile file, Answers given, Actor actor) {
    boolean told = given.text("told").equals("yes");
    LocalDate on = told ? (LocalDate) given.values().get("toldOn") : null;
    if (on != null && on.isAfter(LocalDate.ofInstant(clock.instant(), When.LONDON))) {
      throw new InvalidInput("toldOn", "The day must be today or in the past");
    }
    String words = told ? given.text("how") : given.text("reason");
    rows.parentsTold(file.getId(), on, words);
    caseFiles.record(
        file,
        actor,
        told ? "attempt.parents-told" : "attempt.parents-not-told",
        Map.of("on", on == null ? "" : on.toString(), "words", words));
    return Map.of();
  }

  private Map<String, Object> considerStaffCase(CaseFile file, Answers given, Actor actor) {
    boolean begun = given.text("staffCase").equals("yes");
    rows.staffCase(file.getId(), begun);
    caseFiles.record(
        file,
        actor,
        begun ? "attempt.case-wanted" : "attempt.no-case",
        Map.of("reason", given.text("reason")));
    return Map.of("staffCase", begun);
  }

  @Override
  public Map<String, List<Option>> options(CaseFile file, Assignment step) {
    if (!step.step().equals(ContactAttempt.LOOK_AT_ATTEMPT)) {
      return Map.of();
    }
    List<Option> attempters =
        new ArrayList<>(
            people.all(couldBeMeant(file)).stream()
                .map(person -> new Option(person.id(), person.name()))
                .toList());
    if (!attempters.isEmpty()) {
      attempters.add(new Option(NOBODY, "Nobody of the school"));
    }
    return Map.of(
        "attempters",
        attempters,
        "exceptions",
        exceptions.holding(file.school(), facts.staffOf(file), facts.day(file)).stream()
            .map(it -> new Option(it.id(), facts.covers(it)))
            .toList());
  }

  @Override
  public Map<String, Object> given(CaseFile file, Assignment step) {
    return Map.of();
  }

  @Override
  public List<Fact> toKnow(CaseFile file, Assignment step) {
    return facts.of(file);
  }

  @Override
  public List<Fact> facts(CaseFile file) {
    return facts.of(file);
  }
}
