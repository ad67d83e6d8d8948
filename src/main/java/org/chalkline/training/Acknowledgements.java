package org.chalkline.training;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.calendar.SchoolTime;
import org.chalkline.casework.OpenTasks;
import org.chalkline.casework.Tasks;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.identity.School;
import org.chalkline.identity.Schools;
import org.chalkline.installation.Scope;
import org.chalkline.policy.EditionPublished;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.training.Readings.Reading;
import org.chalkline.training.Readings.Round;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to who has read which edition of a policy: asking, and the roll of a school. Confirming
 * is a task like any other and goes through the work list.
 *
 * @clause FED-25, FED-39, SMP-63 read and understood; default 53: on joining, on a new version and
 *     yearly, within 10 working days
 */
@Service
public class Acknowledgements {

  /** The kind of case that one person's reading is. */
  public static final String KIND = "acknowledgement";

  /** Who sees by name who has read and who has not, and may ask. */
  static final Set<String> SEE_NAMES =
      Set.of("headteacher", "business-director", "senior-authoriser");

  /** Who sees how many. */
  static final Set<String> SEE_COUNTS = Set.of("governor", "chair", "vice-chair");

  private final Readings readings;
  private final Concerned concerned;
  private final Changes changes;
  private final Statement statement;
  private final Policies policies;
  private final Schools schools;
  private final People people;
  private final OpenTasks openTasks;
  private final Tasks tasks;
  private final Workflows workflows;
  private final Once once;
  private final Audit audit;
  private final Clock clock;

  Acknowledgements(
      Readings readings,
      Concerned concerned,
      Changes changes,
      Statement statement,
      Policies policies,
      Schools schools,
      People people,
      OpenTasks openTasks,
      Tasks tasks,
      Workflows workflows,
      Once once,
      Audit audit,
      Clock clock) {
    this.readings = readings;
    this.concerned = concerned;
    this.changes = changes;
    this.statement = statement;
    this.policies = policies;
    this.schools = schools;
    this.people = people;
    this.openTasks = openTasks;
    this.tasks = tasks;
    this.workflows = workflows;
    this.once = once;
    this.audit = audit;
    this.clock = clock;
  }

  // ---- asking

  /** An edition was published: every school that runs the policy asks its people to read it. */
  @EventListener
  @Transactional
  public void published(EditionPublished event) {
    Scope.everywhere(
        () ->
            schools.all().stream()
                .filter(school -> school.policyId().equals(event.policyId()))
                .forEach(
                    school ->
                        ask(school, policies.edition(event.edition()), Actor.of(event.by()))));
  }

  /**
   * Asks everybody concerned at a school to read the edition in force, as a school does that has
   * just begun with Chalkline.
   *
   * @return the edition
   * @throws Refused if they are asked already
   */
  @Transactional
  public String ask(Me me, String school, String key) {
    requireNames(me, school);
    return once.run(
        me.actor(),
        key,
        () -> {
          School it = schools.get(school);
          Profile edition = policies.inForce(it.policyId(), today());
          boolean asked =
              readings
                  .running(school, it.policyId())
                  .filter(round -> round.edition().equals(edition.edition()))
                  .isPresent();
          if (asked) {
            throw new Refused("Everybody has been asked to read this version already.");
          }
          ask(it, edition, me.actor());
          return edition.edition();
        });
  }

  private void ask(School school, Profile edition, Actor actor) {
    Optional<Round> before = readings.running(school.id(), school.policyId());
    if (before.filter(it -> it.edition().equals(edition.edition())).isPresent()) {
      return;
    }
    Instant now = clock.instant();
    before.ifPresent(
        it -> {
          readings.replaced(it.id(), now);
          workflows.tell(it.id(), PolicyReading.EDITION_REPLACED, actor);
        });
    Round round =
        new Round(
            UUID.randomUUID().toString(),
            school.id(),
            school.policyId(),
            edition.edition(),
            now,
            actor.id(),
            null,
            null);
    readings.add(round);
    audit.record(
        Entry.ofSchool(school.id(), actor, "reading.begun", Map.of("edition", edition.edition())));
    workflows.start(PolicyReading.KEEP_CURRENT, round.id(), Map.of("work", round.id()), actor);
  }

  // ---- what others rest on

  /** When this person last confirmed that they read this edition; empty if they never have. */
  @Transactional(readOnly = true)
  public Optional<Instant> read(String person, String edition) {
    return Scope.everywhere(() -> readings.lastRead(person, edition));
  }

  /**
   * Whether this person has read this edition and need not read it again yet.
   *
   * @clause FED-39 each runner has read and understood the policy before running an account
   */
  @Transactional(readOnly = true)
  public boolean hasRead(String person, String edition) {
    Profile profile = policies.edition(edition);
    return read(person, edition)
        .filter(at -> Owed.stands(profile, at, clock.instant()))
        .isPresent();
  }

  // ---- the roll of a school

  /** An edition that a school asked its people to read. */
  public record EditionAsked(
      String edition, String name, Instant askedAt, String askedBy, boolean replaced) {}

  /** How one person stands. */
  public enum State {
    READ,
    ASKED,
    LATE,
    NOT_ASKED
  }

  /**
   * One person on the roll.
   *
   * @param askedAt since when they have been asked; null if they have not been yet
   * @param due until when; null unless they are asked now
   * @param readAt when they last confirmed this edition; null if never
   * @param again when they are asked again; null if they have not read it or are not asked again
   */
  public record OnRoll(
      Person person,
      Set<String> roles,
      State state,
      @Nullable String reason,
      @Nullable Instant askedAt,
      @Nullable Instant due,
      @Nullable Instant readAt,
      @Nullable Instant again) {}

  /** A question that somebody asked while they read. */
  public record Asked(String person, Instant at, String words) {}

  /**
   * The roll of a school for one edition.
   *
   * @param editions all editions that were asked for, the newest first; none if none was yet
   * @param edition the one that is shown; the one in force if none was asked for
   * @param askable whether the edition in force has not been asked for yet
   * @param named whether whoever looks may see names; if not, people and questions are empty
   * @param read how many of the people concerned have read it, and need not again yet
   * @param late how many of those who have not are late
   * @param concerned how many people it concerns
   */
  public record Roll(
      School school,
      List<EditionAsked> editions,
      Profile edition,
      boolean askable,
      boolean named,
      int read,
      int late,
      int concerned,
      List<OnRoll> people,
      List<Asked> questions) {

    /** How many have not. */
    public int unread() {
      return concerned - read;
    }
  }

  /** The schools at which this person may see the roll, by id. */
  public List<String> schools(Me me) {
    return me.schools().stream()
        .filter(school -> seesNames(me, school) || seesCounts(me, school))
        .toList();
  }

  /**
   * The roll of a school.
   *
   * @param edition the edition to show; empty for the newest
   * @throws AccessDeniedException unless this person may see names or counts
   * @throws NoSuchThing if the school never asked for this edition
   */
  @Transactional(readOnly = true)
  public Roll roll(Me me, String school, String edition) {
    boolean named = seesNames(me, school);
    if (!named && !seesCounts(me, school)) {
      throw new AccessDeniedException("Not for this role");
    }
    School it = schools.get(school);
    Profile inForce = policies.inForce(it.policyId(), today());
    List<Round> rounds = readings.roundsAt(school);
    Round shown =
        rounds.stream()
            .filter(round -> edition.isEmpty() || round.edition().equals(edition))
            .findFirst()
            .orElse(null);
    if (shown == null && !edition.isEmpty()) {
      throw new NoSuchThing();
    }
    Profile profile = shown == null ? inForce : policies.edition(shown.edition());
    List<OnRoll> all = people(school, shown, profile);
    int read = (int) all.stream().filter(one -> one.state() == State.READ).count();
    int late = (int) all.stream().filter(one -> one.state() == State.LATE).count();
    return new Roll(
        it,
        rounds.stream()
            .map(
                round ->
                    new EditionAsked(
                        round.edition(),
                        policies.edition(round.edition()).name(),
                        round.askedAt(),
                        round.askedBy(),
                        round.replacedAt() != null))
            .toList(),
        profile,
        rounds.stream()
            .noneMatch(
                round -> round.replacedAt() == null && round.edition().equals(inForce.edition())),
        named,
        read,
        late,
        all.size(),
        named ? all : List.of(),
        named ? questions(school, profile.edition()) : List.of());
  }

  private List<Asked> questions(String school, String edition) {
    return readings.questions(school, edition).stream()
        .map(
            it ->
                new Asked(
                    people.find(it.person()).map(Person::name).orElse(it.person()),
                    it.at(),
                    it.words()))
        .toList();
  }

  private List<OnRoll> people(String school, @Nullable Round round, Profile profile) {
    Map<String, Reading> newest = new HashMap<>();
    if (round != null) {
      readings.at(school, round.edition()).stream()
          .filter(it -> it.endedAt() == null || "replaced".equals(it.endedWhy()))
          .forEach(it -> newest.put(it.person(), it));
    }
    Map<String, Instant> due =
        Scope.everywhere(
            () ->
                openTasks.due(
                    newest.values().stream()
                        .filter(Reading::open)
                        .map(Reading::reference)
                        .toList()));
    Map<String, Concerned.Member> members = members(school, round, newest);
    List<OnRoll> all = new ArrayList<>();
    members
        .values()
        .forEach(member -> all.add(onRoll(member, newest.get(member.person().id()), profile, due)));
    return all;
  }

  /** Who is concerned: today's people, or for an edition replaced those who were asked for it. */
  private Map<String, Concerned.Member> members(
      String school, @Nullable Round round, Map<String, Reading> newest) {
    Map<String, Concerned.Member> today = concerned.at(school);
    if (round == null || round.replacedAt() == null) {
      return today;
    }
    Map<String, Concerned.Member> then = new java.util.LinkedHashMap<>();
    people
        .all(new ArrayList<>(newest.keySet()))
        .forEach(
            person ->
                then.put(
                    person.id(),
                    today.getOrDefault(person.id(), new Concerned.Member(person, Set.of()))));
    return then;
  }

  private OnRoll onRoll(
      Concerned.Member member,
      @Nullable Reading reading,
      Profile profile,
      Map<String, Instant> dues) {
    if (reading == null) {
      return new OnRoll(
          member.person(), member.roles(), State.NOT_ASKED, null, null, null, null, null);
    }
    Instant now = clock.instant();
    Instant read = reading.acknowledgedAt();
    Instant due = dues.get(reading.reference());
    State state;
    if (read != null) {
      state = Owed.stands(profile, read, now) ? State.READ : State.NOT_ASKED;
    } else {
      state = due != null && due.isBefore(now) ? State.LATE : State.ASKED;
    }
    boolean yearly = profile.list(Owed.WHEN).contains("yearly");
    return new OnRoll(
        member.person(),
        member.roles(),
        state,
        reading.reason(),
        reading.askedAt(),
        due,
        read,
        read != null && yearly ? Owed.yearAfter(read) : null);
  }

  // ---- one's own

  /**
   * One of one's own readings.
   *
   * @param school the school at which the task stands
   * @param taskId the open task; null if it is done or no longer needed
   */
  public record Own(
      String edition,
      String name,
      String school,
      String reason,
      @Nullable String taskId,
      @Nullable Instant due,
      @Nullable Instant readAt,
      @Nullable String confirmed,
      @Nullable Instant again) {}

  /** What this person is asked to read and has read, the newest first; one for each task. */
  @Transactional(readOnly = true)
  public List<Own> mine(Me me) {
    List<Reading> all = Scope.everywhere(() -> readings.of(me.id()));
    Set<String> seen = new LinkedHashSet<>();
    List<Own> mine = new ArrayList<>();
    for (Reading it : all) {
      if (it.endedAt() == null && seen.add(it.reference())) {
        mine.add(own(it));
      }
    }
    mine.sort(Comparator.comparing((Own it) -> it.taskId() == null));
    return mine;
  }

  private Own own(Reading it) {
    Profile profile = policies.edition(it.edition());
    Optional<OpenTasks.OpenTask> task =
        it.open() ? Scope.everywhere(() -> openTasks.openTask(it.reference())) : Optional.empty();
    Instant read = it.acknowledgedAt();
    boolean yearly = profile.list(Owed.WHEN).contains("yearly");
    return new Own(
        it.edition(),
        profile.name(),
        schools.get(it.taskSchool()).name(),
        it.reason(),
        task.map(OpenTasks.OpenTask::taskId).orElse(null),
        task.map(OpenTasks.OpenTask::due).orElse(null),
        read,
        it.confirmed(),
        read != null && yearly ? Owed.yearAfter(read) : null);
  }

  /**
   * What somebody needs to know while they read.
   *
   * @param statement the sentence that they confirm
   * @param before the edition before this one; null if there is none
   * @param changed what changed since then
   */
  public record ToRead(
      Tasks.Work work,
      Profile edition,
      String reason,
      String statement,
      @Nullable Profile before,
      List<Changes.Change> changed,
      @Nullable Instant readAt,
      @Nullable String confirmed) {}

  /**
   * One's own task of reading.
   *
   * @throws NoSuchThing if it is not this person's
   */
  @Transactional(readOnly = true)
  public ToRead toRead(Me me, String taskId) {
    Tasks.Work work = tasks.find(me, taskId);
    Reading reading =
        Scope.everywhere(() -> readings.byReference(work.file().reference())).stream()
            .filter(it -> it.person().equals(me.id()))
            .findFirst()
            .orElseThrow(NoSuchThing::new);
    Profile edition = policies.edition(reading.edition());
    Profile before = changes.before(edition).orElse(null);
    return new ToRead(
        work,
        edition,
        reading.reason(),
        statement.of(edition),
        before,
        before == null ? List.of() : changes.between(before, edition),
        reading.acknowledgedAt(),
        reading.confirmed());
  }

  static boolean seesNames(Me me, String school) {
    return SEE_NAMES.stream().anyMatch(role -> me.has(role, school));
  }

  static boolean seesCounts(Me me, String school) {
    return SEE_COUNTS.stream().anyMatch(role -> me.has(role, school));
  }

  static void requireNames(Me me, String school) {
    if (!seesNames(me, school)) {
      throw new AccessDeniedException("Not for this role");
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), SchoolTime.LONDON);
  }
}
