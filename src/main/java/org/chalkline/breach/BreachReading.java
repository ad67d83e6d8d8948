package org.chalkline.breach;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.chalkline.breach.BreachRows.Alleged;
import org.chalkline.breach.BreachRows.Breach;
import org.jspecify.annotations.Nullable;

/** Reads a row of the table of alleged breaches. */
final class BreachReading {

  private BreachReading() {}

  private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  static Breach breach(ResultSet row, int n) throws SQLException {
    return new Breach(
        row.getString("case_id"),
        row.getString("school_id"),
        new Alleged(
            row.getString("other_school"),
            row.getString("reported_by"),
            row.getBoolean("name_withheld"),
            row.getString("said"),
            row.getString("platform"),
            row.getString("place"),
            row.getString("link"),
            at(row, "posted_at"),
            row.getTimestamp("seen_at").toInstant(),
            row.getString("accused"),
            row.getString("accused_id"),
            row.getString("role"),
            row.getBoolean("child_harmed"),
            row.getBoolean("data_broken"),
            row.getBoolean("illegal"),
            row.getBoolean("sexual_approach")),
        at(row, "withdrawn_at"),
        at(row, "left_at"),
        row.getBoolean("about_child"),
        row.getTimestamp("entered_at").toInstant(),
        row.getBoolean("listed"),
        row.getString("assessment"),
        at(row, "assessed_at"),
        row.getString("reason"),
        row.getString("scope"),
        row.getBoolean("authority_first"),
        at(row, "authority_heard_at"),
        at(row, "police_told_at"),
        at(row, "data_told_at"),
        row.getString("investigator"),
        row.getString("plan"),
        row.getString("hear"),
        row.getString("kept"),
        at(row, "planned_at"),
        at(row, "paused_at"),
        row.getString("paused_why"),
        row.getLong("paused_seconds"),
        at(row, "found_at"),
        List.of((String[]) row.getArray("outcomes").getArray()),
        at(row, "decided_at"),
        row.getBoolean("procedure_opened"),
        row.getBoolean("procedure_certain"),
        row.getString("procedure_outcome"),
        at(row, "appeal_until"),
        row.getString("appeal_words"),
        row.getString("appeal_result"));
  }
}
