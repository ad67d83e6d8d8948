package org.chalkline.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of cases that were opened by break-glass. */
@Component
class BreakGlassTable {

  private final JdbcClient jdbc;

  BreakGlassTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(BreakGlass.Opened it, String school) {
    jdbc.sql(
            """
            insert into break_glass (id, case_id, school_id, person_id, reason, told, opened_at, until)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            it.id(),
            it.caseId(),
            school,
            it.person(),
            it.reason(),
            Access.array(it.told()),
            Timestamp.from(it.at()),
            Timestamp.from(it.until()))
        .update();
  }

  List<BreakGlass.Opened> of(String caseId) {
    return jdbc.sql("select * from break_glass where case_id = ? order by opened_at desc, id")
        .param(caseId)
        .query(BreakGlassTable::read)
        .list();
  }

  Optional<BreakGlass.Opened> find(String id) {
    return jdbc.sql("select * from break_glass where id = ?")
        .param(id)
        .query(BreakGlassTable::read)
        .optional();
  }

  BreakGlass.Opened get(String id) {
    return find(id).orElseThrow();
  }

  /** Whether it was open until now. */
  boolean end(String id, Instant at) {
    return jdbc.sql("update break_glass set ended_at = ? where id = ? and ended_at is null")
            .params(Timestamp.from(at), id)
            .update()
        > 0;
  }

  void reviewed(String id, String by, Instant at, boolean right, String words) {
    jdbc.sql(
            """
            update break_glass set reviewed_by = ?, reviewed_at = ?, was_right = ?, words = ?
            where id = ?
            """)
        .params(by, Timestamp.from(at), right, words, id)
        .update();
  }

  private static BreakGlass.Opened read(ResultSet row, int number) throws SQLException {
    return new BreakGlass.Opened(
        row.getString("id"),
        row.getString("case_id"),
        row.getString("person_id"),
        row.getString("reason"),
        List.of((String[]) row.getArray("told").getArray()),
        row.getTimestamp("opened_at").toInstant(),
        row.getTimestamp("until").toInstant(),
        instant(row.getTimestamp("ended_at")),
        row.getString("reviewed_by"),
        (Boolean) row.getObject("was_right"),
        row.getString("words"));
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }
}
