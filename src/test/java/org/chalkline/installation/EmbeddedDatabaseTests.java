package org.chalkline.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

class EmbeddedDatabaseTests {

  private final Path data = Path.of("target", "test-embedded-database").toAbsolutePath();

  @BeforeEach
  @AfterEach
  void clear() throws IOException {
    FileSystemUtils.deleteRecursively(data.resolve("database"));
  }

  @Test
  @DisplayName(
      "What was confirmed is there after the application was killed and its database left running (DU-2)")
  void survivesKill() throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                DatabaseToKill.class.getName(),
                data.toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader output = child.inputReader()) {
      assertThat(output.lines().anyMatch("CONFIRMED"::equals)).isTrue();
    } finally {
      child.destroyForcibly();
    }
    assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    long orphan =
        Long.parseLong(Files.readAllLines(data.resolve("database/postmaster.pid")).get(0));
    assertThat(ProcessHandle.of(orphan)).get().matches(ProcessHandle::isAlive);

    try (EmbeddedDatabase database = EmbeddedDatabase.start(data);
        Connection connection = connect(database, DatabaseKeys.OWNER);
        ResultSet rows = connection.createStatement().executeQuery("select words from survivor")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("confirmed");
      assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
    }
  }

  @Test
  @DisplayName("A second Chalkline on the same data is refused, and leaves the first one running")
  void oneAtATime() throws SQLException {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
      assertThatThrownBy(() -> EmbeddedDatabase.start(data))
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("Another Chalkline");
      connect(database, DatabaseKeys.APP).close();
    }
  }

  @Test
  @DisplayName("Nobody comes in without the password, which only the owner of the file may read")
  void passwords() throws IOException, SQLException {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
      for (String role : new String[] {DatabaseKeys.SUPERUSER, DatabaseKeys.APP}) {
        Properties wrong = new Properties();
        wrong.setProperty("user", role);
        wrong.setProperty("password", "guess");
        assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), wrong))
            .isInstanceOfSatisfying(
                SQLException.class,
                refusal -> assertThat(refusal.getSQLState()).isEqualTo("28P01"));
      }
      try (Connection connection = connect(database, DatabaseKeys.APP);
          ResultSet row =
              connection
                  .createStatement()
                  .executeQuery(
                      "select current_setting('listen_addresses'), current_setting('server_version_num')::int")) {
        row.next();
        assertThat(row.getString(1)).isEqualTo("127.0.0.1");
        assertThat(row.getInt(2)).isGreaterThanOrEqualTo(180000);
      }
    }
    if (data.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(rights(data)).isEqualTo("rwx------");
      assertThat(rights(data.resolve("keys/database.properties"))).isEqualTo("rw-------");
      assertThat(rights(data.resolve("database/pg_hba.conf"))).isEqualTo("rw-------");
    }
  }

  @Test
  @DisplayName("A database that was killed while it was being made is made again")
  void unfinished() throws IOException, SQLException {
    Files.createDirectories(data.resolve("database"));
    Files.writeString(data.resolve("database/postgresql.conf"), "# cut");
    try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
      connect(database, DatabaseKeys.APP).close();
    }
  }

  private static Connection connect(EmbeddedDatabase database, String role) throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), role, database.password(role));
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
