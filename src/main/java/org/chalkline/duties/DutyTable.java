package org.chalkline.duties;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chalkline.duties.Duty.State;
import org.chalkline.duties.Duty.Word;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of duties to tell a body outside. */
@Component
class DutyTable {

  private static final String DUTY =
      """
      select id, case_id, school_id, reference, kind, compulsory, state, why, reason, body, person,
        body_reference, told_at, given, contact_id, word, advice, word_at, begun_at from duty
      """;

  private final JdbcClient jdbc;

  DutyTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Duty it) {
    jdbc.sql(
            """
            insert into duty (id, case_id, school_id, reference, kind, compulsory, state, why,
              reason, body, person, body_reference, given, advice, begun_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, '', '', '', '', '', '', ?)
            """)
        .params(
            it.id(),
            it.caseId(),
            it.school(),
            it.reference(),
            it.kind(),
            it.compulsory(),
            it.state().code(),
            it.why(),
            Timestamp.from(it.begunAt()))
        .update();
  }

  Optional<Duty> find(String id) {
    return jdbc.sql(DUTY + "where id = ?").param(id).query(DutyTable::duty).optional();
  }

  /** The same, held until the transaction ends. */
  Duty hold(String id) {
    return jdbc.sql(DUTY + "where id = ? for update").param(id).query(DutyTable::duty).single();
  }

  /** The duties of a case, oldest first. */
  List<Duty> ofCase(String caseId) {
    return jdbc.sql(DUTY + "where case_id = ? order by begun_at, id")
        .param(caseId)
        .query(DutyTable::duty)
        .list();
  }

  void told(
      String id,
      State state,
      String body,
      String person,
      String bodyReference,
      Instant at,
      String given,
      String contact) {
    jdbc.sql(
            """
            update duty set state = ?, body = ?, person = ?, body_reference = ?, told_at = ?,
              given = ?, contact_id = ? where id = ?
            """)
        .params(state.code(), body, person, bodyReference, Timestamp.from(at), given, contact, id)
        .update();
  }

  void ends(String id, State state, String reason) {
    jdbc.sql("update duty set state = ?, reason = ? where id = ?")
        .params(state.code(), reason, id)
        .update();
  }

  /** They said something; whom and the number they name stand from now on. */
  void said(
      String id,
      State state,
      Word word,
      String advice,
      String person,
      String bodyReference,
      Instant at) {
    jdbc.sql(
            """
            update duty set state = ?, word = ?, advice = ?, word_at = ?,
              person = case when ? = '' then person else ? end,
              body_reference = case when ? = '' then body_reference else ? end where id = ?
            """)
        .params(
            state.code(),
            word.code(),
            advice,
            Timestamp.from(at),
            person,
            person,
            bodyReference,
            bodyReference,
            id)
        .update();
  }

  void move(String caseId, String school) {
    jdbc.sql("update duty set school_id = ? where case_id = ?").params(school, caseId).update();
  }

  private static Duty duty(ResultSet row, int number) throws SQLException {
    String word = row.getString(16);
    return new Duty(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getBoolean(6),
        State.of(row.getString(7)),
        row.getString(8),
        row.getString(9),
        row.getString(10),
        row.getString(11),
        row.getString(12),
        instant(row, 13),
        row.getString(14),
        row.getString(15),
        word == null ? null : Word.of(word),
        row.getString(17),
        instant(row, 18),
        row.getTimestamp(19).toInstant());
  }

  static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
