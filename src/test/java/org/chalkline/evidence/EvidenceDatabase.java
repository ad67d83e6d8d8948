package org.chalkline.evidence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.chalkline.audit.Audit;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** A database with the evidence's tables and the real roles, and the door on top of it. */
final class EvidenceDatabase implements AutoCloseable {

  private static final String ROLES =
      """
      create role chalkline_owner login;
      create role chalkline_app login;
      create role chalkline_auditor login;
      grant create, usage on schema public to chalkline_owner;
      alter default privileges for role chalkline_owner
        grant select, insert, update, delete on tables to chalkline_app;
      alter default privileges for role chalkline_owner
        grant select on tables to chalkline_auditor;
      set role chalkline_owner;
      create function chalkline_sees(school text) returns boolean language sql stable as $$
        select coalesce(current_setting('chalkline.schools', true), '') = '*'
          or school = any (string_to_array(current_setting('chalkline.schools', true), ','))
      $$;
      reset role;
      """;

  private static final ThreadLocal<String> SCOPE = ThreadLocal.withInitial(() -> "*");

  private final EmbeddedPostgres postgres;
  private final Path data;

  EvidenceDatabase(Path data) {
    this.data = data;
    try {
      postgres = EmbeddedPostgres.builder().setDataDirectory(data).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    new JdbcTemplate(postgres.getPostgresDatabase()).execute(ROLES);
    Flyway.configure()
        .dataSource(as("chalkline_owner"))
        .locations("classpath:db/migration/audit", "classpath:db/migration/evidence")
        .placeholders(
            Map.of(
                "owner", "chalkline_owner",
                "app", "chalkline_app",
                "auditor", "chalkline_auditor"))
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }

  /** The database as this role sees it. */
  DataSource as(String role) {
    return postgres.getDatabase(role, "postgres");
  }

  JdbcTemplate owner() {
    return new JdbcTemplate(as("chalkline_owner"));
  }

  /** Writes everything to the disk. */
  void checkpoint() {
    new JdbcTemplate(postgres.getPostgresDatabase()).execute("checkpoint");
  }

  Path data() {
    return data;
  }

  /** An application on this database with its keys in this folder. */
  AnnotationConfigApplicationContext application(Path keys) {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    DataSource app = as("chalkline_app");
    context.getEnvironment().getSystemProperties().put("chalkline.keys", keys.toString());
    context.registerBean(DataSource.class, () -> app);
    context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(app));
    context.registerBean(JdbcClient.class, () -> JdbcClient.create(app));
    context.registerBean(DataSourceTransactionManager.class, () -> new ScopedTransactions(app));
    context.registerBean(
        Clock.class, () -> Clock.fixed(Instant.parse("2026-09-18T15:10:00Z"), ZoneOffset.UTC));
    context.register(
        Transactions.class,
        Audit.class,
        EvidenceKeys.class,
        EvidenceTable.class,
        SealedBytes.class,
        VirusScanner.class,
        EvidenceLocker.class);
    try {
      context.refresh();
    } finally {
      System.clearProperty("chalkline.keys");
    }
    return context;
  }

  /** Does something as somebody who may see these schools only. */
  static <T> T within(String schools, Supplier<T> work) {
    SCOPE.set(schools);
    try {
      return work.get();
    } finally {
      SCOPE.remove();
    }
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @EnableTransactionManagement(proxyTargetClass = true)
  static class Transactions {}

  private static final class ScopedTransactions extends DataSourceTransactionManager {

    private static final long serialVersionUID = 1L;

    ScopedTransactions(DataSource app) {
      super(app);
    }

    @Override
    protected void prepareTransactionalConnection(
        Connection connection, TransactionDefinition definition) throws SQLException {
      super.prepareTransactionalConnection(connection, definition);
      try (var scope =
          connection.prepareStatement("select set_config('chalkline.schools', ?, true)")) {
        scope.setString(1, SCOPE.get());
        scope.execute();
      }
    }
  }
}
