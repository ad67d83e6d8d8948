package org.chalkline.boundaries;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.chalkline.casework.domain.CaseFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of exceptions for family. */
@Component
class ExceptionRows {

  private final JdbcClient jdbc;
  private final Clock clock;

  ExceptionRows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * An exception that was asked for.
   *
   * @param relation family, staff-parent or other
   * @param whom with whom, in the words of whoever asks
   * @param state asked, holds, refused, over, revoked or given-up
   * @param until the last day on which it holds; null until it is granted
   */
  record Asked(
      String id,
      String caseId,
      String school,
      String askedBy,
      Instant askedAt,
      String relation,
      String whom,
      String why,
      @Nullable LocalDate wantedUntil,
      String state,
      String conditions,
      String reason,
      @Nullable LocalDate until,
      String endedWhy) {}

  String add(CaseFile file, AskException asked, String by) {
    String id = UUID.randomUUID().toString();
    jdbc.sql(
            """
            insert into contact_exception (id, case_id, school_id, asked_by, asked_at, relation,
              whom, why, wanted_until, state) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'asked')
            """)
        .params(
            id,
            file.getId(),
            file.school(),
            by,
            Timestamp.from(clock.instant()),
            asked.relation(),
            asked.whom(),
            asked.why(),
            asked.until() == null ? null : Date.valueOf(asked.until()))
        .update();
    return id;
  }

  Asked get(String id) {
    return jdbc.sql("select * from contact_exception where id = ?")
        .param(id)
        .query(ExceptionRows::asked)
        .single();
  }

  Asked ofCase(String caseId) {
    return jdbc.sql("select * from contact_exception where case_id = ?")
        .param(caseId)
        .query(ExceptionRows::asked)
        .single();
  }

  List<Asked> of(String person) {
    return jdbc.sql("select * from contact_exception where asked_by = ? order by asked_at desc")
        .param(person)
        .query(ExceptionRows::asked)
        .list();
  }

  /** Those of these people that held on a day, whether or not they have ended since. */
  List<Asked> holding(String school, Collection<String> persons, LocalDate on) {
    return persons.isEmpty()
        ? List.of()
        : jdbc.sql(
                """
                select * from contact_exception
                where school_id = :school and asked_by = any(:persons) and until >= :on
                  and (decided_at at time zone 'Europe/London')::date <= :on
                  and (ended_at is null or (ended_at at time zone 'Europe/London')::date > :on)
                order by asked_at
                """)
            .param("school", school)
            .param("persons", persons.toArray(String[]::new))
            .param("on", Date.valueOf(on))
            .query(ExceptionRows::asked)
            .list();
  }

  void decided(String id, String by, String conditions, String reason, @Nullable LocalDate until) {
    jdbc.sql(
            """
            update contact_exception set decided_by = ?, decided_at = ?, conditions = ?, reason = ?,
              until = ? where id = ?
            """)
        .params(
            by,
            Timestamp.from(clock.instant()),
            conditions,
            reason,
            until == null ? null : Date.valueOf(until),
            id)
        .update();
  }

  void state(String id, String state) {
    jdbc.sql("update contact_exception set state = ? where id = ?").params(state, id).update();
  }

  void ended(String id, String state, String why) {
    jdbc.sql("update contact_exception set state = ?, ended_at = ?, ended_why = ? where id = ?")
        .params(state, Timestamp.from(clock.instant()), why, id)
        .update();
  }

  /** Who decided about it; empty while nobody has. */
  String decidedBy(String id) {
    return jdbc.sql("select coalesce(decided_by, '') from contact_exception where id = ?")
        .param(id)
        .query(String.class)
        .single();
  }

  private static Asked asked(ResultSet row, int n) throws SQLException {
    return new Asked(
        row.getString("id"),
        row.getString("case_id"),
        row.getString("school_id"),
        row.getString("asked_by"),
        row.getTimestamp("asked_at").toInstant(),
        row.getString("relation"),
        row.getString("whom"),
        row.getString("why"),
        AttemptRows.day(row, "wanted_until"),
        row.getString("state"),
        row.getString("conditions"),
        row.getString("reason"),
        AttemptRows.day(row, "until"),
        row.getString("ended_why"));
  }
}
