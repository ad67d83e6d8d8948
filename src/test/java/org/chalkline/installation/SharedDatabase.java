package org.chalkline.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * One embedded database for all tests of a Java process: made new under target, stopped after the
 * last context.
 */
public final class SharedDatabase
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    ((GenericApplicationContext) context)
        .registerBean(
            "embeddedDatabase",
            EmbeddedDatabase.class,
            Holder::database,
            definition -> definition.setDestroyMethodName(""));
  }

  /** A connection as the application's role, outside Spring. */
  public static Connection asApp() throws SQLException {
    return as(DatabaseKeys.APP);
  }

  /** A connection as the role that owns the tables. */
  public static Connection asOwner() throws SQLException {
    return as(DatabaseKeys.OWNER);
  }

  /** A connection as the auditor's role. */
  public static Connection asAuditor() throws SQLException {
    return as(DatabaseKeys.AUDITOR);
  }

  /** A connection as superuser. */
  public static Connection asSuperuser() throws SQLException {
    return as(DatabaseKeys.SUPERUSER);
  }

  /** The folder of the data, as a backup is told it. */
  public static Path data() {
    Holder.database();
    return Holder.data;
  }

  /** Where a database of this name on the server of the tests is reached. */
  static String url(String name) {
    return Holder.database().jdbcUrl().replaceFirst("/chalkline$", "/" + name);
  }

  static String password(String role) {
    return Holder.database().password(role);
  }

  static Connection connect(String url, String role) throws SQLException {
    return DriverManager.getConnection(url, role, password(role));
  }

  private static Connection as(String role) throws SQLException {
    return connect(Holder.database().jdbcUrl(), role);
  }

  private static final class Holder {

    private static Path data = Path.of("target");
    private static final EmbeddedDatabase DATABASE = start();

    static EmbeddedDatabase database() {
      return DATABASE;
    }

    private static EmbeddedDatabase start() {
      for (int attempt = 1; ; attempt++) {
        try {
          data = Path.of("target", "test-data-" + attempt);
          // The first start stops what a killed test has left; then the database is made anew.
          if (data.resolve("database").toFile().exists()) {
            EmbeddedDatabase.start(data).close();
            FileSystemUtils.deleteRecursively(data.resolve("database"));
          }
          EmbeddedDatabase database = EmbeddedDatabase.start(data);
          SpringApplication.getShutdownHandlers().add(database::close);
          return database;
        } catch (StartRefused taken) {
          if (attempt == 9) {
            throw taken;
          }
        } catch (IOException failure) {
          throw new UncheckedIOException(failure);
        }
      }
    }
  }
}
