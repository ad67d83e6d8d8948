package org.chalkline.review;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chalkline.installation.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables of reviews. A review concerns every school that runs the policy, so what belongs to it
 * is read and written whatever school the person at work is of.
 */
@Component
class ReviewRows {

  private final JdbcClient jdbc;

  ReviewRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The case of one school.
   *
   * @param leads whether the version was drafted there
   * @param state asked, approved, not-approved or called-off
   */
  record ReviewCase(
      String caseId,
      String reference,
      String school,
      String edition,
      boolean leads,
      String state) {}

  /**
   * What somebody said.
   *
   * @param said agreed, changes, refused or not-asked
   * @param reason empty where they agreed
   * @param minute reference of the board's minute; empty elsewhere
   * @param by who wrote it down
   */
  record Said(
      String school,
      String stage,
      String person,
      String said,
      String reason,
      @Nullable LocalDate decidedOn,
      String minute,
      String by,
      Instant at) {}

  void add(String caseId, String school, String edition, boolean leads) {
    Scope.everywhere(
        () ->
            jdbc.sql(
                    """
                    insert into review_case (case_id, school_id, edition_id, leads, state)
                    values (?, ?, ?, ?, 'asked')
                    """)
                .params(caseId, school, edition, leads)
                .update());
  }

  void state(String caseId, String state) {
    Scope.everywhere(
        () ->
            jdbc.sql("update review_case set state = ? where case_id = ?")
                .params(state, caseId)
                .update());
  }

  List<ReviewCase> of(String edition) {
    return Scope.everywhere(() -> select("r.edition_id", edition));
  }

  Optional<ReviewCase> ofCase(String caseId) {
    return Scope.everywhere(() -> select("r.case_id", caseId)).stream().findFirst();
  }

  private List<ReviewCase> select(String column, String value) {
    return jdbc.sql(
            """
            select r.case_id, f.reference, r.school_id, r.edition_id, r.leads, r.state
            from review_case r join case_file f on f.id = r.case_id where %s = ?
            order by r.leads desc, r.school_id
            """
                .formatted(column))
        .param(value)
        .query(
            (row, n) ->
                new ReviewCase(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getBoolean(5),
                    row.getString(6)))
        .list();
  }

  void say(ReviewCase at, int round, Said said) {
    Scope.everywhere(
        () ->
            jdbc.sql(
                    """
                    insert into review_answer (id, case_id, school_id, edition_id, round, stage,
                      person_id, said, reason, decided_on, minute, by_person, at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)
                .params(
                    UUID.randomUUID().toString(),
                    at.caseId(),
                    at.school(),
                    at.edition(),
                    round,
                    said.stage(),
                    said.person(),
                    said.said(),
                    said.reason(),
                    said.decidedOn() == null ? null : Date.valueOf(said.decidedOn()),
                    said.minute(),
                    said.by(),
                    Timestamp.from(said.at()))
                .update());
  }

  /** What was said in a round at every school, in the order in which it was. */
  List<Said> said(String edition, int round) {
    return Scope.everywhere(
        () ->
            jdbc.sql(
                    """
                    select school_id, stage, person_id, said, reason, decided_on, minute, by_person, at
                    from review_answer where edition_id = ? and round = ? order by at, person_id
                    """)
                .params(edition, round)
                .query(
                    (row, n) ->
                        new Said(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getObject(6, LocalDate.class),
                            row.getString(7),
                            row.getString(8),
                            row.getTimestamp(9).toInstant()))
                .list());
  }
}
