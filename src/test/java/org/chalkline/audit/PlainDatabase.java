package org.chalkline.audit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A real PostgreSQL with the roles, the scope function and the tables of `audit` and `post`, and
 * nothing else of the application: one server for all tests of the JVM, a database for each.
 */
public final class PlainDatabase implements AutoCloseable {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static @Nullable EmbeddedPostgres server;

  private final JdbcTemplate owner;
  private final HikariDataSource app;
  private final JdbcTransactionManager transactions;

  private PlainDatabase(JdbcTemplate owner, HikariDataSource app) {
    this.owner = owner;
    this.app = app;
    this.transactions = new JdbcTransactionManager(app);
  }

  /** A new, migrated database. */
  public static PlainDatabase create() {
    EmbeddedPostgres postgres = server();
    String name = "plain" + NUMBER.incrementAndGet();
    new JdbcTemplate(postgres.getPostgresDatabase())
        .execute("create database " + name + " owner chalkline_owner");
    DataSource ownerSource = postgres.getDatabase("chalkline_owner", name);
    JdbcTemplate owner = new JdbcTemplate(ownerSource);
    owner.execute(
        """
        create function chalkline_sees(school text) returns boolean language sql stable as $$
          select current_setting('chalkline.schools', true) = '*'
            or school = any (string_to_array(current_setting('chalkline.schools', true), ','))
        $$
        """);
    owner.execute(
        "alter default privileges grant select, insert, update, delete on tables to chalkline_app");
    Flyway.configure()
        .dataSource(ownerSource)
        .baselineOnMigrate(true)
        .baselineVersion("009")
        .locations("classpath:db/migration/audit", "classpath:db/migration/post")
        .placeholders(
            Map.of(
                "owner", "chalkline_owner",
                "app", "chalkline_app",
                "auditor", "chalkline_auditor"))
        .load()
        .migrate();
    HikariConfig config = new HikariConfig();
    config.setDataSource(postgres.getDatabase("chalkline_app", name));
    config.setMaximumPoolSize(12);
    config.setMinimumIdle(1);
    return new PlainDatabase(owner, new HikariDataSource(config));
  }

  private static synchronized EmbeddedPostgres server() {
    if (server == null) {
      quieten();
      try {
        server = EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
      JdbcTemplate superuser = new JdbcTemplate(server.getPostgresDatabase());
      superuser.execute("create role chalkline_owner login");
      superuser.execute("create role chalkline_app login");
      superuser.execute("create role chalkline_auditor login");
    }
    return server;
  }

  /** Without Spring Boot nobody has configured logging, and everything would be printed. */
  private static void quieten() {
    for (String name :
        List.of("org.flywaydb", "com.zaxxer", "io.zonky", "org.springframework.jdbc")) {
      ((Logger) LoggerFactory.getLogger(name)).setLevel(Level.ERROR);
    }
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    if (root.getLevel() == Level.DEBUG) {
      root.setLevel(Level.WARN);
    }
  }

  /** What the application sees, as its plain role. */
  public DataSource app() {
    return app;
  }

  /** The application's transactions. */
  public JdbcTransactionManager transactions() {
    return transactions;
  }

  /** The owner, who can do what the application must not: row security does not bind it. */
  public JdbcTemplate owner() {
    return owner;
  }

  /** Runs in a transaction of the application that sees these schools. */
  public <T> T in(String schools, Supplier<T> work) {
    return new TransactionTemplate(transactions)
        .execute(
            status -> {
              new JdbcTemplate(app)
                  .query("select set_config('chalkline.schools', ?, true)", row -> {}, schools);
              return work.get();
            });
  }

  /** Runs in a transaction of the application that sees these schools. */
  public void run(String schools, Runnable work) {
    in(
        schools,
        () -> {
          work.run();
          return "";
        });
  }

  @Override
  public void close() {
    app.close();
  }
}
