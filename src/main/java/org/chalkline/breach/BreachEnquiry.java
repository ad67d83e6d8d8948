package org.chalkline.breach;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chalkline.audit.Actor;
import org.chalkline.breach.Allegations.Allegation;
import org.chalkline.breach.BreachRows.Breach;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.policy.Policies;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Option;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** The steps of the enquiry: who investigates, the plan, the findings. */
@Component
class BreachEnquiry {

  private final BreachRows rows;
  private final Allegations allegations;
  private final Statements statements;
  private final BreachPeople breachPeople;
  private final Interests interests;
  private final CaseFiles caseFiles;
  private final People people;
  private final Policies policies;
  private final MessageSourceAccessor words;

  BreachEnquiry(
      BreachRows rows,
      Allegations allegations,
      Statements statements,
      BreachPeople breachPeople,
      Interests interests,
      CaseFiles caseFiles,
      People people,
      Policies policies,
      MessageSource messages) {
    this.rows = rows;
    this.allegations = allegations;
    this.statements = statements;
    this.breachPeople = breachPeople;
    this.interests = interests;
    this.caseFiles = caseFiles;
    this.people = people;
    this.policies = policies;
    this.words = new MessageSourceAccessor(messages, java.util.Locale.UK);
  }

  Map<String, Object> appoint(CaseFile file, Said said, Actor actor) {
    boolean declared = interests.declared(file, said, actor);
    if (!declared) {
      String person = said.text("investigator");
      rows.investigator(file.getId(), person);
      caseFiles.record(
          file, actor, "breach.appointed", Map.of("person", person, "reason", said.text("reason")));
    }
    return Map.of("interestDeclared", declared);
  }

  /** Whoever is appointed has an interest, and somebody else is appointed; or they have none. */
  Map<String, Object> answerForInterest(CaseFile file, Said said, Actor actor) {
    boolean declared = interests.declared(file, said, actor);
    if (declared) {
      rows.investigator(file.getId(), null);
    }
    return Map.of(
        "interestDeclared", declared, "planMade", rows.get(file.getId()).plannedAt() != null);
  }

  Map<String, Object> plan(CaseFile file, Said said, Actor actor) {
    rows.planned(file.getId(), said.text("plan"), said.text("hear"), said.text("kept"));
    caseFiles.record(file, actor, "breach.planned", Map.of("kept", said.text("kept")));
    return Map.of();
  }

  /** The findings; not while somebody has yet to confirm what they said, unless it is said why. */
  Map<String, Object> find(CaseFile file, Said said, Actor actor) {
    boolean waiting = statements.of(file.getId()).stream().anyMatch(Statements.Statement::waits);
    if (waiting && said.text("unconfirmed").isBlank()) {
      throw new InvalidInput(
          "unconfirmed", "Somebody has not confirmed their statement. Enter why you go on");
    }
    Map<String, String> found = new LinkedHashMap<>();
    for (Allegation it : allegations.of(file.getId())) {
      String finding = said.text(Allegations.FIELDS.get(it.position() - 1));
      allegations.found(it.id(), finding);
      found.put(
          "finding." + it.position(),
          it.words() + ": " + words.getMessage("breach.finding." + finding));
    }
    found.put("reasons", said.text("reasons"));
    rows.found(file.getId());
    caseFiles.record(file, actor, "breach.found", found);
    return Map.of();
  }

  /** The pause is over, or lasts. */
  Map<String, Object> endPause(CaseFile file, Said said, Actor actor) {
    boolean over = said.yes("goesOn");
    if (over) {
      rows.goesOn(file.getId());
      caseFiles.record(file, actor, "breach.goes-on", Map.of("reason", said.text("reason")));
    }
    return Map.of("pauseOver", over);
  }

  /**
   * The time of the enquiry runs from the assessment, or from the authority's word; no pause
   * counts.
   */
  Optional<Instant> countsFrom(CaseFile file) {
    Breach it = rows.get(file.getId());
    return Stream.of(
            Optional.ofNullable(it.assessedAt()), Optional.ofNullable(it.authorityHeardAt()))
        .flatMap(Optional::stream)
        .max(Instant::compareTo)
        .map(from -> from.plusSeconds(it.pausedSeconds()));
  }

  /** Whoever decides is left out by their role; so nobody needs to be named as appointing. */
  List<Option> investigators(CaseFile file) {
    return breachPeople.investigators(file, "").stream()
        .map(person -> new Option(person.id(), person.name()))
        .toList();
  }

  /** Where the policy names who investigates, they are proposed. */
  Map<String, Object> proposed(CaseFile file) {
    String named = policies.edition(file.policyEdition()).text("breach.assessor");
    List<String> holding = people.holding(named, file.school()).stream().map(Person::id).toList();
    return breachPeople.investigators(file, "").stream()
        .map(Person::id)
        .filter(holding::contains)
        .findFirst()
        .<Map<String, Object>>map(id -> Map.of("investigator", id))
        .orElse(Map.of());
  }

  /** The findings that can be made on each allegation, by the form's names for them. */
  Map<String, List<Option>> findings(CaseFile file) {
    boolean child = rows.get(file.getId()).aboutChild();
    List<Option> options =
        (child ? Allegations.ABOUT_CHILD : Allegations.OTHERWISE)
            .stream()
                .map(code -> new Option(code, words.getMessage("breach.finding." + code)))
                .toList();
    Map<String, List<Option>> all = new HashMap<>();
    allegations
        .of(file.getId())
        .forEach(it -> all.put(Allegations.FIELDS.get(it.position() - 1), options));
    return all;
  }
}
