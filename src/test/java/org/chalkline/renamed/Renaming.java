package org.chalkline.renamed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * A copy of the application's data and scenarios in which every school, policy, edition and clause
 * has a name made of random letters. Code, models, tables and forms are copied as they are.
 */
final class Renaming {

  private static final Pattern SCHOOL = Pattern.compile("(?m)^  - \\{id: ([a-z-]+), name: ");
  private static final Pattern POLICY = Pattern.compile("(?m)^policy: ([a-z-]+)$");
  private static final Pattern CLAUSE = Pattern.compile("\\b([A-Z]{2,3})-(?=\\d{2,3}\\b)");

  private final Random random;
  private final Path to;
  private final Map<String, String> schools = new LinkedHashMap<>();
  private final Map<String, String> policies = new LinkedHashMap<>();
  private final Map<String, String> prefixes = new LinkedHashMap<>();

  /**
   * @param to a folder, emptied first
   */
  Renaming(long seed, Path to) {
    this.random = new Random(seed);
    this.to = to;
  }

  /** Writes {@code classes} and {@code scenarios} under the folder. */
  void write(List<Path> scenarios) throws IOException {
    FileSystemUtils.deleteRecursively(to);
    Path classes = to.resolve("classes");
    FileSystemUtils.copyRecursively(Path.of("target", "classes"), classes);
    names(SCHOOL, classes.resolve("evaluation/cast.yaml"), schools);
    for (Path profile : files(classes.resolve("policy/profiles"))) {
      names(POLICY, profile, policies);
    }
    rewrite(classes.resolve("evaluation/cast.yaml"), this::cast);
    for (Path file : files(classes.resolve("policy"))) {
      rewrite(file, this::policy);
      String name = file.getFileName().toString();
      for (Map.Entry<String, String> each : policies.entrySet()) {
        if (name.startsWith(each.getKey())) {
          Files.move(file, file.resolveSibling(each.getValue() + ".yaml"));
        }
      }
    }
    for (Map.Entry<String, String> each : schools.entrySet()) {
      Path calendar = classes.resolve("calendar/" + each.getKey() + ".yaml");
      if (Files.exists(calendar)) {
        Files.move(calendar, calendar.resolveSibling(each.getValue() + ".yaml"));
      }
    }
    Files.createDirectories(to.resolve("scenarios"));
    for (Path scenario : scenarios) {
      Path copy = to.resolve("scenarios").resolve(scenario.getFileName());
      Files.writeString(copy, words(Files.readString(scenario), schools));
    }
  }

  /** The new id of a school. */
  String school(String id) {
    return schools.getOrDefault(id, id);
  }

  /** What is called otherwise now, for whoever reads a failure. */
  String told() {
    return schools + " " + policies + " " + prefixes;
  }

  private void names(Pattern pattern, Path file, Map<String, String> into) throws IOException {
    Matcher found = pattern.matcher(Files.readString(file));
    while (found.find()) {
      into.computeIfAbsent(found.group(1), id -> letters(6 + random.nextInt(6)));
    }
  }

  private String letters(int count) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < count; i++) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }

  private String cast(String text) {
    String renamed = text;
    for (Map.Entry<String, String> each : policies.entrySet()) {
      renamed =
          renamed.replaceAll(
              "(?<=policy: |federation: )" + each.getKey() + "(?=[,}])", each.getValue());
    }
    for (Map.Entry<String, String> each : schools.entrySet()) {
      renamed =
          renamed.replaceAll(
              "(?<=@|school: |\\{id: )" + each.getKey() + "(?=[\",}-])", each.getValue());
    }
    return renamed
        .replaceAll("(?m)(^  - \\{id: [a-z-]+, name: )\"[^\"]+\"", "$1\"" + capital() + " School\"")
        .replaceAll("drawnFrom: \"[^\"]+\"", "drawnFrom: \"runs a profile of nobody\"");
  }

  private String capital() {
    String word = letters(8);
    return word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1);
  }

  private String policy(String text) {
    String renamed = text;
    for (Map.Entry<String, String> each : policies.entrySet()) {
      renamed =
          renamed
              .replaceAll("(?m)(?<=^policy: )" + each.getKey() + "$", each.getValue())
              .replaceAll("(?m)(?<=^edition: )" + each.getKey() + "(?=-)", each.getValue())
              .replaceAll(
                  "(?m)(?<=^[A-Z]{2,3}-\\d{2,3},)" + each.getKey() + "(?=,)", each.getValue());
    }
    renamed = renamed.replaceAll("(?m)^name: .*$", "name: " + capital() + " policy");
    return CLAUSE
        .matcher(renamed)
        .replaceAll(
            found ->
                prefixes.computeIfAbsent(
                        found.group(1), it -> letters(3).toUpperCase(java.util.Locale.ROOT))
                    + "-");
  }

  /** Ids of schools wherever they stand alone; longer ones first. */
  private static String words(String text, Map<String, String> names) {
    String renamed = text;
    List<String> ids = new ArrayList<>(names.keySet());
    ids.sort(java.util.Comparator.comparing(String::length).reversed());
    for (String id : ids) {
      renamed = renamed.replaceAll("(?<![\\w-])" + id + "(?![\\w-])", names.get(id));
    }
    return renamed;
  }

  private static void rewrite(Path file, java.util.function.UnaryOperator<String> change)
      throws IOException {
    Files.writeString(file, change.apply(Files.readString(file)));
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
