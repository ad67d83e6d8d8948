package org.chalkline;

import org.chalkline.installation.BackupCommand;
import org.chalkline.installation.StartRefused;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts Chalkline: pages, API and the process engine in one application. */
@SpringBootApplication
@EnableScheduling
public class Chalkline {

  /**
   * Starts the application; or, if the first argument is {@code verify}, proves the history and
   * ends: 0 if it holds, 1 if it does not, 2 if it could not be read. {@code backup} and {@code
   * restore} likewise: 0 if it was done, 2 if it was refused.
   */
  public static void main(String[] arguments) {
    if (arguments.length > 0 && arguments[0].equals("verify")) {
      verify(arguments);
    } else if (BackupCommand.named(arguments)) {
      System.exit(BackupAlone.run(arguments));
    } else {
      SpringApplication.run(Chalkline.class, arguments);
    }
  }

  private static void verify(String[] arguments) {
    SpringApplication application = new SpringApplication(HistoryAlone.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.addInitializers(new HistoryAlone.ThereIsOne());
    try {
      application.run(arguments);
    } catch (RuntimeException failure) {
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        if (cause instanceof StartRefused) {
          System.err.println(
              "The history was not proved: "
                  + cause.getMessage()
                  + " While Chalkline runs, an auditor proves it on the page History.");
          System.exit(2);
        }
      }
      throw failure;
    }
  }
}
