package org.chalkline.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A PostgreSQL server that somebody else runs: here another database on the server of the tests.
 */
class OwnServerTests {

  private final ApplicationContextRunner chalkline =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  DataSourceAutoConfiguration.class,
                  FlywayAutoConfiguration.class,
                  JdbcTemplateAutoConfiguration.class,
                  HibernateJpaAutoConfiguration.class,
                  TransactionAutoConfiguration.class))
          .withUserConfiguration(
              EmbeddedDatabaseConfiguration.class, InstallationConfiguration.class)
          .withPropertyValues(
              "chalkline.data=target/test-files-${chalkline.fork:1}",
              "spring.flyway.locations=classpath:db/migration/installation");

  private final ApplicationContextRunner onOwnServer =
      chalkline.withPropertyValues(
          "spring.datasource.url=" + SharedDatabase.url("own_server"),
          "spring.datasource.username=" + DatabaseKeys.APP,
          "spring.datasource.password=" + SharedDatabase.password(DatabaseKeys.APP),
          "spring.flyway.user=" + DatabaseKeys.OWNER,
          "spring.flyway.password=" + SharedDatabase.password(DatabaseKeys.OWNER));

  @BeforeEach
  void emptyDatabase() throws SQLException {
    superuser("drop database if exists own_server with (force)");
    superuser("create database own_server owner chalkline_owner");
  }

  @AfterEach
  void clear() throws SQLException {
    superuser("drop database if exists own_server with (force)");
  }

  @Test
  @DisplayName("With a server named no database is embedded, and the mode is live for good")
  void live() {
    onOwnServer.run(
        context -> {
          assertThat(context).hasNotFailed().doesNotHaveBean(EmbeddedDatabase.class);
          assertThat(context.getBean(Installation.class).mode()).isEqualTo(Mode.LIVE);
          assertThat(
                  context
                      .getBean(JdbcTemplate.class)
                      .queryForObject(
                          "select current_user || mode from installation", String.class))
              .isEqualTo("chalkline_appLIVE");
        });
    onOwnServer.run(
        context -> {
          assertThat(context).hasNotFailed();
          JdbcTemplate database = context.getBean(JdbcTemplate.class);
          assertThat(refusal(() -> ModeLock.hold(database, Mode.EVALUATION)))
              .contains("made for live use");
        });
  }

  @Test
  @DisplayName("A database made for an evaluation does not start for live use, and says so")
  void evaluationStaysEvaluation() throws SQLException {
    onOwnServer.run(context -> assertThat(context).hasNotFailed());
    try (Connection owner =
        SharedDatabase.connect(SharedDatabase.url("own_server"), DatabaseKeys.OWNER)) {
      owner.createStatement().execute("update installation set mode = 'EVALUATION'");
    }
    onOwnServer.run(context -> assertThat(reason(context)).contains("made for an evaluation"));
  }

  @Test
  @DisplayName("Without an owner of its own the start is refused before anything is migrated")
  void ownerIsNeeded() {
    onOwnServer
        .withPropertyValues("spring.flyway.user=")
        .run(context -> assertThat(reason(context)).contains("needs two roles"));
    onOwnServer
        .withPropertyValues("spring.flyway.user=" + DatabaseKeys.APP)
        .run(context -> assertThat(reason(context)).contains("needs two roles"));
  }

  @Test
  @DisplayName("With an application's role that holds too much the start is refused")
  void roleIsChecked() throws SQLException {
    onOwnServer.run(context -> assertThat(context).hasNotFailed());
    try (Connection owner =
        SharedDatabase.connect(SharedDatabase.url("own_server"), DatabaseKeys.OWNER)) {
      owner.createStatement().execute("grant create on schema public to chalkline_app");
    }
    onOwnServer.run(context -> assertThat(reason(context)).contains("CREATE on schema public"));
  }

  private static String reason(AssertableApplicationContext context) {
    assertThat(context).hasFailed();
    Throwable cause = context.getStartupFailure();
    while (cause != null && !(cause instanceof StartRefused)) {
      cause = cause.getCause();
    }
    return cause == null ? "" : String.valueOf(cause.getMessage());
  }

  private static String refusal(Runnable start) {
    try {
      start.run();
      return "";
    } catch (StartRefused refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  private static void superuser(String statement) throws SQLException {
    try (Connection connection = SharedDatabase.asSuperuser()) {
      connection.createStatement().execute(statement);
    }
  }
}
