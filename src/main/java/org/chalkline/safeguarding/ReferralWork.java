package org.chalkline.safeguarding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chalkline.audit.Actor;
import org.chalkline.casework.Assignment;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseParties;
import org.chalkline.casework.CaseWork;
import org.chalkline.casework.HandOvers;
import org.chalkline.casework.MeantByPost;
import org.chalkline.casework.Owner;
import org.chalkline.casework.Severity;
import org.chalkline.casework.Walls;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.identity.People;
import org.chalkline.policy.Policies;
import org.chalkline.web.Answers;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Option;
import org.chalkline.web.When;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** What each step of a referral takes in, and what it changes. */
@Component
class ReferralWork implements CaseWork {

  private final ReferralRows rows;
  private final ReferralFacts facts;
  private final CaseParties parties;
  private final MeantByPost meantByPost;
  private final Walls walls;
  private final HandOvers handOvers;
  private final CaseFiles caseFiles;
  private final CaseFileRepository files;
  private final People people;
  private final Policies policies;
  private final MessageSourceAccessor words;
  private final Clock clock;

  ReferralWork(
      ReferralRows rows,
      ReferralFacts facts,
      CaseParties parties,
      MeantByPost meantByPost,
      Walls walls,
      HandOvers handOvers,
      CaseFiles caseFiles,
      CaseFileRepository files,
      People people,
      Policies policies,
      MessageSource messages,
      Clock clock) {
    this.rows = rows;
    this.facts = facts;
    this.parties = parties;
    this.meantByPost = meantByPost;
    this.walls = walls;
    this.handOvers = handOvers;
    this.caseFiles = caseFiles;
    this.files = files;
    this.people = people;
    this.policies = policies;
    this.words = new MessageSourceAccessor(messages, java.util.Locale.UK);
    this.clock = clock;
  }

  @Override
  public String kind() {
    return Referrals.KIND;
  }

  @Override
  public Optional<Owner> owner(CaseFile file, String word) {
    return Optional.empty();
  }

  /** Nobody hears of a referral who does not see it. */
  @Override
  public String leads(CaseFile file) {
    return policies.edition(file.policyEdition()).text("safeguarding.lead");
  }

  /**
   * In danger the next person is asked after a quarter of an hour, any day.
   *
   * @clause default 73
   */
  @Override
  public Optional<Stricter> stricter(CaseFile file, String step) {
    boolean danger = rows.worries(file.getId()).stream().anyMatch(Worry::danger);
    return step.equals(SafeguardingReferral.TAKE_UP_REFERRAL) && danger
        ? Optional.of(new Stricter("abuse.danger_limit", true))
        : Optional.empty();
  }

  /**
   * Whoever acknowledges decides on the same working day.
   *
   * @clause default 66
   */
  @Override
  public Optional<String> limitOnceAcknowledged(String step) {
    return step.equals(SafeguardingReferral.TAKE_UP_REFERRAL)
        ? Optional.of("safeguarding.decision_limit")
        : Optional.empty();
  }

  @Override
  public Map<String, Object> complete(CaseFile file, Assignment step, Answers given, Actor actor) {
    return switch (step.step()) {
      case SafeguardingReferral.TAKE_UP_REFERRAL -> takeUp(file, step, given, actor);
      case SafeguardingReferral.DECIDE_ABOUT_PARENTS -> {
        rows.parents(file.getId(), text(given, "parents"), text(given, "reason"));
        caseFiles.record(
            file,
            actor,
            "safeguarding.parents-decided",
            Map.of("decision", text(given, "parents"), "reason", text(given, "reason")));
        yield Map.of();
      }
      case SafeguardingReferral.REVIEW_REFERRAL -> review(file, step, given, actor);
      default -> throw new IllegalArgumentException("No step " + step.step());
    };
  }

  private Map<String, Object> takeUp(CaseFile file, Assignment step, Answers given, Actor actor) {
    List<String> bodies = list(given, "bodies");
    String notShared = text(given, "notShared");
    if (bodies.isEmpty() && notShared.isBlank()) {
      throw new InvalidInput("notShared", "Enter why nothing is shared, or select who is told");
    }
    meant(file, step, new LinkedHashSet<>(list(given, "persons")), actor);
    String threshold = text(given, "threshold");
    boolean adult = "yes".equals(text(given, "adult"));
    rows.decided(
        file.getId(), threshold, text(given, "reason"), bodies.isEmpty() ? notShared : "", adult);
    file.triaged(severity(threshold), file.title(), true);
    files.saveAndFlush(file);
    bodies.forEach(body -> rows.choose(file, body, actor.id()));
    caseFiles.record(
        file,
        actor,
        "safeguarding.decided",
        Map.of(
            "threshold",
            threshold,
            "reason",
            text(given, "reason"),
            "bodies",
            String.join(", ", bodies),
            "notShared",
            bodies.isEmpty() ? notShared : ""));
    return Map.of("bodies", rows.beginBodies(file.getId()), "adultInvolved", adult);
  }

  private static Severity severity(String threshold) {
    return switch (threshold) {
      case "harm" -> Severity.HIGH;
      case "need" -> Severity.MEDIUM;
      default -> Severity.LOW;
    };
  }

  /** Whoever takes it up says who of the school is meant: the others come in again. */
  private void meant(CaseFile file, Assignment step, Set<String> subjects, Actor actor) {
    List<String> could = walls.askedIn(file, step);
    subjects.forEach(subject -> parties.confirmPerson(file, subject, actor));
    walls.keepOut(file, subjects, Walls.Why.SUBJECT, actor);
    List<String> notMeant = could.stream().filter(id -> !subjects.contains(id)).toList();
    walls.letIn(file, notMeant, actor);
    handOvers.notMeant(file, notMeant, actor);
    meantByPost.confirmed(file, step);
  }

  private Map<String, Object> review(CaseFile file, Assignment step, Answers given, Actor actor) {
    meant(file, step, new LinkedHashSet<>(list(given, "persons")), actor);
    boolean watched = "watch".equals(text(given, "next"));
    LocalDate day = given.values().get("lookAgain") instanceof LocalDate it ? it : null;
    LocalDate today = LocalDate.ofInstant(clock.instant(), When.LONDON);
    if (watched && (day == null || !day.isAfter(today))) {
      throw new InvalidInput("lookAgain", "Enter a day after today");
    }
    rows.lookAgainOn(file.getId(), watched ? day : null);
    caseFiles.record(
        file,
        actor,
        "safeguarding.looked",
        Map.of("words", text(given, "child"), "again", watched ? String.valueOf(day) : ""));
    if (!watched) {
      file.close(text(given, "outcome"), text(given, "lesson"), clock.instant());
      files.saveAndFlush(file);
      caseFiles.record(
          file,
          actor,
          "case.closed",
          Map.of("outcome", text(given, "outcome"), "lesson", text(given, "lesson")));
    }
    return Map.of("watchedOn", watched);
  }

  @Override
  public Map<String, List<Option>> options(CaseFile file, Assignment step) {
    return Map.of(
        "couldBeMeant",
        walls.askedIn(file, step).stream()
            .map(people::get)
            .map(person -> new Option(person.id(), person.name()))
            .toList(),
        "bodies",
        SafeguardingReferral.BODIES.stream()
            .map(body -> new Option(body, words.getMessage("safeguarding.body." + body)))
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

  @Override
  public Optional<ToRead> toRead(CaseFile file) {
    return Optional.of(
        new ToRead(
            words.getMessage("safeguarding.chronology.read"),
            "/cases/" + file.reference() + "/chronology"));
  }

  private static String text(Answers given, String key) {
    Object value = given.values().get(key);
    return value == null ? "" : value.toString();
  }

  @SuppressWarnings("unchecked")
  private static List<String> list(Answers given, String key) {
    return given.values().get(key) instanceof List<?> list ? (List<String>) list : List.of();
  }
}
