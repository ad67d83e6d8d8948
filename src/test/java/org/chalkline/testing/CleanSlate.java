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

  private static final String TABLES =
      """
      select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables
      where tablename in ('case_file', 'report', 'outsider', 'outbox', 'work_tally', 'work_item',
          'work_offer', 'assignment', 'process_trail', 'policy_edition', 'calendar_unsettled',
          'abuse_case', 'abuse_route', 'abuse_decision', 'failed_job',
          'reading_round', 'reading', 'reading_question', 'training_course', 'training_done')
        or tablename in ('act_ru_execution', 'act_ru_task', 'act_ru_job', 'act_ru_variable',
          'act_ru_identitylink', 'act_ru_incident')
        or tablename like 'act\\_hi\\_%'
      """;

  private CleanSlate() {}

  /** Empties them. */
  public static void make() {
    try (Connection owner = SharedDatabase.asOwner();
        Statement statement = owner.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery(TABLES)) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      statement.execute("truncate " + String.join(", ", tables) + " cascade");
    } catch (SQLException e) {
      throw new IllegalStateException("The tables could not be emptied", e);
    }
  }
}
