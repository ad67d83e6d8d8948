package org.chalkline.installation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class DurabilityTests {

  @ParameterizedTest
  @ValueSource(strings = {"fsync", "full_page_writes", "synchronous_commit", "data_checksums"})
  @DisplayName(
      "A server with one of the four settings off is refused, and the setting is named (DU-1)")
  void eachIsNeeded(String setting) {
    Map<String, String> found = new HashMap<>();
    Durability.SETTINGS.forEach(name -> found.put(name, "on"));
    assertThatCode(() -> Durability.check(found)).doesNotThrowAnyException();

    found.put(setting, "off");
    assertThatThrownBy(() -> Durability.check(found))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(setting);
  }

  @Test
  @DisplayName(
      "The embedded database as Chalkline starts it is safe; with asynchronous commit it is refused")
  void embeddedIsSafe() throws SQLException {
    try (Connection connection = SharedDatabase.asApp()) {
      JdbcTemplate database = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
      assertThatCode(() -> Durability.check(database)).doesNotThrowAnyException();

      database.execute("set synchronous_commit = off");
      assertThatThrownBy(() -> Durability.check(database))
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("synchronous_commit");
    }
  }

  @Test
  @DisplayName("A server started for speed is refused for all that it leaves out")
  void fastServerIsRefused() throws IOException {
    try (EmbeddedPostgres fast =
        EmbeddedPostgres.builder().setServerConfig("full_page_writes", "off").start()) {
      assertThatThrownBy(() -> Durability.check(new JdbcTemplate(fast.getPostgresDatabase())))
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("fsync, full_page_writes, synchronous_commit off");
    }
  }
}
