package org.chalkline.duties;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chalkline.duties.DataBreach.Risk;
import org.chalkline.duties.DataBreach.Told;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The log of breaches of personal data. */
@Component
class DataBreachTable {

  private static final String ENTRY =
      """
      select id, case_id, school_id, reference, state, why, begun_at, aware_at, personal, what,
        whose, done, not_personal_reason, risk, risk_reason, regulator_told, regulator_at,
        regulator_reference, regulator_reason, late_reason, people_told, people_at, people_words,
        people_reason, logged_at
      from data_breach b
      """;

  private final JdbcClient jdbc;

  DataBreachTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(DataBreach it) {
    jdbc.sql(
            """
            insert into data_breach (id, case_id, school_id, reference, state, why, begun_at,
              aware_at, what, whose, done, not_personal_reason, risk_reason, regulator_reference,
              regulator_reason, late_reason, people_words, people_reason)
            values (?, ?, ?, ?, 'open', ?, ?, ?, '', '', '', '', '', '', '', '', '', '')
            """)
        .params(
            it.id(),
            it.caseId(),
            it.school(),
            it.reference(),
            it.why(),
            Timestamp.from(it.begunAt()),
            Timestamp.from(it.awareAt()))
        .update();
  }

  Optional<DataBreach> find(String id) {
    return jdbc.sql(ENTRY + "where id = ?").param(id).query(DataBreachTable::entry).optional();
  }

  List<DataBreach> ofCase(String caseId) {
    return jdbc.sql(ENTRY + "where case_id = ? order by begun_at, id")
        .param(caseId)
        .query(DataBreachTable::entry)
        .list();
  }

  /**
   * The entries of these schools, the newest first, but for cases that a wall keeps them out of.
   */
  List<DataBreach> at(List<String> schools, String person, int most) {
    return jdbc.sql(
            ENTRY
                + """
                where school_id = any(?) and not exists (select 1 from case_wall w
                  where w.case_id = b.case_id and w.person_id = ? and w.until is null)
                order by aware_at desc, id limit ?
                """)
        .params(schools.toArray(String[]::new), person, most)
        .query(DataBreachTable::entry)
        .list();
  }

  void takenUp(String id, String what, Instant awareAt, String whose, String done) {
    jdbc.sql(
            """
            update data_breach set personal = true, what = ?, aware_at = ?, whose = ?, done = ?
            where id = ?
            """)
        .params(what, Timestamp.from(awareAt), whose, done, id)
        .update();
  }

  void notPersonal(String id, String what, String reason) {
    jdbc.sql(
            """
            update data_breach set personal = false, what = ?, not_personal_reason = ?
            where id = ?
            """)
        .params(what, reason, id)
        .update();
  }

  void judged(String id, Risk risk, String reason) {
    jdbc.sql("update data_breach set risk = ?, risk_reason = ? where id = ?")
        .params(risk.code(), reason, id)
        .update();
  }

  void regulator(String id, Told it) {
    jdbc.sql(
            """
            update data_breach set regulator_told = ?, regulator_at = ?, regulator_reference = ?,
              regulator_reason = ?, late_reason = ? where id = ?
            """)
        .params(it.told(), timestamp(it.at()), it.words(), it.reason(), it.lateReason(), id)
        .update();
  }

  void people(String id, Told it) {
    jdbc.sql(
            """
            update data_breach set people_told = ?, people_at = ?, people_words = ?,
              people_reason = ? where id = ?
            """)
        .params(it.told(), timestamp(it.at()), it.words(), it.reason(), id)
        .update();
  }

  void logged(String id, Instant at) {
    jdbc.sql("update data_breach set state = 'logged', logged_at = ? where id = ?")
        .params(Timestamp.from(at), id)
        .update();
  }

  void move(String caseId, String school) {
    jdbc.sql("update data_breach set school_id = ? where case_id = ?")
        .params(school, caseId)
        .update();
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }

  private static DataBreach entry(ResultSet row, int number) throws SQLException {
    String risk = row.getString(14);
    return new DataBreach(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5).equals("logged"),
        row.getString(6),
        row.getTimestamp(7).toInstant(),
        row.getTimestamp(8).toInstant(),
        row.getObject(9, Boolean.class),
        row.getString(10),
        row.getString(11),
        row.getString(12),
        row.getString(13),
        risk == null ? null : Risk.of(risk),
        row.getString(15),
        new Told(
            row.getObject(16, Boolean.class),
            DutyTable.instant(row, 17),
            row.getString(18),
            row.getString(19),
            row.getString(20)),
        new Told(
            row.getObject(21, Boolean.class),
            DutyTable.instant(row, 22),
            row.getString(23),
            row.getString(24),
            ""),
        DutyTable.instant(row, 25));
  }
}
