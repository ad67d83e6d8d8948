package org.chalkline.installation;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.autoconfigure.transaction.TransactionManagerCustomizers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** Mode, roles, transactions and clock. */
@Configuration(proxyBeanMethods = false)
class InstallationConfiguration {

  @Bean
  FlywayConfigurationCustomizer databaseRoles(Environment settings) {
    Mode.asked(settings);
    String owner = DatabaseKeys.OWNER;
    String app = DatabaseKeys.APP;
    if (Mode.ownServer(settings)) {
      owner = settings.getProperty("spring.flyway.user", "");
      app = settings.getProperty("spring.datasource.username", "");
      if (owner.isBlank() || app.isBlank() || owner.equals(app)) {
        throw new StartRefused(
            "A server of one's own needs two roles: one owns the tables, another runs the application.",
            "Set SPRING_FLYWAY_USER and SPRING_FLYWAY_PASSWORD for the owner, SPRING_DATASOURCE_USERNAME and"
                + " SPRING_DATASOURCE_PASSWORD for the application.");
      }
    }
    String auditor = settings.getProperty("chalkline.database.auditor", DatabaseKeys.AUDITOR);
    Map<String, String> roles = Map.of("owner", owner, "app", app, "auditor", auditor);
    return configuration -> configuration.placeholders(roles);
  }

  @Bean
  @Primary
  PlatformTransactionManager transactionManager(
      ObjectProvider<TransactionManagerCustomizers> customizers) {
    ScopedTransactionManager manager = new ScopedTransactionManager();
    customizers.ifAvailable(found -> found.customize(manager));
    return manager;
  }

  @Bean
  Installation installation(Environment settings, JdbcTemplate database) {
    Durability.check(database);
    RoleGuard.check(database);
    Mode mode = ModeLock.hold(database, Mode.asked(settings));
    Path data = Path.of(settings.getProperty("chalkline.data", "data"));
    return new Installation(mode, data.toAbsolutePath().normalize());
  }

  @Bean
  @ConditionalOnMissingBean(Clock.class)
  MovableClock clock(
      Installation installation, JdbcTemplate database, ObjectProvider<ClockListener> listeners) {
    Long millis =
        database.queryForObject("select clock_offset_millis from installation", Long.class);
    return new MovableClock(
        installation.mode(),
        Duration.ofMillis(millis == null ? 0 : millis),
        offset ->
            database.update("update installation set clock_offset_millis = ?", offset.toMillis()),
        () -> listeners.orderedStream().toList());
  }

  @Bean
  SmartInitializingSingleton clockTold(MovableClock clock) {
    return clock::announce;
  }
}
