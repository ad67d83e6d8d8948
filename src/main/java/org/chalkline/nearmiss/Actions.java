package org.chalkline.nearmiss;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chalkline.casework.domain.CaseFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of what follows from near misses, each with its owner and day. */
@Component
class Actions {

  private final JdbcClient jdbc;
  private final Clock clock;

  Actions(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * An action.
   *
   * @param owner the id of whoever carries it out
   * @param state open, done or not-needed
   */
  record Action(
      String id,
      String caseId,
      String what,
      String owner,
      LocalDate due,
      String state,
      String words) {}

  String add(CaseFile file, String what, String owner, LocalDate due) {
    String id = UUID.randomUUID().toString();
    jdbc.sql(
            """
            insert into near_miss_action (id, case_id, school_id, what, owner, due, state, agreed_at)
            values (?, ?, ?, ?, ?, ?, 'open', ?)
            """)
        .params(
            id,
            file.getId(),
            file.school(),
            what,
            owner,
            Date.valueOf(due),
            Timestamp.from(clock.instant()))
        .update();
    return id;
  }

  Action get(String id) {
    return jdbc.sql("select * from near_miss_action where id = ?")
        .param(id)
        .query(Actions::action)
        .single();
  }

  List<Action> of(String caseId) {
    return jdbc.sql("select * from near_miss_action where case_id = ? order by agreed_at, id")
        .param(caseId)
        .query(Actions::action)
        .list();
  }

  void putOff(String id, LocalDate due, String words) {
    jdbc.sql("update near_miss_action set due = ?, words = ? where id = ?")
        .params(Date.valueOf(due), words, id)
        .update();
  }

  void ended(String id, String state, String words) {
    jdbc.sql("update near_miss_action set state = ?, words = ?, ended_at = ? where id = ?")
        .params(state, words, Timestamp.from(clock.instant()), id)
        .update();
  }

  private static Action action(ResultSet row, int n) throws SQLException {
    return new Action(
        row.getString("id"),
        row.getString("case_id"),
        row.getString("what"),
        row.getString("owner"),
        row.getDate("due").toLocalDate(),
        row.getString("state"),
        row.getString("words"));
  }
}
