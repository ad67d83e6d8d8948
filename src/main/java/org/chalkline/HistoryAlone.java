package org.chalkline;

import java.nio.file.Files;
import java.nio.file.Path;
import org.chalkline.installation.StartRefused;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/**
 * As much of Chalkline as proving the history needs: the installation and the record. No pages, no
 * engine, no timers, no mail; the tables are taken as they are. Not a component, so that the whole
 * application does not find it.
 */
@EnableAutoConfiguration(
    excludeName = {
      "org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration",
      "org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration",
      "org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration"
    })
@ComponentScan({"org.chalkline.audit", "org.chalkline.installation"})
final class HistoryAlone {

  /** Refuses where there is no history, before anybody makes an empty database for it. */
  static final class ThereIsOne
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      var settings = context.getEnvironment();
      Path data = Path.of(settings.getProperty("chalkline.data", "data")).toAbsolutePath();
      if (settings.getProperty("spring.datasource.url", "").isBlank()
          && !Files.isDirectory(data.resolve("database"))) {
        throw new StartRefused(
            "There is no database of Chalkline in " + data.normalize() + ".",
            "Set CHALKLINE_DATA to the folder of the data.");
      }
    }
  }
}
