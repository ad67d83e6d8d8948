package org.chalkline.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.identity.StandIns;
import org.chalkline.web.FieldError;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to the holiday rotas: who acts in the school holidays, role by role (default 23).
 * Whoever is on the rota stands in for the role ({@link StandIns}): its work comes to them while
 * the holidays last, past walls as ever. Since that is access, whoever arranges stand-ins keeps the
 * rota.
 */
@Component
public class HolidayRotas {

  private static final int MOST = 200;
  private static final int LONGEST = 100;

  private final SchoolCalendars school;
  private final StoredCalendars calendars;
  private final People people;
  private final StandIns standIns;
  private final Once once;
  private final Audit audit;
  private final Clock clock;

  HolidayRotas(
      SchoolCalendars school,
      StoredCalendars calendars,
      People people,
      StandIns standIns,
      Once once,
      Audit audit,
      Clock clock) {
    this.school = school;
    this.calendars = calendars;
    this.people = people;
    this.standIns = standIns;
    this.once = once;
    this.audit = audit;
    this.clock = clock;
  }

  /** A person who acts in a role from a first to a last day, both included. */
  public record Turn(String id, LocalDate first, LocalDate last, String role, Person person) {}

  /** A turn as somebody enters it. */
  public record EnterTurn(LocalDate first, LocalDate last, String role, String person) {}

  /** Holidays on working days, both ends included. */
  public record Holidays(LocalDate first, LocalDate last) {}

  /** What a school has still to say of its time: a code and words. */
  public record Missing(String code, String words) {}

  /** The turns of a school that are not over, by their first day. */
  @Transactional(readOnly = true)
  public List<Turn> turns(Me me, String schoolId) {
    school.dates(me, schoolId);
    return turns(schoolId);
  }

  /** Who may be named: the people of the school. */
  @Transactional(readOnly = true)
  public List<Person> people(Me me, String schoolId) {
    keep(me, schoolId);
    return people.at(schoolId);
  }

  /** Names somebody; answers the id of the turn. */
  @Transactional
  public String enter(Me me, String schoolId, EnterTurn turn, String key) {
    keep(me, schoolId);
    return once.run(
        me.actor(),
        key,
        () -> {
          Person person = check(schoolId, turn);
          String id =
              standIns.inHolidays(
                  me,
                  schoolId,
                  new StandIns.Arrange(turn.role(), person.id(), turn.first(), turn.last()));
          record(me, schoolId, "calendar.rota-entered", words(turn, person));
          return id;
        });
  }

  /** Takes a turn off the rota. */
  @Transactional
  public void remove(Me me, String schoolId, String turnId, String key) {
    keep(me, schoolId);
    once.run(
        me.actor(),
        key,
        () -> {
          Turn turn =
              turns(schoolId).stream()
                  .filter(it -> it.id().equals(turnId))
                  .findFirst()
                  .orElseThrow(NoSuchThing::new);
          standIns.end(me, schoolId, turnId, Once.freshKey());
          record(
              me,
              schoolId,
              "calendar.rota-removed",
              words(
                  new EnterTurn(turn.first(), turn.last(), turn.role(), turn.person().id()),
                  turn.person()));
          return turnId;
        });
  }

  /**
   * What this school has still to say of its time before it goes live: the terms of today, and who
   * acts in each of the holidays of the coming year. For the checklist of a new school.
   */
  @Transactional(readOnly = true)
  public List<Missing> missing(String schoolId) {
    SchoolCalendar calendar = calendars.of(schoolId);
    List<Missing> missing = new ArrayList<>();
    LocalDate today = LocalDate.ofInstant(clock.instant(), SchoolTime.LONDON);
    if (calendar.dates().terms().stream().noneMatch(term -> !term.last().isBefore(today))) {
      missing.add(
          new Missing(
              "terms",
              "No term is entered from today on. Until then every working day counts as a school"
                  + " day."));
    }
    List<Turn> turns = turns(schoolId);
    if (turns.isEmpty()) {
      missing.add(
          new Missing(
              "rota", "There is no holiday rota: nobody is named for the school holidays."));
    } else {
      for (Holidays holidays : holidays(calendar, today)) {
        if (!covered(calendar, holidays, turns)) {
          missing.add(
              new Missing(
                  "rota",
                  "The holiday rota names nobody for a part of the holidays from "
                      + Days.span(holidays.first(), holidays.last())
                      + "."));
        }
      }
    }
    return missing;
  }

  private static boolean covered(SchoolCalendar calendar, Holidays holidays, List<Turn> turns) {
    return holidays
        .first()
        .datesUntil(holidays.last().plusDays(1))
        .filter(calendar::working)
        .allMatch(
            day ->
                turns.stream()
                    .anyMatch(it -> !day.isBefore(it.first()) && !day.isAfter(it.last())));
  }

  /** The holidays of the coming year whose terms are known, half-terms included. */
  private static List<Holidays> holidays(SchoolCalendar calendar, LocalDate today) {
    List<Holidays> found = new ArrayList<>();
    LocalDate first = null;
    LocalDate last = today;
    for (LocalDate day = today; day.isBefore(today.plusYears(1)); day = day.plusDays(1)) {
      DayKind kind = calendar.kind(day);
      if (kind == DayKind.HALF_TERM || kind == DayKind.HOLIDAYS) {
        first = first == null ? day : first;
        last = day;
      } else if (first != null
          && (kind == DayKind.SCHOOL || kind == DayKind.INSET || kind == DayKind.NOT_KNOWN)) {
        found.add(new Holidays(first, last));
        first = null;
      }
    }
    if (first != null) {
      found.add(new Holidays(first, last));
    }
    return found;
  }

  List<Turn> turns(String schoolId) {
    return standIns.rota(schoolId).stream()
        .map(it -> new Turn(it.id(), it.from(), it.until(), it.role(), it.person()))
        .toList();
  }

  private Person check(String schoolId, EnterTurn turn) {
    List<FieldError> errors = new ArrayList<>();
    if (turn.role() == null || !StandIns.roles().contains(turn.role())) {
      errors.add(new FieldError("role", "Select for which role"));
    }
    Optional<Person> person =
        people.at(schoolId).stream().filter(it -> it.id().equals(turn.person())).findFirst();
    if (person.isEmpty()) {
      errors.add(new FieldError("person", "Select who acts"));
    }
    if (turn.first() == null) {
      errors.add(new FieldError("first", "Enter the first day"));
    }
    if (turn.last() == null) {
      errors.add(new FieldError("last", "Enter the last day"));
    } else if (turn.first() != null && turn.last().isBefore(turn.first())) {
      errors.add(new FieldError("last", "The last day must not be before the first"));
    } else if (turn.first() != null && turn.first().plusDays(LONGEST).isBefore(turn.last())) {
      errors.add(new FieldError("last", "Enter at most " + LONGEST + " days at a time"));
    } else if (turn.last().isBefore(LocalDate.ofInstant(clock.instant(), SchoolTime.LONDON))) {
      errors.add(new FieldError("last", "These days have gone by"));
    }
    if (errors.isEmpty()) {
      inTerm(schoolId, turn)
          .ifPresent(
              day ->
                  errors.add(
                      new FieldError(
                          day.equals(turn.first()) ? "first" : "last",
                          Days.day(day) + " is in term time. The rota is for the holidays")));
    }
    if (errors.isEmpty() && turns(schoolId).size() >= MOST) {
      errors.add(new FieldError("first", "A rota holds at most " + MOST + " entries"));
    }
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
    return person.orElseThrow();
  }

  /** The first of these days on which pupils or staff are in. */
  private Optional<LocalDate> inTerm(String schoolId, EnterTurn turn) {
    SchoolCalendar calendar = calendars.of(schoolId);
    return turn.first().datesUntil(turn.last().plusDays(1)).filter(calendar::inTerm).findFirst();
  }

  /** Whether this person keeps the rota of this school. */
  public boolean mayKeep(Me me, String schoolId) {
    return StandIns.mayArrange(me, schoolId);
  }

  private void keep(Me me, String schoolId) {
    school.dates(me, schoolId);
    if (!mayKeep(me, schoolId)) {
      throw new AccessDeniedException("For administrators and the headteacher");
    }
  }

  private void record(Me me, String schoolId, String what, Map<String, String> words) {
    audit.record(Entry.ofSchool(schoolId, me.actor(), what, words));
  }

  private static Map<String, String> words(EnterTurn turn, Person person) {
    return Map.of(
        "role", turn.role(), "person", person.id(), "days", Days.span(turn.first(), turn.last()));
  }
}
