package org.chalkline.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.identity.Me;
import org.chalkline.identity.Roles;
import org.chalkline.identity.School;
import org.chalkline.identity.Schools;
import org.chalkline.installation.Scope;
import org.chalkline.installation.Stamp;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to school time. Everybody of a school may look; its headteacher, director of business
 * services and administrators change it; bank holidays beside the law are for administrators. A
 * change is asked for, looked at with what it would move, and then made, with every open deadline,
 * in one transaction.
 */
@Component
public class SchoolCalendars {

  /** In the place of a school: the bank holidays of all of them. */
  public static final String ALL = "*";

  private static final Set<String> KEEPERS =
      Set.of("headteacher", "business-director", Roles.ADMINISTRATOR);
  private static final Duration DRAFTS_KEPT = Duration.ofDays(7);
  private static final int MOST_NOTES_TOLD = 3;

  private final StoredCalendars calendars;
  private final CalendarTables tables;
  private final ObjectProvider<Recounting> recountings;
  private final Schools schools;
  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Once once;
  private final Audit audit;
  private final Clock clock;

  SchoolCalendars(
      StoredCalendars calendars,
      CalendarTables tables,
      ObjectProvider<Recounting> recountings,
      Schools schools,
      JdbcClient jdbc,
      ObjectMapper json,
      Once once,
      Audit audit,
      Clock clock) {
    this.calendars = calendars;
    this.tables = tables;
    this.recountings = recountings;
    this.schools = schools;
    this.jdbc = jdbc;
    this.json = json;
    this.once = once;
    this.audit = audit;
    this.clock = clock;
  }

  /** A day of a school's year: what it is, and why it is no school day, in words. */
  public record Day(LocalDate day, DayKind kind, String words) {}

  /**
   * A change that was asked for.
   *
   * @param school the school, or {@link #ALL}
   * @param lateToo whether what is late already is counted anew as well
   * @param notes what a file held besides, and is left out
   * @param madeTrue when it was made; null while it is only asked for
   */
  public record Draft(
      String id,
      String school,
      CalendarChange change,
      boolean lateToo,
      List<String> notes,
      @Nullable Instant madeTrue) {}

  /**
   * A change beside what it would change.
   *
   * @param version the calendar's version that this was worked out on
   * @param countings the time of each school it concerns, as it would be
   */
  public record Proposed(Draft draft, long version, Map<String, Counting> countings) {}

  /** Whether this person may change the time of this school. */
  public boolean mayChange(Me me, String school) {
    return KEEPERS.stream().anyMatch(role -> me.has(role, school));
  }

  /** Whether this person may enter bank holidays. */
  public boolean mayProclaim(Me me) {
    return me.hasAnywhere(Roles.ADMINISTRATOR);
  }

  /**
   * What a school has said of its time.
   *
   * @throws NoSuchThing if this person has nothing to do with the school
   */
  @Transactional(readOnly = true)
  public SchoolDates dates(Me me, String school) {
    look(me, school);
    return calendars.of(school).dates();
  }

  /** The days of a school from a first to a last, both included; at most 800 days. */
  @Transactional(readOnly = true)
  public List<Day> days(Me me, String school, LocalDate first, LocalDate last) {
    look(me, school);
    if (first.plusDays(800).isBefore(last)) {
      throw new IllegalArgumentException("Too many days at once");
    }
    SchoolCalendar calendar = calendars.of(school);
    return first
        .datesUntil(last.plusDays(1))
        .map(
            day ->
                new Day(
                    day,
                    calendar.kind(day),
                    calendar
                        .notSchool(day)
                        .orElse(
                            calendar.known(day)
                                ? "a school day"
                                : "taken as a school day, the terms of this day are not known")))
        .toList();
  }

  /** The bank holidays that were proclaimed beside those of the law. */
  @Transactional(readOnly = true)
  public SortedMap<LocalDate, String> proclaimed() {
    return tables.proclaimed();
  }

  /**
   * Asks for a change, which is made by {@link #make} only.
   *
   * @param school the school, or {@link #ALL} for bank holidays
   * @return the draft's id
   * @throws InvalidInput if it could not be so, naming the field
   */
  @Transactional
  public String draft(Me me, String school, CalendarChange change, boolean lateToo, String key) {
    return draft(me, school, change, lateToo, List.of(), key);
  }

  /**
   * Asks for the terms and INSET days of an iCalendar file; what of it is left out stands beside.
   *
   * @return the draft's id
   * @throws InvalidInput if the file is refused or holds nothing that could be taken over
   */
  @Transactional
  public String takeOver(Me me, String school, byte[] file, boolean lateToo, String key) {
    keep(me, school);
    TermFile.Read read = TermFile.read(file);
    List<String> notes =
        read.leftOut().stream().map(it -> "Line " + it.line() + ": " + it.words()).toList();
    if (read.change().terms().isEmpty() && read.change().inset().isEmpty()) {
      throw new InvalidInput(
          "file",
          "There is neither a term nor an INSET day to take over. "
              + String.join(". ", notes.stream().limit(MOST_NOTES_TOLD).toList()));
    }
    return draft(me, school, read.change(), lateToo, notes, key);
  }

  private String draft(
      Me me,
      String school,
      CalendarChange change,
      boolean lateToo,
      List<String> notes,
      String key) {
    keep(me, school);
    return once.run(
        me.actor(),
        key,
        () ->
            reaching(
                school,
                () -> {
                  propose(school, change);
                  String id = UUID.randomUUID().toString();
                  Instant now = clock.instant();
                  jdbc.sql("delete from calendar_draft where made_at < ?")
                      .param(Timestamp.from(now.minus(DRAFTS_KEPT)))
                      .update();
                  jdbc.sql(
                          """
                          insert into calendar_draft
                            (id, school_id, made_by, made_at, change, late_too, notes)
                          values (?, ?, ?, ?, ?::jsonb, ?, ?)
                          """)
                      .params(
                          id,
                          school,
                          me.id(),
                          Timestamp.from(now),
                          written(change),
                          lateToo,
                          notes.toArray(String[]::new))
                      .update();
                  return id;
                }));
  }

  /**
   * A change that was asked for, with what would be so.
   *
   * @throws NoSuchThing if there is none for this person
   * @throws Refused if it can be no more, since the calendar has changed
   */
  @Transactional(readOnly = true)
  public Proposed proposed(Me me, String school, String draftId) {
    keep(me, school);
    Draft draft = find(school, draftId);
    if (draft.madeTrue() != null) {
      return new Proposed(draft, 0, Map.of());
    }
    Proposal proposal = reaching(school, () -> again(school, draft.change()));
    return new Proposed(draft, proposal.version(), proposal.countings());
  }

  /**
   * Makes a change that was looked at, and moves every open deadline that it moves.
   *
   * <p>How many moved is in the school's history and not in an answer: whoever keeps the calendar
   * may stand outside a case, and would learn of it by the count.
   *
   * @param seen the version that the person looked at
   * @throws Refused if somebody changed the calendar since; look at it again
   */
  @Transactional
  public void make(Me me, String school, String draftId, long seen, String key) {
    keep(me, school);
    find(school, draftId);
    once.run(
        me.actor(),
        key,
        () ->
            reaching(
                school,
                () -> {
                  make(me, school, draftId, seen);
                  return draftId;
                }));
  }

  private void make(Me me, String school, String draftId, long seen) {
    tables.hold(school);
    Draft draft = find(school, draftId);
    if (draft.madeTrue() != null) {
      throw new Refused("This change was made already.");
    }
    Proposal proposal = again(school, draft.change());
    if (proposal.version() != seen) {
      throw new Refused(
          "Somebody changed the calendar while you were looking. Nothing was changed. "
              + "Look at what would move now before you confirm.");
    }
    apply(school, draft.change(), proposal, me.actor(), draft.lateToo());
    jdbc.sql("update calendar_draft set made_true_at = ? where id = ?")
        .params(Timestamp.from(clock.instant()), draftId)
        .update();
  }

  private void apply(
      String school, CalendarChange change, Proposal proposal, Actor actor, boolean lateToo) {
    Stamp.changes(jdbc);
    if (change instanceof CalendarChange.OfAll all) {
      SortedMap<LocalDate, String> before = tables.proclaimed();
      tables.proclaim(all.to(before));
      audit.record(
          Entry.ofInstallation(
              actor,
              "calendar.bank-holidays-changed",
              Map.of(
                  "change",
                  change.words(),
                  "before",
                  words(before),
                  "after",
                  words(tables.proclaimed()))));
    } else {
      tables.write(school, proposal.before(), Objects.requireNonNull(proposal.after()));
      if (change instanceof CalendarChange.Hours) {
        tables.writeHours(school, Objects.requireNonNull(proposal.after()));
      }
    }
    int moved = 0;
    for (var each : proposal.countings().entrySet()) {
      int here = recount(each.getKey(), each.getValue(), actor, change.words(), lateToo, null);
      tables.unsettled(each.getKey(), clock.instant(), change.words());
      if (change instanceof CalendarChange.OfAll) {
        audit.record(
            Entry.ofSchool(
                each.getKey(),
                actor,
                "calendar.bank-holidays-changed",
                Map.of("change", change.words(), "moved", "" + here)));
      }
      moved += here;
    }
    if (change instanceof CalendarChange.OfSchool) {
      audit.record(
          Entry.ofSchool(
              school,
              actor,
              "calendar.changed",
              Map.of(
                  "change", change.words(),
                  "before", CalendarWords.difference(proposal.after(), proposal.before()),
                  "after", CalendarWords.difference(proposal.before(), proposal.after()),
                  "moved", "" + moved)));
    }
  }

  int recount(
      String school,
      Counting counting,
      Actor actor,
      String why,
      boolean lateToo,
      @Nullable Instant openedSince) {
    return recountings
        .orderedStream()
        .mapToInt(it -> it.recount(school, counting, actor, why, lateToo, openedSince))
        .sum();
  }

  /**
   * Gives a school of the evaluation the calendar that ships for it, unless it has said something
   * of its time already.
   */
  @Transactional
  public void ship(String school) {
    new ShippedCalendars()
        .find(school)
        .filter(dates -> calendars.of(school).dates().equals(SchoolDates.NONE))
        .ifPresent(
            dates -> {
              tables.hold(school);
              Stamp.changes(jdbc);
              tables.write(school, SchoolDates.NONE, dates);
              tables.writeHours(school, dates);
              audit.record(
                  Entry.ofSchool(
                      school,
                      Actor.CHALKLINE,
                      "calendar.changed",
                      Map.of(
                          "change", "The calendar of the evaluation",
                          "before", CalendarWords.difference(dates, SchoolDates.NONE),
                          "after", CalendarWords.difference(SchoolDates.NONE, dates))));
            });
  }

  // ---- what would be so

  private record Proposal(
      long version,
      SchoolDates before,
      @Nullable SchoolDates after,
      Map<String, Counting> countings) {}

  private Proposal propose(String school, CalendarChange change) {
    Map<String, Counting> countings = new TreeMap<>();
    if (change instanceof CalendarChange.OfAll all && school.equals(ALL)) {
      BankHolidays holidays = new BankHolidays(all.to(tables.proclaimed()));
      for (School each : schools.all()) {
        countings.put(each.id(), new SchoolCalendar(calendars.of(each.id()).dates(), holidays));
      }
      return new Proposal(tables.proclaimedVersion(), SchoolDates.NONE, null, countings);
    }
    if (change instanceof CalendarChange.OfSchool one && !school.equals(ALL)) {
      SchoolCalendar now = calendars.of(school);
      SchoolDates after = one.to(now.dates());
      countings.put(school, new SchoolCalendar(after, now.bankHolidays()));
      return new Proposal(now.dates().version(), now.dates(), after, countings);
    }
    throw new InvalidInput("kind", "Bank holidays are for all schools, and nothing else is");
  }

  /** What could be when it was asked for may be impossible by now. */
  private Proposal again(String school, CalendarChange change) {
    try {
      return propose(school, change);
    } catch (InvalidInput overtaken) {
      throw new Refused(
          "The calendar has changed, and this cannot be any more: "
              + overtaken.errors().get(0).message()
              + ".");
    }
  }

  private Draft find(String school, String id) {
    return reaching(
        school,
        () ->
            jdbc.sql(
                    """
                    select id, school_id, change, late_too, made_true_at, notes
                    from calendar_draft where id = ? and school_id = ?
                    """)
                .params(id, school)
                .query(
                    (row, n) -> {
                      Timestamp made = row.getTimestamp(5);
                      return new Draft(
                          row.getString(1),
                          row.getString(2),
                          read(row.getString(3)),
                          row.getBoolean(4),
                          List.of((String[]) row.getArray(6).getArray()),
                          made == null ? null : made.toInstant());
                    })
                .optional()
                .orElseThrow(NoSuchThing::new));
  }

  // ---- access

  private static void look(Me me, String school) {
    if (!me.schools().contains(school)) {
      throw new NoSuchThing();
    }
  }

  private void keep(Me me, String school) {
    if (school.equals(ALL)) {
      if (!mayProclaim(me)) {
        throw new AccessDeniedException("For administrators");
      }
      return;
    }
    look(me, school);
    if (!mayChange(me, school)) {
      throw new AccessDeniedException("For those who keep the calendar");
    }
  }

  /** What concerns all schools reaches into all of them. */
  private static <T> T reaching(String school, java.util.function.Supplier<T> work) {
    return school.equals(ALL) ? Scope.everywhere(work) : work.get();
  }

  // ---- words

  private static String words(SortedMap<LocalDate, String> days) {
    List<String> said = new ArrayList<>();
    days.forEach((day, name) -> said.add(Days.day(day) + " (" + name + ")"));
    return said.isEmpty() ? "none" : String.join("; ", said);
  }

  private String written(CalendarChange change) {
    try {
      return json.writerFor(CalendarChange.class).writeValueAsString(change);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private CalendarChange read(String text) {
    try {
      return json.readValue(text, CalendarChange.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A change that was asked for cannot be read", e);
    }
  }
}
