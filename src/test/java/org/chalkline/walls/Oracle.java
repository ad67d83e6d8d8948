package org.chalkline.walls;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.chalkline.installation.SharedDatabase;

/**
 * Who may see what, read from the tables by hand: it shares no code with the access rule, no scope
 * and no connection with the application.
 */
final class Oracle implements AutoCloseable {

  private final Connection database = SharedDatabase.asSuperuser();

  Oracle() throws SQLException {}

  /** Whether this person may see this case at this instant. */
  boolean sees(String person, String caseId, Instant now) throws SQLException {
    if (walled(person, caseId)) {
      return false;
    }
    try (PreparedStatement grants =
        database.prepareStatement(
            "select grantee, until, rests from case_grant where case_id = ?")) {
      grants.setString(1, caseId);
      try (ResultSet rows = grants.executeQuery()) {
        while (rows.next()) {
          Timestamp until = rows.getTimestamp(2);
          boolean holds = !rows.getBoolean(3) && (until == null || until.toInstant().isAfter(now));
          if (holds && is(person, rows.getString(1), now)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Whether a wall stands. */
  boolean walled(String person, String caseId) throws SQLException {
    try (PreparedStatement walls =
        database.prepareStatement(
            "select count(*) from case_wall where case_id = ? and person_id = ? and until is null")) {
      walls.setString(1, caseId);
      walls.setString(2, person);
      try (ResultSet rows = walls.executeQuery()) {
        rows.next();
        return rows.getInt(1) > 0;
      }
    }
  }

  /** How many open steps wait for this person. */
  int work(String person, Instant now) throws SQLException {
    java.util.Set<String> tasks = new java.util.HashSet<>();
    try (PreparedStatement offers =
            database.prepareStatement("select task_id, case_id, grantee from work_offer");
        ResultSet rows = offers.executeQuery()) {
      while (rows.next()) {
        if (is(person, rows.getString(3), now) && !walled(person, rows.getString(2))) {
          tasks.add(rows.getString(1));
        }
      }
    }
    return tasks.size();
  }

  /** Whether this person is meant: by name, or by a role that they hold on the day in London. */
  private boolean is(String person, String grantee, Instant now) throws SQLException {
    if (grantee.equals("person:" + person)) {
      return true;
    }
    int at = grantee.lastIndexOf('@');
    return grantee.startsWith("role:")
        && holds(person, grantee.substring(5, at), grantee.substring(at + 1), now);
  }

  /** Whether this person holds a role at a school today; nobody stands in for it in these tests. */
  boolean holds(String person, String role, String school, Instant now) throws SQLException {
    LocalDate day = LocalDate.ofInstant(now, ZoneId.of("Europe/London"));
    try (PreparedStatement held =
        database.prepareStatement(
            "select from_day, until_day from role_holding"
                + " where person_id = ? and role = ? and school_id = ?")) {
      held.setString(1, person);
      held.setString(2, role);
      held.setString(3, school);
      try (ResultSet rows = held.executeQuery()) {
        while (rows.next()) {
          LocalDate from = rows.getObject(1, LocalDate.class);
          LocalDate until = rows.getObject(2, LocalDate.class);
          if (!day.isBefore(from) && (until == null || !day.isAfter(until))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
