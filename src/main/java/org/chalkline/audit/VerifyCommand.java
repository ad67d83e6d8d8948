package org.chalkline.audit;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The command {@code verify}: proves the history and ends the application with 0 if it holds and 1
 * if it does not. {@code --against FILE} proves a kept checkpoint as well; {@code --checkpoint-to
 * FILE} writes one to keep, if the history holds.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class VerifyCommand implements ApplicationRunner {

  private final ApplicationContext context;
  private final Verification verification;
  private final Checkpoints checkpoints;

  VerifyCommand(ApplicationContext context, Verification verification, Checkpoints checkpoints) {
    this.context = context;
    this.verification = verification;
    this.checkpoints = checkpoints;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (arguments.getNonOptionArgs().contains("verify")) {
      int code = carryOut(arguments.getSourceArgs(), System.out);
      System.exit(SpringApplication.exit(context, () -> code));
    }
  }

  /** Carries the command out; returns 0 if the history holds, otherwise 1. */
  int carryOut(String[] arguments, PrintStream out) {
    Report report =
        option(arguments, "--against")
            .map(verification::verifyAgainst)
            .orElseGet(verification::verify);
    out.println(report.words());
    if (!report.ok()) {
      return 1;
    }
    option(arguments, "--checkpoint-to")
        .ifPresent(
            file ->
                out.println(
                    checkpoints
                        .keep(file)
                        .map(it -> "Checkpoint %d written to %s".formatted(it.number(), file))
                        .orElse("Nothing is recorded yet: no checkpoint written")));
    return 0;
  }

  /** The file after an option, given as {@code --option FILE} or {@code --option=FILE}. */
  private static Optional<Path> option(String[] arguments, String option) {
    List<String> all = Arrays.asList(arguments);
    int at = all.indexOf(option);
    if (at >= 0) {
      if (at + 1 == all.size()) {
        throw new IllegalArgumentException(option + " needs a file");
      }
      return Optional.of(Path.of(all.get(at + 1)));
    }
    return all.stream()
        .filter(it -> it.startsWith(option + "="))
        .map(it -> Path.of(it.substring(option.length() + 1)))
        .findFirst();
  }
}
