package org.chalkline.installation;

import org.springframework.jdbc.core.JdbcOperations;

/** Keeps a database in the mode of its first start. */
final class ModeLock {

  private ModeLock() {}

  /**
   * Writes the mode at the first start, and compares it at every other.
   *
   * @return the mode
   * @throws StartRefused if the database was made in the other mode
   */
  static Mode hold(JdbcOperations database, Mode asked) {
    database.update(
        "insert into installation (mode) values (?) on conflict do nothing", asked.name());
    Mode made =
        Mode.valueOf(database.queryForObject("select mode from installation", String.class));
    if (made != asked) {
      throw new StartRefused(
          made == Mode.EVALUATION
              ? "This database was made for an evaluation and cannot become a live one."
              : "This database was made for live use and cannot become an evaluation.",
          made == Mode.EVALUATION
              ? "Start live use on a new folder (CHALKLINE_DATA) or a new database."
              : "Start with CHALKLINE_MODE=live, or set CHALKLINE_DATA to a new folder for an evaluation.");
    }
    return made;
  }
}
