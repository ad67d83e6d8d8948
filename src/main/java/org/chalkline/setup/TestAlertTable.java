package org.chalkline.setup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.chalkline.setup.TestAlerts.Asked;
import org.chalkline.setup.TestAlerts.TestAlert;
import org.chalkline.setup.TestAlerts.Waiting;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of test alerts and of whom they asked. */
@Component
class TestAlertTable {

  private static final String ALERT =
      "select id, school_id, begun_by, begun_at, ended_at from test_alert ";

  private final JdbcClient jdbc;

  TestAlertTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether one goes on at a school; nobody else begins one there until this has ended. */
  boolean underWay(String school) {
    jdbc.sql("select id from school where id = ? for update")
        .param(school)
        .query(String.class)
        .single();
    return jdbc.sql(
            "select exists (select from test_alert where school_id = ? and ended_at is null)")
        .param(school)
        .query(Boolean.class)
        .single();
  }

  void begin(String id, String school, String by, Instant at) {
    jdbc.sql("insert into test_alert (id, school_id, begun_by, begun_at) values (?, ?, ?, ?)")
        .params(id, school, by, utc(at))
        .update();
  }

  void end(String id, Instant at) {
    jdbc.sql("update test_alert set ended_at = ? where id = ?").params(utc(at), id).update();
  }

  /** Asks somebody at the place after the last. */
  void ask(TestAlert alert, String person, String role, Instant at) {
    jdbc.sql(
            """
            insert into test_alert_person (alert_id, person_id, school_id, place, role, alerted_at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(alert.id(), person, alert.school(), alert.lastPlace() + 1, role, utc(at))
        .update();
  }

  void answered(String id, String person, Instant at) {
    jdbc.sql("update test_alert_person set answered_at = ? where alert_id = ? and person_id = ?")
        .params(utc(at), id, person)
        .update();
  }

  /** The newest of a school, newest first. */
  List<TestAlert> latest(String school, int atMost) {
    return jdbc.sql(ALERT + "where school_id = ? order by begun_at desc, id limit ?")
        .params(school, atMost)
        .query((row, n) -> read(row, asked(row.getString(1))))
        .list();
  }

  /** What waits for this person's answer and was sent after this instant, newest first. */
  List<Waiting> waitingFor(String person, Instant after) {
    return jdbc.sql(
            """
            select alert_id, school_id, alerted_at from test_alert_person
            where person_id = ? and answered_at is null and alerted_at > ?
            order by alerted_at desc
            """)
        .params(person, utc(after))
        .query(
            (row, n) ->
                new Waiting(
                    row.getString(1),
                    row.getString(2),
                    row.getObject(3, OffsetDateTime.class).toInstant()))
        .list();
  }

  Optional<TestAlert> find(String id) {
    return find(id, "");
  }

  /** Two answers, or an answer and the timer, take turns. */
  Optional<TestAlert> lock(String id) {
    return find(id, " for update");
  }

  private Optional<TestAlert> find(String id, String how) {
    return jdbc.sql(ALERT + "where id = ?" + how)
        .param(id)
        .query((row, n) -> read(row, List.of()))
        .optional()
        .map(it -> it.with(asked(id)));
  }

  private List<Asked> asked(String id) {
    return jdbc.sql(
            """
            select person_id, place, role, alerted_at, answered_at from test_alert_person
            where alert_id = ? order by place, person_id
            """)
        .param(id)
        .query(
            (row, n) ->
                new Asked(
                    row.getString(1),
                    row.getInt(2),
                    row.getString(3),
                    row.getObject(4, OffsetDateTime.class).toInstant(),
                    instant(row.getObject(5, OffsetDateTime.class))))
        .list();
  }

  private static TestAlert read(ResultSet row, List<Asked> asked) throws SQLException {
    return new TestAlert(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        instant(row.getObject(5, OffsetDateTime.class)),
        asked);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
