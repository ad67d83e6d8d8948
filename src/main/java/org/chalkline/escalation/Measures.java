package org.chalkline.escalation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chalkline.audit.Actor;
import org.chalkline.casework.domain.CaseFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The measures of cases: each taken or declined with its reason, and how it ended. */
@Component
class Measures {

  private final JdbcClient jdbc;
  private final Clock clock;

  Measures(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A measure.
   *
   * @param measure its code, as {@code parent.measures} names it
   * @param state taken, declined, standing, done, not-carried-out or lifted
   * @param scope what a block or ban covers
   * @param standsSince since when it stands against somebody; null unless it does
   * @param reviewAt when it is looked at again, or ends by itself
   */
  record Measure(
      String id,
      String caseId,
      String measure,
      String state,
      String reason,
      String scope,
      Instant decidedAt,
      @Nullable Instant standsSince,
      @Nullable Instant reviewAt) {}

  /** Keeps a decision; answers the measure's id. */
  String decide(CaseFile file, String measure, boolean taken, String reason, Actor by) {
    String id = UUID.randomUUID().toString();
    jdbc.sql(
            """
            insert into escalation_measure (id, case_id, school_id, measure, state, reason,
              decided_by, decided_at) values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            id,
            file.getId(),
            file.school(),
            measure,
            taken ? "taken" : "declined",
            reason,
            by.id(),
            Timestamp.from(clock.instant()))
        .update();
    return id;
  }

  List<Measure> of(String caseId) {
    return jdbc.sql(
            "select * from escalation_measure where case_id = ? order by decided_at, measure, id")
        .param(caseId)
        .query(
            (row, n) ->
                new Measure(
                    row.getString("id"),
                    row.getString("case_id"),
                    row.getString("measure"),
                    row.getString("state"),
                    row.getString("reason"),
                    row.getString("scope"),
                    row.getTimestamp("decided_at").toInstant(),
                    LadderRows.instant(row, "stands_since"),
                    LadderRows.instant(row, "review_at")))
        .list();
  }

  Measure get(String id) {
    return find(id).orElseThrow();
  }

  private Optional<Measure> find(String id) {
    return jdbc.sql("select case_id from escalation_measure where id = ?")
        .param(id)
        .query(String.class)
        .optional()
        .flatMap(caseId -> of(caseId).stream().filter(it -> it.id().equals(id)).findFirst());
  }

  void scope(String id, String scope) {
    jdbc.sql("update escalation_measure set scope = ? where id = ?").params(scope, id).update();
  }

  void stands(String id, Instant reviewAt) {
    jdbc.sql(
            """
            update escalation_measure set state = 'standing',
              stands_since = coalesce(stands_since, ?), review_at = ? where id = ?
            """)
        .params(Timestamp.from(clock.instant()), Timestamp.from(reviewAt), id)
        .update();
  }

  void end(String id, String state) {
    jdbc.sql("update escalation_measure set state = ?, ended_at = ? where id = ?")
        .params(state, Timestamp.from(clock.instant()), id)
        .update();
  }
}
