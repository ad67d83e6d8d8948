package org.chalkline.calendar;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the tables of school time. */
@Component
class CalendarTables {

  private final JdbcClient jdbc;

  CalendarTables(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Holds a calendar until the transaction ends: changes come one after the other, and the bank
   * holidays that a school's change was worked out on stay.
   */
  void hold(String school) {
    if (school.equals(SchoolCalendars.ALL)) {
      jdbc.sql("select version from proclaimed_bank_holiday_version for update")
          .query(Long.class)
          .single();
      return;
    }
    jdbc.sql("select version from proclaimed_bank_holiday_version for share")
        .query(Long.class)
        .single();
    jdbc.sql(
            "insert into calendar_version (school_id, version) values (?, 0) on conflict do nothing")
        .param(school)
        .update();
    jdbc.sql("select version from calendar_version where school_id = ? for update")
        .param(school)
        .query(Long.class)
        .single();
  }

  SortedMap<LocalDate, String> proclaimed() {
    SortedMap<LocalDate, String> days = new TreeMap<>();
    jdbc.sql("select day, name from proclaimed_bank_holiday")
        .query(
            row -> {
              days.put(row.getObject(1, LocalDate.class), row.getString(2));
            });
    return days;
  }

  long proclaimedVersion() {
    return jdbc.sql("select version from proclaimed_bank_holiday_version")
        .query(Long.class)
        .single();
  }

  void proclaim(SortedMap<LocalDate, String> days) {
    jdbc.sql("delete from proclaimed_bank_holiday").update();
    days.forEach(
        (day, name) ->
            jdbc.sql("insert into proclaimed_bank_holiday (day, name) values (?, ?)")
                .params(day, name)
                .update());
    jdbc.sql("update proclaimed_bank_holiday_version set version = version + 1").update();
  }

  /** Writes what differs. */
  void write(String school, SchoolDates before, SchoolDates after) {
    for (SchoolDates.Term term : before.terms()) {
      if (!after.terms().contains(term)) {
        jdbc.sql("delete from school_term where id = ? and school_id = ?")
            .params(term.id(), school)
            .update();
      }
    }
    for (SchoolDates.Term term : after.terms()) {
      if (!before.terms().contains(term)) {
        jdbc.sql(
                """
                insert into school_term
                  (id, school_id, name, first_day, last_day, half_first, half_last)
                values (?, ?, ?, ?, ?, ?, ?)
                """)
            .params(
                term.id(),
                school,
                term.name(),
                term.first(),
                term.last(),
                term.halfFirst(),
                term.halfLast())
            .update();
      }
    }
    jdbc.sql("delete from school_inset where school_id = ?").param(school).update();
    for (LocalDate day : after.inset()) {
      jdbc.sql("insert into school_inset (school_id, day) values (?, ?)")
          .params(school, day)
          .update();
    }
    jdbc.sql("delete from school_closure where school_id = ?").param(school).update();
    after
        .closures()
        .forEach(
            (day, why) ->
                jdbc.sql("insert into school_closure (school_id, day, why) values (?, ?, ?)")
                    .params(school, day, why)
                    .update());
    jdbc.sql("update calendar_version set version = version + 1 where school_id = ?")
        .param(school)
        .update();
  }

  /** Writes the hours that a school has said; until then it has those of default 61. */
  void writeHours(String school, SchoolDates after) {
    jdbc.sql(
            """
            insert into school_hours (school_id, opens, closes) values (?, ?, ?)
            on conflict (school_id) do update set opens = excluded.opens, closes = excluded.closes
            """)
        .params(school, after.opens(), after.closes())
        .update();
  }

  /** Notes that steps may just now have opened under the calendar of before. */
  void unsettled(String school, Instant since, String words) {
    jdbc.sql(
            """
            insert into calendar_unsettled (school_id, since, words) values (?, ?, ?)
            on conflict (school_id) do update set since = excluded.since, words = excluded.words
            """)
        .params(school, Timestamp.from(since), words)
        .update();
  }
}
