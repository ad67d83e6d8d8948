package org.chalkline.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Checkpoints;
import org.chalkline.audit.Entry;
import org.chalkline.audit.PlainDatabase;
import org.chalkline.audit.Verification;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** History and outbox stand up from a data source, a transaction manager and a clock alone. */
class WiringTests {

  @Configuration(proxyBeanMethods = false)
  @ComponentScan({"org.chalkline.audit", "org.chalkline.post"})
  static class Both {}

  @Test
  @DisplayName("Both modules start; mail goes by SMTP only where a host is set")
  void starts(@TempDir Path data) {
    try (PlainDatabase database = PlainDatabase.create()) {
      ApplicationContextRunner runner =
          new ApplicationContextRunner()
              .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
              .withUserConfiguration(Both.class)
              .withPropertyValues("chalkline.data=" + data)
              .withBean(DataSource.class, database::app)
              .withBean(PlatformTransactionManager.class, database::transactions)
              .withBean(Clock.class, Clock::systemUTC);
      runner.run(
          context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(Transport.class)).isInstanceOf(ShownTransport.class);
            Audit audit = context.getBean(Audit.class);
            database.run(
                "wanborough",
                () ->
                    audit.record(
                        Entry.ofSchool("wanborough", Actor.CHALKLINE, "school.opened", Map.of())));
            assertThat(context.getBean(Checkpoints.class).make()).isPresent();
            assertThat(data.resolve("keys/checkpoint.key")).exists();
            assertThat(context.getBean(Verification.class).verify().ok()).isTrue();
          });
      runner
          .withPropertyValues("spring.mail.host=mail.example")
          .run(
              context ->
                  assertThat(context.getBean(Transport.class)).isInstanceOf(SmtpTransport.class));
    }
  }
}
