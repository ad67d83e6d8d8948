package org.chalkline.breach;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chalkline.audit.Actor;
import org.chalkline.breach.BreachRows.Alleged;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseLinks;
import org.chalkline.casework.CaseMoved;
import org.chalkline.casework.CaseParties;
import org.chalkline.casework.CaseReopened;
import org.chalkline.casework.HandOvers;
import org.chalkline.casework.HandedOver;
import org.chalkline.casework.HandedOver.Matter;
import org.chalkline.casework.Meant;
import org.chalkline.casework.Severity;
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
import org.chalkline.installation.Scope;
import org.chalkline.policy.Policies;
import org.chalkline.web.Once;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door through which breaches come in: reported by anybody who is signed in, or handed over by
 * another case. Whoever is named is outside in the transaction in which they are named.
 */
@Service
public class Breaches {

  /** The kind of case that this module has. */
  public static final String KIND = "breach";

  private static final String PREFIX = "BRE";

  private final BreachRows rows;
  private final BreachPeople breachPeople;
  private final BreachReportChecks checks;
  private final CaseFiles caseFiles;
  private final CaseFileRepository files;
  private final CaseParties parties;
  private final CaseLinks links;
  private final HandOvers handOvers;
  private final Meant meant;
  private final Walls walls;
  private final WrittenWords writtenWords;
  private final People people;
  private final Schools schools;
  private final Policies policies;
  private final Workflows workflows;
  private final Once once;
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;
  private final MessageSourceAccessor words;
  private final Clock clock;

  Breaches(
      BreachRows rows,
      BreachPeople breachPeople,
      BreachReportChecks checks,
      CaseFiles caseFiles,
      CaseFileRepository files,
      CaseParties parties,
      CaseLinks links,
      HandOvers handOvers,
      Meant meant,
      Walls walls,
      WrittenWords writtenWords,
      People people,
      Schools schools,
      Policies policies,
      Workflows workflows,
      Once once,
      TransactionTemplate transaction,
      JdbcClient jdbc,
      MessageSource messages,
      Clock clock) {
    this.rows = rows;
    this.breachPeople = breachPeople;
    this.checks = checks;
    this.caseFiles = caseFiles;
    this.files = files;
    this.parties = parties;
    this.links = links;
    this.handOvers = handOvers;
    this.meant = meant;
    this.walls = walls;
    this.writtenWords = writtenWords;
    this.people = people;
    this.schools = schools;
    this.policies = policies;
    this.workflows = workflows;
    this.once = once;
    this.transaction = transaction;
    this.jdbc = jdbc;
    this.words = new MessageSourceAccessor(messages, java.util.Locale.UK);
    this.clock = clock;
  }

  /**
   * Somebody reports a breach.
   *
   * @param key a repeat under the same key has no further effect and answers the same reference
   * @return the reference that the reporter keeps
   * @throws org.chalkline.web.InvalidInput naming every field that is missing or wrong
   * @clause default 56 a joint case is the pupil's school's
   */
  public String report(Me me, NewBreach given, String key) {
    checks.check(me, given);
    return Objects.requireNonNull(
        Scope.everywhere(
            () ->
                transaction.execute(status -> once.run(me.actor(), key, () -> store(me, given)))));
  }

  private String store(Me me, NewBreach given) {
    String pupils = given.pupilSchool();
    String school = pupils == null ? given.school() : pupils;
    boolean joint = !school.equals(given.school());
    Alleged alleged =
        new Alleged(
            joint ? given.school() : null,
            me.id(),
            given.nameWithheld(),
            given.said().strip(),
            given.platform().strip(),
            given.place().strip(),
            given.link(),
            given.postedAt(),
            clock.instant(),
            accused(given),
            given.accusedId(),
            given.role(),
            given.childHarmed(),
            given.dataBroken(),
            given.illegal(),
            given.sexualApproach());
    CaseFile file = open(school, alleged, true, me.actor());
    parties.add(
        file,
        List.of(
            new CaseParties.Reported(
                "behind", partyKind(given.role()), alleged.accused(), given.accusedId())));
    name(file, alleged, me.actor());
    begin(file, me.actor());
    if (joint) {
      tellHeads(file, given.school(), me.actor());
    }
    return file.reference();
  }

  private String accused(NewBreach given) {
    String id = given.accusedId();
    return id == null ? given.accused().strip() : people.get(id).name();
  }

  private static String partyKind(String role) {
    return switch (role) {
      case "former-staff" -> "staff";
      case "contractor" -> "other";
      default -> role;
    };
  }

  /** Another case hands a breach over; one case goes on from each. */
  @EventListener
  @Transactional
  public void handedOver(HandedOver event) {
    if (!event.to().equals(BreachInvestigation.PROCESS)) {
      return;
    }
    Actor by = Actor.of(event.actor());
    CaseFile source = files.findById(event.caseId()).orElseThrow();
    if (goesOnAlready(source)) {
      return;
    }
    Matter it = event.matter();
    Optional<CaseParties.Party> party = behind(source);
    Optional<String> person = party.map(CaseParties.Party::person);
    Alleged alleged =
        new Alleged(
            null,
            source.openedBy().equals(Actor.CHALKLINE.id()) ? null : source.openedBy(),
            false,
            it.said(),
            it.platform(),
            it.place(),
            it.link(),
            it.postedAt(),
            it.seenAt(),
            person.map(id -> people.get(id).name()).orElse(party.map(this::named).orElse("")),
            person.orElse(null),
            person
                .map(id -> breachPeople.roleOf(id, source.school()))
                .orElse(party.map(CaseParties.Party::kind).filter(this::known).orElse("unknown")),
            it.childTouched(),
            false,
            it.thoughtIllegal(),
            it.kinds().contains("sexual-approach"));
    CaseFile file = open(event.school(), alleged, false, by);
    if (it.policeAsked()) {
      rows.policeTold(file.getId());
    }
    parties.copy(source, file);
    links.linkBoth(source, file, "Breach of the policy", by);
    handOvers.between(source, file, by);
    person.ifPresent(id -> walls.keepOut(file, List.of(id), Walls.Why.SUBJECT, by));
    begin(file, by);
  }

  private boolean goesOnAlready(CaseFile source) {
    return handOvers.goingOnFrom(source.getId()).stream()
        .flatMap(id -> files.findById(id).stream())
        .anyMatch(it -> it.kind().equals(KIND) && it.open());
  }

  /** Whom a person has confirmed; else whoever was named first. */
  private Optional<CaseParties.Party> behind(CaseFile source) {
    List<CaseParties.Party> behind =
        parties.of(source.getId()).stream().filter(it -> it.part().equals("behind")).toList();
    return behind.stream()
        .filter(it -> it.confirmed() && it.person() != null)
        .findFirst()
        .or(() -> behind.stream().filter(CaseParties.Party::confirmed).findFirst())
        .or(() -> behind.stream().findFirst());
  }

  private String named(CaseParties.Party party) {
    String outsider = party.outsider();
    return outsider == null ? party.words() : parties.outsiderName(outsider).orElse("");
  }

  private boolean known(String kind) {
    return BreachInvestigation.ROLES.contains(kind);
  }

  private CaseFile open(String school, Alleged it, boolean reported, Actor by) {
    Instant happened = it.postedAt() == null ? it.seenAt() : it.postedAt();
    String title = words.getMessage("breach.title." + it.role());
    CaseFile file = caseFiles.begin(PREFIX, KIND, title, school, by, happened);
    if (it.childHarmed() || it.sexualApproach()) {
      file.triaged(Severity.HIGH, title, true);
      files.saveAndFlush(file);
    }
    boolean all = policies.edition(file.policyEdition()).yes("breach.record_all");
    rows.add(file, it, all || reported);
    return file;
  }

  /**
   * Whoever was chosen is the subject; whoever the words could mean is outside until it is known.
   */
  private void name(CaseFile file, Alleged it, Actor by) {
    String chosen = it.accusedId();
    if (chosen != null) {
      walls.keepOut(file, List.of(chosen), Walls.Why.SUBJECT, by);
      return;
    }
    List<String> here = schools.federatedWith(file.school()).stream().map(School::id).toList();
    boolean mayBeAdult = !Set.of("pupil", "parent").contains(it.role());
    Set<String> ids = new LinkedHashSet<>();
    meant.by(here, it.accused(), mayBeAdult).forEach(person -> ids.add(person.id()));
    walls.keepOut(file, ids, Walls.Why.COULD_BE_MEANT, by);
  }

  private void begin(CaseFile file, Actor by) {
    workflows.start(
        BreachInvestigation.PROCESS, file.reference(), Map.of("work", file.getId()), by);
  }

  /** Both heads hear that a joint case has begun, and no more than that. */
  private void tellHeads(CaseFile file, String otherSchool, Actor by) {
    String said =
        words.getMessage("breach.joint.text", new Object[] {schools.get(file.school()).name()});
    for (String school : List.of(file.school(), otherSchool)) {
      for (Person head : people.holding("headteacher", school)) {
        writtenWords.writeTo(file, head.id(), said, by);
      }
    }
  }

  /** The people of a school who can be named, for whoever reports. */
  @Transactional(readOnly = true)
  public List<Person> canBeNamed(String school) {
    return people.at(school);
  }

  /** The schools about which this person can report: their own, and those federated with them. */
  @Transactional(readOnly = true)
  public List<School> schoolsFor(Me me) {
    return checks.schoolsFor(me);
  }

  /** A closed case was opened again by a person: it is assessed anew. */
  @EventListener
  void reopened(CaseReopened event) {
    if (event.kind().equals(KIND)) {
      begin(files.findById(event.caseId()).orElseThrow(), Actor.of(event.actor()));
    }
  }

  /** A case went to another school: what belongs to it goes with it. */
  @EventListener
  void moved(CaseMoved event) {
    for (String table :
        List.of("breach", "breach_allegation", "breach_statement", "low_level_concern")) {
      jdbc.sql("update " + table + " set school_id = ? where case_id = ?")
          .params(event.toSchool(), event.caseId())
          .update();
    }
  }

  static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
