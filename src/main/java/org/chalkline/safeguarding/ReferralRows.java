package org.chalkline.safeguarding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chalkline.casework.domain.CaseFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of referrals. Each method needs a running transaction with the school in scope. */
@Component
class ReferralRows {

  private final JdbcClient jdbc;
  private final Clock clock;

  ReferralRows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void add(CaseFile file) {
    jdbc.sql("insert into safeguarding_referral (case_id, school_id) values (?, ?)")
        .params(file.getId(), file.school())
        .update();
  }

  void addWorry(CaseFile file, Worry it) {
    jdbc.sql(
            """
            insert into safeguarding_worry (id, case_id, school_id, reporter, source_case_id, child,
              worry, place, behind, danger, seen_at, at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            UUID.randomUUID().toString(),
            file.getId(),
            file.school(),
            it.reporter(),
            it.source(),
            it.child(),
            it.worry(),
            it.place(),
            it.behind(),
            it.danger(),
            Timestamp.from(it.seenAt()),
            Timestamp.from(it.at()))
        .update();
  }

  /** What was told, first to last. */
  List<Worry> worries(String caseId) {
    return jdbc.sql(
            """
            select reporter, source_case_id, child, worry, place, behind, danger, seen_at, at
            from safeguarding_worry where case_id = ? order by at, id
            """)
        .param(caseId)
        .query((row, n) -> worry(row))
        .list();
  }

  private static Worry worry(ResultSet row) throws SQLException {
    return new Worry(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getBoolean(7),
        row.getTimestamp(8).toInstant(),
        row.getTimestamp(9).toInstant());
  }

  /** The case that a case handed its worry about a child to, if it did. */
  Optional<String> goingOnFrom(String sourceCaseId) {
    return jdbc.sql(
            "select case_id from safeguarding_worry where source_case_id = ? order by at limit 1")
        .param(sourceCaseId)
        .query(String.class)
        .optional();
  }

  Referral get(String caseId) {
    return jdbc.sql(
            """
            select case_id, threshold, reason, not_shared, adult_involved,
              decided_at, parents, parents_reason, look_again_on
            from safeguarding_referral where case_id = ?
            """)
        .param(caseId)
        .query(
            (row, n) ->
                new Referral(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getBoolean(5),
                    instant(row.getTimestamp(6)),
                    row.getString(7),
                    row.getString(8),
                    row.getObject(9, LocalDate.class)))
        .single();
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }

  void decided(
      String caseId, String threshold, String reason, String notShared, boolean adultInvolved) {
    jdbc.sql(
            """
            update safeguarding_referral set threshold = ?, reason = ?, not_shared = ?,
              adult_involved = ?, decided_at = ? where case_id = ?
            """)
        .params(
            threshold, reason, notShared, adultInvolved, Timestamp.from(clock.instant()), caseId)
        .update();
  }

  void parents(String caseId, String parents, String reason) {
    jdbc.sql("update safeguarding_referral set parents = ?, parents_reason = ? where case_id = ?")
        .params(parents, reason, caseId)
        .update();
  }

  void lookAgainOn(String caseId, @Nullable LocalDate day) {
    jdbc.sql("update safeguarding_referral set look_again_on = ? where case_id = ?")
        .params(day, caseId)
        .update();
  }

  /** Opened again: it is decided anew. */
  void anew(String caseId) {
    jdbc.sql(
            """
            update safeguarding_referral set threshold = '', parents = '', look_again_on = null,
              decided_at = null where case_id = ?
            """)
        .param(caseId)
        .update();
    jdbc.sql("update safeguarding_body set begun = true where case_id = ?").param(caseId).update();
  }

  /** Chooses a body; one that was chosen before is told again. */
  void choose(CaseFile file, String body, String by) {
    jdbc.sql(
            """
            insert into safeguarding_body (case_id, school_id, body, chosen_by, chosen_at, begun)
            values (?, ?, ?, ?, ?, false)
            on conflict (case_id, body) do update set begun = false,
              chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at
            """)
        .params(file.getId(), file.school(), body, by, Timestamp.from(clock.instant()))
        .update();
  }

  /** Begins what was chosen; answers which bodies that are, in a fixed order. */
  List<String> beginBodies(String caseId) {
    return jdbc
        .sql(
            "update safeguarding_body set begun = true where case_id = ? and not begun returning body")
        .param(caseId)
        .query(String.class)
        .list()
        .stream()
        .sorted()
        .toList();
  }

  List<String> bodies(String caseId) {
    return jdbc.sql("select body from safeguarding_body where case_id = ? order by body")
        .param(caseId)
        .query(String.class)
        .list();
  }
}
