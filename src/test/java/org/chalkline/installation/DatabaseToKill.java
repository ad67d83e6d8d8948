package org.chalkline.installation;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;

/**
 * A process of its own that starts the embedded database, confirms one row, says so and waits to be
 * killed.
 */
public final class DatabaseToKill {

  private DatabaseToKill() {}

  /**
   * Runs until killed.
   *
   * @param arguments the folder of the data
   */
  public static void main(String[] arguments) throws SQLException, InterruptedException {
    EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]));
    try (Connection connection =
        DriverManager.getConnection(
            database.jdbcUrl(), DatabaseKeys.OWNER, database.password(DatabaseKeys.OWNER))) {
      connection.createStatement().execute("create table survivor as select 'confirmed' as words");
    }
    System.out.println("CONFIRMED");
    System.out.flush();
    new CountDownLatch(1).await();
  }
}
