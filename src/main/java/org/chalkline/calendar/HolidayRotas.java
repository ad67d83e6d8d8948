package org.chalkline.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.identity.Roles;
import org.chalkline.web.FieldError;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to the holiday rotas: who acts in the school holidays, role by role (default 23). */
@Component
public class HolidayRotas {

  private static final int MOST = 200;
  private static final int LONGEST = 100;

  private final SchoolCalendars school;
  private final StoredCalendars calendars;
  private final People people;
  private final JdbcClient jdbc;
  private final Once once;
  private final Audit audit;
  private final Clock clock;

  HolidayRotas(
      SchoolCalendars school,
      StoredCalendars calendars,
      People people,
      JdbcClient jdbc,
      Once once,
      Audit audit,
      Clock clock) {
    this.school = school;
    this.calendars = calendars;
    this.people = people;
    this.jdbc = jdbc;
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

  /** Who acts in this role at this school on this day by its rota. */
  @Transactional(readOnly = true)
  public Optional<Person> acting(String schoolId, String role, LocalDate day) {
    return jdbc.sql(
            """
            select person_id from holiday_rota
            where school_id = ? and role = ? and first_day <= ? and last_day >= ?
            order by first_day desc, id limit 1
            """)
        .params(schoolId, role, day, day)
        .query(String.class)
        .optional()
        .flatMap(people::find);
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
          String id = UUID.randomUUID().toString();
          jdbc.sql(
                  """
                  insert into holiday_rota (id, school_id, first_day, last_day, role, person_id)
                  values (?, ?, ?, ?, ?, ?)
                  """)
              .params(id, schoolId, turn.first(), turn.last(), turn.role(), person.id())
              .update();
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
          jdbc.sql("delete from holiday_rota where id = ? and school_id = ?")
              .params(turnId, schoolId)
              .update();
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

  private List<Turn> turns(String schoolId) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), SchoolTime.LONDON);
    return jdbc.sql(
            """
            select id, first_day, last_day, role, person_id from holiday_rota
            where school_id = ? and last_day >= ? order by first_day, role, id
            """)
        .params(schoolId, today)
        .query(
            (row, n) ->
                new Turn(
                    row.getString(1),
                    row.getObject(2, LocalDate.class),
                    row.getObject(3, LocalDate.class),
                    row.getString(4),
                    people.get(row.getString(5))))
        .list();
  }

  private Person check(String schoolId, EnterTurn turn) {
    List<FieldError> errors = new ArrayList<>();
    if (turn.role() == null || !Roles.all().containsKey(turn.role())) {
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
    if (errors.isEmpty() && turns(schoolId).size() >= MOST) {
      errors.add(new FieldError("first", "A rota holds at most " + MOST + " entries"));
    }
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
    return person.orElseThrow();
  }

  private void keep(Me me, String schoolId) {
    school.dates(me, schoolId);
    if (!school.mayChange(me, schoolId)) {
      throw new AccessDeniedException("For those who keep the calendar");
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
