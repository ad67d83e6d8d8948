package org.chalkline.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.chalkline.installation.SharedDatabase;

/**
 * Empties the tables of cases and of the engine's open work, so that no scenario meets another's
 * cases, known authors or timers. People, profiles and the engine's models stay.
 */
public final class CleanSlate {

  /** Those tables with all that refer to them, and whether one has grown. */
  private static final String TABLES =
      """
      with recursive emptied (t) as (
        select oid from pg_class
        where relkind = 'r' and relnamespace <> 'pg_catalog'::regnamespace
          and (relname in ('case_file', 'report', 'outsider', 'outbox', 'work_tally', 'work_item',
              'work_offer', 'assignment', 'process_trail', 'policy_edition', 'calendar_unsettled',
              'abuse_case', 'abuse_route', 'abuse_decision', 'failed_job',
              'reading_round', 'reading', 'reading_question', 'training_course', 'training_done',
              'training_asking', 'training_owed', 'outsider_try',
              'letter_template', 'letter_line')
            or relname in ('act_ru_execution', 'act_ru_task', 'act_ru_job', 'act_ru_variable',
              'act_ru_identitylink', 'act_ru_incident')
            or relname like 'act\\_hi\\_%')
        union
        select conrelid from pg_constraint join emptied on confrelid = t where contype = 'f')
      select t::regclass::text, pg_relation_size(t) > 4000000 from emptied order by 1
      """;

  private static Connection kept;

  private CleanSlate() {}

  /**
   * Empties them. Rows are deleted, for the server makes new files for each table that it truncates
   * and each of its indexes, which takes longer where there are few rows; tables are truncated
   * where one has grown.
   */
  public static synchronized void make() {
    try {
      Connection superuser = connection();
      try (Statement statement = superuser.createStatement()) {
        empty(statement);
        superuser.commit();
      } finally {
        superuser.rollback();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The tables could not be emptied", e);
    }
  }

  private static void empty(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    boolean grown = false;
    try (ResultSet rows = statement.executeQuery(TABLES)) {
      while (rows.next()) {
        tables.add(rows.getString(1));
        grown |= rows.getBoolean(2);
      }
    }
    if (grown) {
      statement.execute("truncate " + String.join(", ", tables));
    } else {
      // All of them go, so nothing that one refers to needs to be looked for.
      statement.execute("set local session_replication_role = replica");
      statement.execute("delete from " + String.join("; delete from ", tables));
    }
  }

  /** Kept from one time to the next, but for tests that stop the server. */
  private static Connection connection() throws SQLException {
    if (kept == null || !kept.isValid(5)) {
      kept = SharedDatabase.asSuperuser();
      kept.setAutoCommit(false);
    }
    return kept;
  }
}
