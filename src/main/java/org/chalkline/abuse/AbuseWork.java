package org.chalkline.abuse;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chalkline.abuse.domain.AbuseCase;
import org.chalkline.abuse.domain.AbuseCaseRepository;
import org.chalkline.audit.Actor;
import org.chalkline.casework.Assignment;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseJoins;
import org.chalkline.casework.CaseParties;
import org.chalkline.casework.CaseWork;
import org.chalkline.casework.ContactHeld;
import org.chalkline.casework.Meant;
import org.chalkline.casework.MeantByPost;
import org.chalkline.casework.Owner;
import org.chalkline.casework.Walls;
import org.chalkline.casework.WrittenWords;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.identity.School;
import org.chalkline.identity.Schools;
import org.chalkline.policy.Kind;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.web.Answers;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Option;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What each step of a case of abuse takes in, and what it changes. */
@Component
class AbuseWork implements CaseWork {

  static final List<String> AUTHORS =
      List.of("parent", "pupil", "staff", "governor", "volunteer", "public", "unknown");

  private static final Set<String> AT_ONCE_IN_DANGER =
      Set.of(
          AbuseHandling.KEEP_EVIDENCE,
          AbuseHandling.ACT_ON_ACCOUNT,
          AbuseHandling.REPORT_TO_PLATFORM);

  private final AbuseCases door;
  private final AbuseCaseRepository cases;
  private final AbuseRoutes routes;
  private final AbuseContacts contacts;
  private final CaseFileRepository repository;
  private final CaseFiles files;
  private final AbuseTriage triage;
  private final CaseJoins caseJoins;
  private final WrittenWords writtenWords;
  private final CaseParties parties;
  private final Walls walls;
  private final Meant meant;
  private final MeantByPost meantByPost;
  private final People people;
  private final Schools schools;
  private final Policies policies;
  private final Workflows workflows;
  private final MessageSource messages;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  AbuseWork(
      AbuseCases door,
      AbuseCaseRepository cases,
      AbuseRoutes routes,
      AbuseContacts contacts,
      CaseFileRepository repository,
      CaseFiles files,
      AbuseTriage triage,
      CaseJoins caseJoins,
      WrittenWords writtenWords,
      CaseParties parties,
      Walls walls,
      Meant meant,
      MeantByPost meantByPost,
      People people,
      Schools schools,
      Policies policies,
      Workflows workflows,
      MessageSource messages,
      ApplicationEventPublisher events,
      Clock clock) {
    this.door = door;
    this.cases = cases;
    this.routes = routes;
    this.contacts = contacts;
    this.repository = repository;
    this.files = files;
    this.triage = triage;
    this.caseJoins = caseJoins;
    this.writtenWords = writtenWords;
    this.parties = parties;
    this.walls = walls;
    this.meant = meant;
    this.meantByPost = meantByPost;
    this.people = people;
    this.schools = schools;
    this.policies = policies;
    this.workflows = workflows;
    this.messages = messages;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public boolean mayJoin(Me me, CaseFile file) {
    return triage.triages(me, file);
  }

  @Override
  public String kind() {
    return AbuseCases.KIND;
  }

  @Override
  public Optional<Owner> owner(CaseFile file, String word) {
    return door.owner(file, word);
  }

  /**
   * The clock on a first answer runs from receipt: posted, or first seen.
   *
   * @clause default 20
   */
  @Override
  public Optional<Instant> countsFrom(CaseFile file, String step) {
    if (!step.equals(AbuseHandling.ACKNOWLEDGE_POSTER)) {
      return Optional.empty();
    }
    AbuseCase it = cases.findById(file.getId()).orElseThrow();
    return Optional.of(Objects.requireNonNullElse(it.postedAt(), it.seenAt()));
  }

  /**
   * Where a child is touched, triage has the safeguarding lead's hour (64); in danger, at once
   * (63).
   */
  @Override
  public Optional<Stricter> stricter(CaseFile file, String step) {
    AbuseCase it = cases.findById(file.getId()).orElseThrow();
    if (step.equals(AbuseHandling.CONFIRM_FACTS) && it.childTouched()) {
      return Optional.of(new Stricter("safeguarding.deadline", false));
    }
    if (it.danger() && AT_ONCE_IN_DANGER.contains(step)) {
      return Optional.of(new Stricter("abuse.danger_limit", true));
    }
    return Optional.empty();
  }

  @Override
  public Map<String, Object> complete(
      CaseFile file, Assignment step, Answers answers, Actor actor) {
    return switch (step.step()) {
      case AbuseHandling.CONFIRM_FACTS -> confirmFacts(file, answers, actor);
      case AbuseHandling.CONFIRM_WHO_IS_MEANT, AbuseHandling.CONFIRM_WHO_ELSE_IS_MEANT ->
          confirmWhoIsMeant(file, step, answers, actor);
      case AbuseHandling.CLOSE_CASE -> close(file, answers, actor);
      case AbuseHandling.GIVE_WORD -> giveWord(file, answers, actor);
      default -> route(file, step, answers, actor);
    };
  }

  private Map<String, Object> confirmFacts(CaseFile file, Answers answers, Actor actor) {
    AbuseCase it = cases.findById(file.getId()).orElseThrow();
    String name = text(answers, "authorName");
    it.confirm(
        new AbuseCase.Confirmed(
            list(answers, "kinds"),
            list(answers, "authors"),
            !name.isBlank() || it.authorKnown(),
            yes(answers, "danger"),
            yes(answers, "childTouched"),
            yes(answers, "queryOrComplaint"),
            yes(answers, "thoughtIllegal")));
    cases.saveAndFlush(it);
    if (!name.isBlank()) {
      String outsider =
          list(answers, "authors").stream()
              .filter(kind -> List.of("parent", "pupil", "public", "unknown").contains(kind))
              .findFirst()
              .orElseThrow(
                  () ->
                      new InvalidInput(
                          "authorName",
                          "Leave the name empty: people of the school are confirmed in a task of their own"));
      parties.confirmOutsider(file, name, outsider, text(answers, "authorHandle"), actor);
    }
    return Map.of();
  }

  private Map<String, Object> confirmWhoIsMeant(
      CaseFile file, Assignment step, Answers answers, Actor actor) {
    List<String> could = walls.askedIn(file, step);
    Set<String> subjects = new LinkedHashSet<>(list(answers, "persons"));
    String other = text(answers, "other");
    if (!other.isBlank()) {
      Set<Person> named =
          meant.by(
              schools.federatedWith(file.school()).stream().map(School::id).toList(), other, true);
      if (named.isEmpty()) {
        throw new InvalidInput("other", "Nobody of the school has this name");
      }
      named.forEach(person -> subjects.add(person.id()));
    }
    if (subjects.contains(actor.id())) {
      throw new InvalidInput("other", "You cannot name yourself here. Step aside instead");
    }
    for (String subject : subjects) {
      parties.confirmPerson(file, subject, actor);
    }
    walls.keepOut(file, subjects, Walls.Why.SUBJECT, actor);
    walls.letIn(file, could.stream().filter(id -> !subjects.contains(id)).toList(), actor);
    meantByPost.confirmed(file, step);
    AbuseCase it = cases.findById(file.getId()).orElseThrow();
    it.adultOfSchoolMeant(false);
    if (!subjects.isEmpty() && it.factsConfirmed()) {
      it.learn(List.of(), List.of("staff"), true, false);
    }
    cases.saveAndFlush(it);
    if (!subjects.isEmpty() && it.factsConfirmed()) {
      workflows.tell(file.reference(), AbuseHandling.NEW_FACTS, actor);
    }
    return Map.of();
  }

  private Map<String, Object> close(CaseFile file, Answers answers, Actor actor) {
    file.close(text(answers, "outcome"), text(answers, "lesson"), clock.instant());
    repository.saveAndFlush(file);
    files.record(
        file,
        actor,
        "case.closed",
        Map.of("outcome", text(answers, "outcome"), "lesson", text(answers, "lesson")));
    return Map.of();
  }

  private Map<String, Object> giveWord(CaseFile file, Answers answers, Actor actor) {
    String toReporter = text(answers, "toReporter");
    writtenWords.writeTo(file, file.openedBy(), toReporter, actor);
    for (String joined : caseJoins.joinedInto(file.getId())) {
      CaseFile other = repository.findById(joined).orElseThrow();
      writtenWords.writeTo(other, other.openedBy(), toReporter, actor);
    }
    String toTarget = text(answers, "toTarget");
    parties.of(file.getId()).stream()
        .filter(party -> party.part().equals("aimed-at") && party.person() != null)
        .forEach(party -> writtenWords.writeTo(file, party.person(), toTarget, actor));
    return Map.of();
  }

  private Map<String, Object> route(CaseFile file, Assignment step, Answers answers, Actor actor) {
    String route = Objects.requireNonNull(AbuseHandling.ROUTE_OF.get(step.step()), step.step());
    boolean considered = step.step().equals(AbuseHandling.CONSIDER_POLICE);
    boolean carriedOut = considered || yes(answers, "carriedOut");
    AbuseCase it = cases.findById(file.getId()).orElseThrow();
    contacts.told(file, it, step.step(), answers, actor);
    Map<String, Object> decided = new HashMap<>();
    decided.put("carriedOut", carriedOut);
    if (step.step().equals(AbuseHandling.KEEP_EVIDENCE)) {
      it.copyHeld();
      cases.saveAndFlush(it);
    }
    boolean more =
        step.step().equals(AbuseHandling.ACKNOWLEDGE_POSTER)
            && carriedOut
            && !yes(answers, "answeredInFull");
    decided.put("fullAnswerOwed", more);
    if (!more) {
      routes.end(file.getId(), route, carriedOut, text(answers, "reason"), actor);
    }
    if (yes(answers, "holdContact")) {
      events.publishEvent(
          new ContactHeld(file.getId(), file.reference(), file.school(), actor.id()));
    }
    if (step.step().equals(AbuseHandling.KEEP_EVIDENCE)) {
      workflows.tell(file.reference(), AbuseHandling.COPY_KEPT, actor);
    }
    return decided;
  }

  @Override
  public Map<String, List<Option>> options(CaseFile file, Assignment step) {
    Profile profile = policies.edition(file.policyEdition());
    Map<String, List<Option>> options = new HashMap<>();
    options.put("kinds", profile.kinds().stream().map(Kind::option).toList());
    options.put("authors", worded("author.", AUTHORS));
    options.put(
        "actions",
        worded(
            "abuse.action.",
            profile.list("abuse.sequence").stream().filter(it -> !it.equals("copy")).toList()));
    options.put(
        "records", worded("abuse.record.", orElse(profile.list("abuse.record_in"), "behaviour")));
    options.put("couldBeMeant", named(door.couldBeMeant(file)));
    return options;
  }

  private static List<String> orElse(List<String> some, String other) {
    return some.isEmpty() ? List.of(other) : some;
  }

  private List<Option> named(List<String> persons) {
    return persons.stream()
        .map(people::get)
        .map(person -> new Option(person.id(), person.name()))
        .toList();
  }

  private List<Option> worded(String prefix, List<String> codes) {
    List<Option> options = new ArrayList<>();
    codes.forEach(
        code ->
            options.add(
                new Option(code, messages.getMessage(prefix + code, null, code, Locale.UK))));
    return options;
  }

  @Override
  public Map<String, Object> given(CaseFile file, Assignment step) {
    AbuseCase it = cases.findById(file.getId()).orElseThrow();
    if (!step.step().equals(AbuseHandling.CONFIRM_FACTS)) {
      return Map.of();
    }
    Map<String, Object> given = new HashMap<>();
    given.put("kinds", it.kinds());
    given.put("authors", it.authors());
    given.put("danger", it.danger() ? "yes" : "no");
    given.put("childTouched", it.childTouched() ? "yes" : "no");
    given.put("queryOrComplaint", it.queryOrComplaint() ? "yes" : "no");
    return given;
  }

  @Override
  public List<Fact> facts(CaseFile file) {
    Profile profile = policies.edition(file.policyEdition());
    int months = profile.number(AbuseHandling.REPEAT_MONTHS);
    return new AbuseFacts(messages, profile)
        .of(
            cases.findById(file.getId()).orElseThrow(),
            parties.of(file.getId()),
            parties.earlierCases(file, months),
            months);
  }

  private static String text(Answers answers, String key) {
    Object value = answers.values().get(key);
    return value == null ? "" : value.toString();
  }

  private static boolean yes(Answers answers, String key) {
    return "yes".equals(answers.values().get(key));
  }

  @SuppressWarnings("unchecked")
  private static List<String> list(Answers answers, String key) {
    Object value = answers.values().get(key);
    return value == null ? List.of() : (List<String>) value;
  }
}
