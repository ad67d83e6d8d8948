package org.chalkline.installation;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.env.Environment;

/**
 * The commands {@code backup} and {@code restore}. {@code backup [--to=FOLDER] [--key=FILE]} makes
 * a backup, also while Chalkline runs; {@code restore FILE [--key=FILE]} restores one into a folder
 * of data that is not there yet.
 */
public final class BackupCommand {

  private static final Set<String> NAMES = Set.of("backup", "restore");

  private final Environment settings;
  private final PrintStream out;

  /**
   * The commands for an installation.
   *
   * @param settings where its data and keys are
   * @param out where the outcome is told
   */
  public BackupCommand(Environment settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  /** Whether the first argument of the application is one of these commands. */
  public static boolean named(String[] arguments) {
    return arguments.length > 0 && NAMES.contains(arguments[0]);
  }

  /**
   * Carries the command out.
   *
   * @return 0 if it was done, 2 if it was refused; why is told
   */
  public int carryOut(String[] arguments) {
    try {
      if (Mode.ownServer(settings)) {
        throw new StartRefused(
            "SPRING_DATASOURCE_URL names a server of your own, which Chalkline does not copy.",
            "Back it up with that server's own means (pg_basebackup, or pg_dump --format=custom with"
                + " pg_dumpall --roles-only), and the folder of the keys ("
                + keys()
                + ") with it.");
      }
      if (arguments[0].equals("backup")) {
        backup(arguments);
      } else {
        restore(arguments);
      }
      return 0;
    } catch (StartRefused refused) {
      out.println(refused.getMessage() + " " + refused.remedy());
      return 2;
    }
  }

  private void backup(String[] arguments) {
    Path key = Path.of(option(arguments, "--key", "backup.key"));
    Path folder = Path.of(option(arguments, "--to", "backups"));
    Backups.Made made = new Backups(data(), keys()).make(folder, key);
    if (made.newKey()) {
      out.println(
          "A key was made: "
              + key.toAbsolutePath()
              + ". Take it away from this machine and keep it safe: without it no backup can be read.");
    }
    out.println(
        String.format(
            Locale.UK,
            "Backup made: %s (%,d KB). It holds everything that was confirmed until %s.",
            made.file(),
            made.bytes() / 1024,
            made.at()));
  }

  private void restore(String[] arguments) {
    List<String> files =
        Arrays.stream(arguments).skip(1).filter(it -> !it.startsWith("--")).toList();
    if (files.size() != 1) {
      throw new StartRefused(
          "Which backup is to be restored is not said.", "Use restore FILE [--key=FILE].");
    }
    Backups.Restored restored =
        new Backups(data(), keys())
            .restore(Path.of(files.get(0)), Path.of(option(arguments, "--key", "backup.key")));
    out.println(
        "Restored into "
            + restored.data()
            + " as it stood at "
            + restored.at()
            + ". Now prove the history with the command verify, best against a kept checkpoint.");
  }

  private Path data() {
    return Path.of(settings.getProperty("chalkline.data", "data"));
  }

  private Path keys() {
    String named = settings.getProperty("chalkline.keys", "");
    return named.isBlank() ? data().resolve("keys") : Path.of(named);
  }

  /** What an option says, given as {@code --option=VALUE}. */
  private static String option(String[] arguments, String option, String otherwise) {
    return Arrays.stream(arguments)
        .filter(it -> it.startsWith(option + "="))
        .map(it -> it.substring(option.length() + 1))
        .filter(it -> !it.isBlank())
        .findFirst()
        .orElse(otherwise);
  }
}
