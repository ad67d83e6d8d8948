package org.chalkline.boundaries;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.chalkline.casework.domain.CaseFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of attempts at contact. */
@Component
class AttemptRows {

  private final JdbcClient jdbc;
  private final Clock clock;

  AttemptRows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * An attempt.
   *
   * @param direction in or out
   * @param other pupil, former-pupil or parent
   * @param contacted the member of staff who was contacted, where that is known
   * @param staffWords who of the school it is about, as it was told
   * @param found what it was found to be; empty until somebody has looked
   * @param safeguardingAt when it was handed over to the safeguarding lead
   * @param staffCase whether a case about the member of staff was begun: yes, no or empty
   */
  record Attempt(
      String caseId,
      String school,
      String direction,
      String other,
      String otherName,
      String way,
      String platform,
      String said,
      @Nullable LocalDate happenedOn,
      String reporter,
      @Nullable String contacted,
      String staffWords,
      boolean worrying,
      String found,
      @Nullable String exception,
      boolean parentsOwed,
      @Nullable LocalDate parentsToldOn,
      String parentsWords,
      @Nullable Instant safeguardingAt,
      String staffCase) {

    /** Whether a member of staff attempted it. */
    boolean byStaff() {
      return direction.equals("out");
    }

    /** Whether a child is touched by it. */
    boolean ofAChild() {
      return other.equals("pupil");
    }
  }

  void add(CaseFile file, ReportAttempt told, String reporter, @Nullable String contacted) {
    jdbc.sql(
            """
            insert into contact_attempt (case_id, school_id, direction, other, other_name, way,
              platform, said, happened_on, reporter, contacted, staff_words, worrying)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            file.getId(),
            file.school(),
            told.direction(),
            told.other(),
            told.otherName(),
            told.way(),
            told.platform(),
            told.said(),
            told.happenedOn() == null ? null : Date.valueOf(told.happenedOn()),
            reporter,
            contacted,
            told.staffName(),
            told.worrying())
        .update();
  }

  Attempt get(String caseId) {
    return jdbc.sql("select * from contact_attempt where case_id = ?")
        .param(caseId)
        .query(AttemptRows::attempt)
        .single();
  }

  void found(String caseId, String what, @Nullable String exceptionId) {
    jdbc.sql("update contact_attempt set found = ?, exception_id = ? where case_id = ?")
        .params(what, exceptionId, caseId)
        .update();
  }

  void parentsOwed(String caseId) {
    jdbc.sql("update contact_attempt set parents_owed = true where case_id = ?")
        .param(caseId)
        .update();
  }

  void parentsTold(String caseId, @Nullable LocalDate on, String words) {
    jdbc.sql("update contact_attempt set parents_told_on = ?, parents_words = ? where case_id = ?")
        .params(on == null ? null : Date.valueOf(on), words, caseId)
        .update();
  }

  void withSafeguarding(String caseId) {
    jdbc.sql("update contact_attempt set safeguarding_at = ? where case_id = ?")
        .params(Timestamp.from(clock.instant()), caseId)
        .update();
  }

  void staffCase(String caseId, boolean begun) {
    jdbc.sql("update contact_attempt set staff_case = ? where case_id = ?")
        .params(begun ? "yes" : "no", caseId)
        .update();
  }

  private static Attempt attempt(ResultSet row, int n) throws SQLException {
    Timestamp safeguarding = row.getTimestamp("safeguarding_at");
    return new Attempt(
        row.getString("case_id"),
        row.getString("school_id"),
        row.getString("direction"),
        row.getString("other"),
        row.getString("other_name"),
        row.getString("way"),
        row.getString("platform"),
        row.getString("said"),
        day(row, "happened_on"),
        row.getString("reporter"),
        row.getString("contacted"),
        row.getString("staff_words"),
        row.getBoolean("worrying"),
        row.getString("found"),
        row.getString("exception_id"),
        row.getBoolean("parents_owed"),
        day(row, "parents_told_on"),
        row.getString("parents_words"),
        safeguarding == null ? null : safeguarding.toInstant(),
        row.getString("staff_case"));
  }

  static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
    Date day = row.getDate(column);
    return day == null ? null : day.toLocalDate();
  }
}
