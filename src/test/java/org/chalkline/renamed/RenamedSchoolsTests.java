package org.chalkline.renamed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * All schools and policies are called otherwise, at random, and a sixth policy joins them: the
 * scenarios give the same results. Runs in a Java process of its own, whose class path has renamed
 * copies of the data. A sample, or with the profile {@code full} all scenarios; {@code
 * -Dchalkline.seed=N} repeats a run.
 */
class RenamedSchoolsTests {

  private static final Path FOLDER = Path.of("target", "renamed");
  private static final Path SIXTH = Path.of("src", "test", "resources", "sixth-policy");

  @Test
  @DisplayName(
      "Under other names every scenario gives the same result, and a sixth policy is data alone")
  void namesDecideNothing() throws IOException, InterruptedException {
    long seed = Long.getLong("chalkline.seed", new Random().nextLong());
    Renaming renaming = new Renaming(seed, FOLDER);
    renaming.write(scenarios());
    SixthSchool.joins(FOLDER, renaming.school("wanborough"));

    Path log = FOLDER.resolve("run.log");
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-Dchalkline.policies=" + SIXTH.toAbsolutePath(),
                "-cp",
                classPath(),
                RenamedRun.class.getName(),
                FOLDER.resolve("scenarios").toAbsolutePath().toString())
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = run.waitFor(30, TimeUnit.MINUTES);
    if (!ended) {
      run.destroyForcibly();
    }
    List<String> said =
        Files.readAllLines(log).stream().filter(line -> line.startsWith(RenamedRun.SAYS)).toList();
    System.out.println("Renamed with seed " + seed + ": " + String.join("; ", said));
    assertThat(ended && run.exitValue() == 0)
        .as("seed %s, %s; see %s: %s", seed, renaming.told(), log, String.join("\n", said))
        .isTrue();
  }

  private static List<Path> scenarios() throws IOException {
    boolean all = "full".equals(System.getProperty("chalkline.proofs"));
    try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "scenarios"))) {
      List<Path> ours =
          files
              .filter(file -> all || file.getFileName().toString().startsWith("same-"))
              .sorted()
              .toList();
      return Stream.concat(ours.stream(), Stream.of(SIXTH.resolve("sixth-policy.feature")))
          .toList();
    }
  }

  /** The class path of the tests with the renamed classes in the place of ours. */
  private static String classPath() {
    Path ours = Path.of("target", "classes").toAbsolutePath();
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(
            entry ->
                Path.of(entry).toAbsolutePath().equals(ours)
                    ? FOLDER.resolve("classes").toAbsolutePath().toString()
                    : Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
