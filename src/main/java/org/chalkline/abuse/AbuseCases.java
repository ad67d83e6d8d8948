package org.chalkline.abuse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chalkline.abuse.domain.AbuseCase;
import org.chalkline.abuse.domain.AbuseCaseRepository;
import org.chalkline.accounts.SchoolAccounts;
import org.chalkline.audit.Actor;
import org.chalkline.casework.Access;
import org.chalkline.casework.CaseByReference;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseJoins;
import org.chalkline.casework.CaseMoved;
import org.chalkline.casework.CaseParties;
import org.chalkline.casework.CaseReopened;
import org.chalkline.casework.HandedOver;
import org.chalkline.casework.Meant;
import org.chalkline.casework.MeantByPost;
import org.chalkline.casework.Owner;
import org.chalkline.casework.ReportMade;
import org.chalkline.casework.ReportMade.Suspect;
import org.chalkline.casework.Walls;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.identity.RoleGiven;
import org.chalkline.identity.Roles;
import org.chalkline.identity.School;
import org.chalkline.identity.Schools;
import org.chalkline.installation.Scope;
import org.chalkline.policy.Kind;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.chalkline.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to cases of abuse: a report opens one; new facts, further persons, what its process
 * asks.
 */
@Service
public class AbuseCases {

  /** The kind of case that this module has. */
  public static final String KIND = "abuse";

  private static final Set<String> POLICE_ROUTES = Set.of("police", "police-judgement");

  private final AbuseCaseRepository cases;
  private final CaseByReference byReference;
  private final CaseFiles files;
  private final CaseJoins caseJoins;
  private final CaseParties parties;
  private final AbuseRoutes routes;
  private final Walls walls;
  private final People people;
  private final Meant meant;
  private final MeantByPost meantByPost;
  private final Access access;
  private final Schools schools;
  private final SchoolAccounts accounts;
  private final Policies policies;
  private final Workflows workflows;
  private final Once once;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  AbuseCases(
      AbuseCaseRepository cases,
      CaseByReference byReference,
      CaseFiles files,
      CaseJoins caseJoins,
      CaseParties parties,
      AbuseRoutes routes,
      Walls walls,
      People people,
      Meant meant,
      MeantByPost meantByPost,
      Access access,
      Schools schools,
      SchoolAccounts accounts,
      Policies policies,
      Workflows workflows,
      Once once,
      JdbcClient jdbc,
      ApplicationEventPublisher events) {
    this.cases = cases;
    this.byReference = byReference;
    this.files = files;
    this.caseJoins = caseJoins;
    this.parties = parties;
    this.routes = routes;
    this.walls = walls;
    this.people = people;
    this.meant = meant;
    this.meantByPost = meantByPost;
    this.access = access;
    this.schools = schools;
    this.accounts = accounts;
    this.policies = policies;
    this.workflows = workflows;
    this.once = once;
    this.jdbc = jdbc;
    this.events = events;
  }

  /** A report opens a case and starts its process, in the report's transaction. */
  @EventListener
  @Transactional
  public void reported(ReportMade report) {
    Actor reporter = Actor.of(report.reporter());
    School school = schools.get(report.school());
    Profile profile =
        policies.inForce(
            school.policyId(),
            java.time.LocalDate.ofInstant(report.seenAt(), java.time.ZoneId.of("Europe/London")));
    String title = Titles.of(report.kinds(), report.platform(), report.account() != null, profile);
    CaseFile file = files.open("ABU", KIND, title, report);
    Profile inForce = policies.edition(file.policyEdition());
    AbuseCase it = new AbuseCase(file.getId(), report);
    if (it.childTouched()) {
      file.touchesChild();
    }
    Set<String> couldBe = couldBeMeant(report);
    it.adultOfSchoolMeant(
        !couldBe.isEmpty()
            || report.behind().stream().anyMatch(who -> who.adultOfSchool().equals("yes")));
    cases.saveAndFlush(it);
    List<CaseParties.Reported> reported = new ArrayList<>();
    report
        .behind()
        .forEach(
            who -> reported.add(new CaseParties.Reported("behind", who.kind(), who.words(), null)));
    report
        .aimedAt()
        .forEach(
            at ->
                reported.add(
                    new CaseParties.Reported("aimed-at", at.kind(), at.words(), at.person())));
    parties.add(file, reported);
    report.behind().forEach(who -> keepSaid(file, who));
    walls.keepOut(file, couldBe, Walls.Why.COULD_BE_MEANT, reporter);
    files.grant(file, inForce.list("case.sees"), "case.sees");
    workflows.start(AbuseHandling.PROCESS, file.reference(), Map.of(), reporter);
  }

  private Set<String> couldBeMeant(ReportMade report) {
    Collection<String> here = sisters(report.school());
    Set<String> ids = new LinkedHashSet<>();
    for (Suspect who : report.behind()) {
      ids.addAll(couldBe(here, who));
    }
    return ids;
  }

  private Set<String> couldBe(Collection<String> here, Suspect who) {
    Set<Person> persons = new LinkedHashSet<>(meant.by(here, who.words(), who.mayBeAdult()));
    if (who.post() != null) {
      persons.addAll(meant.inPost(here, who.post()));
    }
    Set<String> ids = new LinkedHashSet<>();
    persons.forEach(person -> ids.add(person.id()));
    if (who.person() != null) {
      ids.add(who.person());
    }
    return ids;
  }

  private List<String> sisters(String school) {
    return schools.federatedWith(school).stream().map(School::id).toList();
  }

  /** Whether a person has yet to confirm that an adult of the school is meant. */
  @Transactional(readOnly = true)
  public boolean adultOfSchoolMeant(String reference) {
    AbuseCase it = ofReference(reference);
    return it.adultOfSchool() && !it.factsConfirmed();
  }

  /** Begins the demanded routes; answers the model's questions which they are. */
  @Transactional
  public Map<String, Object> beginRoutes(String reference) {
    AbuseCase it = ofReference(reference);
    List<String> begun = routes.begin(it.getId());
    Map<String, Object> answers = new LinkedHashMap<>();
    AbuseHandling.BEGINS.forEach((route, answer) -> answers.put(answer, begun.contains(route)));
    answers.put("copyKept", it.copyKept() || it.childImage());
    return answers;
  }

  /**
   * Hands the post over to the steps with its parent: a case of their own, or the one that they
   * have. The police are asked about there unless they are here.
   *
   * @clause default 4, default 7
   */
  @Transactional
  public void handOverToParentEscalation(String reference, Actor by) {
    handOver(reference, "parent-escalation", "parent-escalation", by);
  }

  /**
   * Hands the worry about a child over to the safeguarding lead: a case of its own, which nobody
   * sees but they and their deputy.
   *
   * @clause default 45, default 66
   */
  @Transactional
  public void handOverToSafeguarding(String reference, Actor by) {
    handOver(reference, "safeguarding-referral", "safeguarding", by);
  }

  /** Hands a breach by an adult of the school over to the investigation of breaches. */
  @Transactional
  public void handOverToBreachInvestigation(String reference, Actor by) {
    handOver(reference, "breach-investigation", "breach-investigation", by);
  }

  private void handOver(String reference, String to, String route, Actor by) {
    CaseFile file = byReference.get(reference);
    AbuseCase it = cases.findById(file.getId()).orElseThrow();
    boolean policeAsked =
        routes.of(file.getId()).stream()
            .map(AbuseRoutes.Route::route)
            .anyMatch(POLICE_ROUTES::contains);
    events.publishEvent(
        new HandedOver(
            file.getId(),
            file.reference(),
            file.school(),
            to,
            new HandedOver.Matter(
                it.platform(),
                it.place(),
                it.account() != null,
                it.link(),
                it.said(),
                it.postedAt(),
                it.seenAt(),
                it.kinds(),
                it.danger(),
                it.childTouched(),
                it.thoughtIllegal(),
                policeAsked),
            by.id()));
    routes.end(file.getId(), route, true, "", by);
  }

  /**
   * Whoever leads steps with parents begins them with this post, where the policy did not by
   * itself.
   *
   * @throws Refused if it is not for this person
   */
  @Transactional
  public void beginSteps(Me me, String reference, String reason, String key) {
    CaseFile file = access.requireToChange(me, reference);
    text("reason", reason, 4000);
    if (reason.isBlank()) {
      throw new InvalidInput("reason", "Enter why steps are taken");
    }
    if (!mayBeginSteps(me, file)) {
      throw new Refused("Steps with a parent are begun by the headteacher or who leads them.");
    }
    once.run(
        me.actor(),
        key,
        () -> {
          files.record(file, me.actor(), "abuse.steps-begun", Map.of("reason", reason));
          handOverToParentEscalation(reference, me.actor());
          return "begun";
        });
  }

  /** Whether this person may begin steps with a parent with this case's post. */
  public boolean mayBeginSteps(Me me, CaseFile file) {
    String leads = policies.edition(file.policyEdition()).text("parent.led_by");
    return file.kind().equals(KIND)
        && file.open()
        && (me.has("headteacher", file.school()) || me.has(leads, file.school()));
  }

  /** Who has work that the model gives to {@code account}: whoever runs it, else who triages. */
  Optional<Owner> owner(CaseFile file, String word) {
    if (!word.equals("account")) {
      return Optional.empty();
    }
    Profile profile = policies.edition(file.policyEdition());
    List<String> runners =
        Optional.ofNullable(cases.findById(file.getId()).orElseThrow().account())
            .flatMap(account -> Scope.everywhere(() -> accounts.find(account)))
            .map(SchoolAccounts.SchoolAccount::runners)
            .orElse(List.of());
    return Optional.of(new Owner(profile.text("abuse.report_to"), runners, "account-lead"));
  }

  /**
   * New facts: the table is asked again, and routes are added.
   *
   * @param kinds further kinds, codes
   * @param authors who turned out to be behind it, codes
   * @param name the name of an outsider now known; may be empty
   */
  @Transactional
  public void learn(
      Me me,
      String reference,
      List<String> kinds,
      List<String> authors,
      String name,
      String handle,
      boolean illegal,
      String words,
      String key) {
    CaseFile file = access.requireToChange(me, reference);
    checkNewFacts(file, kinds, authors, name, handle, words);
    once.run(
        me.actor(),
        key,
        () -> {
          AbuseCase it = ofReference(reference);
          it.learn(kinds, authors, !name.isBlank(), illegal);
          cases.saveAndFlush(it);
          if (!name.isBlank()) {
            String kind = authors.isEmpty() ? "unknown" : authors.get(0);
            parties.confirmOutsider(file, name, kind, handle, me.actor());
          }
          files.record(file, me.actor(), "abuse.new-facts", Map.of("words", words));
          workflows.tell(file.reference(), AbuseHandling.NEW_FACTS, me.actor());
          return "learnt";
        });
  }

  private void checkNewFacts(
      CaseFile file,
      List<String> kinds,
      List<String> authors,
      String name,
      String handle,
      String words) {
    if (words.isBlank()) {
      throw new InvalidInput("words", "Enter what is new");
    }
    text("words", words, 4000);
    text("name", name, 200);
    text("handle", handle, 200);
    List<String> known =
        policies.edition(file.policyEdition()).kinds().stream().map(Kind::code).toList();
    if (!known.containsAll(kinds)) {
      throw new InvalidInput("kinds", "Select what kind it is");
    }
    if (!AbuseWork.AUTHORS.containsAll(authors)) {
      throw new InvalidInput("authors", "Select who is behind it");
    }
  }

  private static void text(String field, String text, int most) {
    if (text.length() > most) {
      throw new InvalidInput(field, "Use %,d characters or fewer".formatted(most));
    }
    if (!Texts.clean(text.replace("\r", ""))) {
      throw new InvalidInput(field, "Use letters, digits and punctuation only");
    }
  }

  /**
   * A further person of the school may be behind it: whoever could be meant is outside from now on,
   * their work moves, and a person is asked to confirm.
   */
  @Transactional
  public void suspect(
      Me me,
      String reference,
      String words,
      @Nullable String personId,
      @Nullable String post,
      String key) {
    CaseFile file = access.requireToChange(me, reference);
    Suspect who = new Suspect("staff", words, blank(personId), blank(post), "yes");
    text("words", words, 500);
    List<String> here = sisters(file.school());
    if (who.person() != null
        && here.stream()
            .noneMatch(
                school ->
                    people.at(school).stream().anyMatch(it -> it.id().equals(who.person())))) {
      throw new InvalidInput("person", "Select a person of the school");
    }
    if (who.post() != null && !Roles.all().containsKey(who.post())) {
      throw new InvalidInput("post", "Select a post of the school");
    }
    Set<String> couldBe = couldBe(here, who);
    if (couldBe.isEmpty()) {
      throw new InvalidInput(
          "words", "Nobody at the school could be meant by this. Say more, or choose");
    }
    once.run(
        me.actor(),
        key,
        () -> {
          files.record(file, me.actor(), "abuse.further-person", Map.of("words", words));
          keepSaid(file, who);
          walls.keepOut(file, couldBe, Walls.Why.COULD_BE_MEANT, me.actor());
          askWhoIsMeant(file, me.actor());
          return "suspected";
        });
  }

  private void askWhoIsMeant(CaseFile file, Actor actor) {
    if (workflows.tell(file.reference(), AbuseHandling.FURTHER_PERSON, actor) == 0) {
      AbuseCase it = cases.findById(file.getId()).orElseThrow();
      it.adultOfSchoolMeant(true);
      it.again();
      cases.saveAndFlush(it);
      workflows.tell(file.reference(), AbuseHandling.NEW_FACTS, actor);
    }
  }

  private void keepSaid(CaseFile file, Suspect who) {
    meantByPost.keep(file, who.words(), who.post(), who.mayBeAdult());
  }

  /**
   * Whoever comes into a post that a report has named could be meant too: they are outside until a
   * person has confirmed who is. Where nobody is being asked, somebody is from now on.
   */
  @EventListener
  @Transactional
  public void roleGiven(RoleGiven given) {
    List<String> here = sisters(given.role().school());
    Scope.everywhere(
        () -> {
          List<String> found = meantByPost.casesOf(here, given.role().role());
          found.forEach(id -> couldBeMeantToo(id, given.person()));
          return found;
        });
  }

  private void couldBeMeantToo(String caseId, String person) {
    CaseFile file = caseJoins.whereItIsDealtWith(caseId);
    if (access.walled(person, file.getId())) {
      return;
    }
    walls.keepOut(file, List.of(person), Walls.Why.COULD_BE_MEANT, Actor.CHALKLINE);
    if (file.kind().equals(KIND) && file.open() && !isAskedWhoIsMeant(file)) {
      askWhoIsMeant(file, Actor.CHALKLINE);
    }
  }

  private boolean isAskedWhoIsMeant(CaseFile file) {
    return jdbc.sql(
            """
            select exists (select 1 from assignment
              where case_id = ? and closed_at is null and step in (?, ?))
            """)
        .params(
            file.getId(),
            AbuseHandling.CONFIRM_WHO_IS_MEANT,
            AbuseHandling.CONFIRM_WHO_ELSE_IS_MEANT)
        .query(Boolean.class)
        .single();
  }

  private static @Nullable String blank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  @EventListener
  void reopened(CaseReopened event) {
    if (event.kind().equals(KIND)) {
      AbuseCase it = cases.findById(event.caseId()).orElseThrow();
      it.again();
      cases.saveAndFlush(it);
      workflows.end(event.reference(), "Opened again", Actor.of(event.actor()));
      workflows.start(AbuseHandling.PROCESS, event.reference(), Map.of(), Actor.of(event.actor()));
    }
  }

  @EventListener
  void moved(CaseMoved event) {
    cases
        .findById(event.caseId())
        .ifPresent(
            it -> {
              it.moveTo(event.toSchool());
              cases.saveAndFlush(it);
              for (String table : List.of("abuse_route", "abuse_decision")) {
                jdbc.sql("update " + table + " set school_id = ? where case_id = ?")
                    .params(event.toSchool(), event.caseId())
                    .update();
              }
            });
  }

  /** The facts of the case of this reference. */
  AbuseCase ofReference(String reference) {
    String id = byReference.get(reference).getId();
    return cases.findById(id).orElseThrow();
  }

  /** Who among the school's people could be meant, by the standing walls. */
  List<String> couldBeMeant(CaseFile file) {
    List<String> persons = new ArrayList<>();
    walls.of(file.getId()).stream()
        .filter(wall -> wall.why() == Walls.Why.COULD_BE_MEANT)
        .map(Walls.Wall::person)
        .filter(Objects::nonNull)
        .forEach(persons::add);
    return persons;
  }
}
