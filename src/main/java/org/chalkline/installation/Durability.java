package org.chalkline.installation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcOperations;

/** Refuses a database that could lose what it has confirmed (DU-1). */
final class Durability {

  static final List<String> SETTINGS =
      List.of("fsync", "full_page_writes", "synchronous_commit", "data_checksums");

  private Durability() {}

  /**
   * Checks the server as the application's own connection sees it.
   *
   * @throws StartRefused if one of the settings is off
   */
  static void check(JdbcOperations database) {
    Map<String, String> found = new TreeMap<>();
    for (String setting : SETTINGS) {
      found.put(
          setting, database.queryForObject("select current_setting(?)", String.class, setting));
    }
    check(found);
  }

  static void check(Map<String, String> found) {
    List<String> off =
        SETTINGS.stream()
            .filter(setting -> "off".equals(found.getOrDefault(setting, "off")))
            .toList();
    if (!off.isEmpty()) {
      throw new StartRefused(
          "The database could lose what it has confirmed: " + String.join(", ", off) + " off.",
          "Switch on "
              + String.join(", ", off)
              + " at the server (checksums: pg_checksums --enable).");
    }
  }
}
