package org.chalkline;

import org.chalkline.installation.BackupCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.core.env.Environment;

/**
 * No more of Chalkline than its settings: what the commands {@code backup} and {@code restore}
 * need.
 */
final class BackupAlone {

  private BackupAlone() {}

  /** Carries the command out and ends: 0 if it was done, 2 if it was refused. */
  static int run(String[] arguments) {
    SpringApplication application = new SpringApplication(BackupAlone.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    try (var context = application.run(arguments)) {
      return new BackupCommand(context.getBean(Environment.class), System.out).carryOut(arguments);
    }
  }
}
