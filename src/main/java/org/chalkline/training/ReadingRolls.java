package org.chalkline.training;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chalkline.calendar.SchoolTime;
import org.chalkline.casework.OpenTasks;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.identity.School;
import org.chalkline.identity.Schools;
import org.chalkline.installation.Scope;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.training.Readings.Reading;
import org.chalkline.training.Readings.Round;
import org.chalkline.web.NoSuchThing;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to the roll of a school: who has read which edition of its policy, and who has not.
 *
 * @clause FED-25, FED-39, SMP-63 read and understood, and proven; default 53
 */
@Service
public class ReadingRolls {

  private final Readings readings;
  private final Concerned concerned;
  private final Policies policies;
  private final Schools schools;
  private final People people;
  private final OpenTasks openTasks;
  private final Clock clock;

  ReadingRolls(
      Readings readings,
      Concerned concerned,
      Policies policies,
      Schools schools,
      People people,
      OpenTasks openTasks,
      Clock clock) {
    this.readings = readings;
    this.concerned = concerned;
    this.policies = policies;
    this.schools = schools;
    this.people = people;
    this.openTasks = openTasks;
    this.clock = clock;
  }

  /** An edition that a school asked its people to read. */
  public record EditionAsked(String edition, String name, Instant askedAt, boolean replaced) {}

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
    return me.schools().stream().filter(school -> Overseers.seesAnything(me, school)).toList();
  }

  /**
   * The roll of a school; whoever is late comes first, then by name.
   *
   * @param edition the edition to show; empty for the newest
   * @throws AccessDeniedException unless this person may see names or counts
   * @throws NoSuchThing if the school never asked for this edition
   */
  @Transactional(readOnly = true)
  public Roll roll(Me me, String school, String edition) {
    Overseers.requireAnything(me, school);
    boolean named = Overseers.seesNames(me, school);
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
    return members.values().stream()
        .map(member -> onRoll(member, newest.get(member.person().id()), profile, due))
        .sorted(Comparator.comparing(it -> it.state() != State.LATE))
        .toList();
  }

  /** Who is concerned: today's people, or for an edition replaced those who were asked for it. */
  private Map<String, Concerned.Member> members(
      String school, @Nullable Round round, Map<String, Reading> newest) {
    Map<String, Concerned.Member> today = concerned.at(school);
    if (round == null || round.replacedAt() == null) {
      return today;
    }
    Map<String, Concerned.Member> then = new LinkedHashMap<>();
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

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), SchoolTime.LONDON);
  }
}
