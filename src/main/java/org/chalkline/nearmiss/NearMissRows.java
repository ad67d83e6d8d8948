package org.chalkline.nearmiss;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chalkline.casework.domain.CaseFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of near misses. */
@Component
class NearMissRows {

  private final JdbcClient jdbc;
  private final Clock clock;

  NearMissRows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A near miss.
   *
   * @param reporter null where the name is withheld, or a breach was found to be one
   * @param withheld whether the name is withheld
   * @param likelihood from 1 to the size of the scale; 0 until somebody has assessed it
   * @param keptReviews for how many reviews it is kept; 0 until it is closed
   */
  record Miss(
      String caseId,
      String school,
      String kind,
      String platform,
      String place,
      String said,
      @Nullable LocalDate happenedOn,
      @Nullable String reporter,
      boolean withheld,
      boolean deleted,
      int likelihood,
      int severity,
      @Nullable String assessor,
      String why,
      String clause,
      String answer,
      String lesson,
      int keptReviews,
      Instant reportedAt) {

    /** Whether somebody has set down its risk. */
    boolean assessed() {
      return likelihood > 0;
    }
  }

  void add(
      CaseFile file, ReportNearMiss told, @Nullable String reporter, @Nullable String receipt) {
    Timestamp now = Timestamp.from(clock.instant());
    jdbc.sql(
            """
            insert into near_miss (case_id, school_id, kind, platform, place, said, happened_on,
              reporter, receipt, deleted_at, reported_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            file.getId(),
            file.school(),
            told.kind(),
            told.platform(),
            told.place(),
            told.said(),
            told.happenedOn() == null ? null : Date.valueOf(told.happenedOn()),
            reporter,
            receipt,
            told.deleted() ? now : null,
            now)
        .update();
  }

  Miss get(String caseId) {
    return jdbc.sql("select * from near_miss where case_id = ?")
        .param(caseId)
        .query(NearMissRows::miss)
        .single();
  }

  Optional<Miss> withReceipt(String digest) {
    return jdbc.sql("select * from near_miss where receipt = ?")
        .param(digest)
        .query(NearMissRows::miss)
        .optional();
  }

  List<Miss> of(String reporter) {
    return jdbc.sql("select * from near_miss where reporter = ? order by reported_at desc")
        .param(reporter)
        .query(NearMissRows::miss)
        .list();
  }

  void deleted(String caseId) {
    jdbc.sql("update near_miss set deleted_at = ? where case_id = ?")
        .params(Timestamp.from(clock.instant()), caseId)
        .update();
  }

  void assessed(
      String caseId, int likelihood, int severity, String assessor, String why, String clause) {
    jdbc.sql(
            """
            update near_miss set likelihood = ?, severity = ?, assessor = ?, why = ?, clause = ?
            where case_id = ?
            """)
        .params(likelihood, severity, assessor, why, clause, caseId)
        .update();
  }

  void answer(String caseId, String words) {
    jdbc.sql("update near_miss set answer = ? where case_id = ?").params(words, caseId).update();
  }

  void lesson(String caseId, String words) {
    jdbc.sql("update near_miss set lesson = ? where case_id = ?").params(words, caseId).update();
  }

  void kept(String caseId, int reviews) {
    jdbc.sql("update near_miss set kept_reviews = ? where case_id = ?")
        .params(reviews, caseId)
        .update();
  }

  static Miss miss(ResultSet row, int n) throws SQLException {
    Date happened = row.getDate("happened_on");
    return new Miss(
        row.getString("case_id"),
        row.getString("school_id"),
        row.getString("kind"),
        row.getString("platform"),
        row.getString("place"),
        row.getString("said"),
        happened == null ? null : happened.toLocalDate(),
        row.getString("reporter"),
        row.getString("receipt") != null,
        row.getTimestamp("deleted_at") != null,
        row.getInt("likelihood"),
        row.getInt("severity"),
        row.getString("assessor"),
        row.getString("why"),
        row.getString("clause"),
        row.getString("answer"),
        row.getString("lesson"),
        row.getInt("kept_reviews"),
        row.getTimestamp("reported_at").toInstant());
  }
}
