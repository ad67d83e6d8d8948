package org.chalkline.installation;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's own programs, unpacked into a folder that only the owner may enter. */
final class Binaries implements PgBinaryResolver {

  private final Path folder;
  private @Nullable String digest;

  Binaries(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  @Override
  public InputStream getPgBinary(String system, String machineHardware) throws IOException {
    digest = digestOf(system, machineHardware);
    return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machineHardware);
  }

  /**
   * Whether PostgreSQL runs as an ordinary user here, in a user namespace of its own if need be.
   */
  static void refuseRootWithoutNamespace() {
    boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    if (linux
        && "root".equals(System.getProperty("user.name"))
        && !LinuxUtils.isUnshareAvailable()) {
      throw new StartRefused(
          "PostgreSQL does not run as root, and user namespaces (unshare -U) are forbidden here.",
          "Start Chalkline as an ordinary user, or name a PostgreSQL server in SPRING_DATASOURCE_URL.");
    }
  }

  /** Where a program lies, if it has been unpacked by this or an earlier start. */
  @Nullable Path program(String name) throws IOException {
    if (!Files.isDirectory(folder)) {
      return null;
    }
    String file = windows() ? name + ".exe" : name;
    try (var entries = Files.newDirectoryStream(folder, "PG-*")) {
      for (Path entry : entries) {
        Path program = entry.resolve("bin").resolve(file);
        boolean ours = digest == null || entry.getFileName().toString().equals("PG-" + digest);
        if (ours && Files.isExecutable(program)) {
          return program;
        }
      }
    }
    return null;
  }

  /**
   * Runs a program to its end.
   *
   * @param input what it reads
   * @param log where its output is added
   * @return its exit code; -1 if it had not ended after a minute
   */
  static int run(Path program, List<String> arguments, String input, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    if (LinuxUtils.isUnshareAvailable()) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(program.toString());
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    }
    try {
      if (process.waitFor(1, TimeUnit.MINUTES)) {
        return process.exitValue();
      }
      process.destroyForcibly();
      return -1;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      return -1;
    }
  }

  private static boolean windows() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");
  }

  private static String digestOf(String system, String machineHardware) throws IOException {
    try (InputStream archive =
        DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machineHardware)) {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      byte[] part = new byte[1 << 16];
      for (int read = archive.read(part); read >= 0; read = archive.read(part)) {
        md5.update(part, 0, read);
      }
      return HexFormat.of().formatHex(md5.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
