package org.chalkline.desk.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chalkline.policy.Policies;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every code that a case page may meet has words. */
class CaseWordsTests {

  private static final Path CODE = Path.of("src", "main", "java", "org", "chalkline");

  /** A literal that looks like a code of the record. */
  private static final Pattern LITERAL =
      Pattern.compile(
          "\"((?:case|task|letter|note|contact|word|wall|party|abuse|evidence|outside|report|person|role|school|sign-in|parent|measure|link|meeting|duty|data-breach|safeguarding|attempt|exception|near-miss|breach)"
              + "\\.[a-z-]*[a-z])\"");

  @Test
  @DisplayName("Every code that is recorded about cases, evidence and people has words")
  void timeline() throws IOException {
    Set<String> recorded = new TreeSet<>();
    for (String module :
        List.of(
            "casework",
            "abuse",
            "evidence",
            "letters",
            "identity",
            "intake",
            "desk",
            "escalation",
            "boundaries",
            "nearmiss",
            "links",
            "meetings",
            "contacts",
            "duties",
            "safeguarding",
            "breach")) {
      recorded.addAll(literals(CODE.resolve(module)));
    }
    recorded.removeAll(new Policies().all().get(0).keys());
    recorded.removeAll(messagesOfModels());
    // Names of files that somebody takes with them look like codes.
    recorded.removeIf(code -> code.matches(".*\\.(pdf|ics)"));

    assertThat(recorded).contains("case.opened", "task.completed", "wall.raised", "outside.shown");
    Properties words = words();
    assertThat(recorded).allSatisfy(code -> assertThat(words).containsKey("timeline." + code));
  }

  @Test
  @DisplayName("Every route that the table can decide has words")
  void routes() throws IOException {
    String table = Files.readString(Path.of("processes", "abuse", "abuse-triage.dmn"));
    Set<String> routes =
        Pattern.compile("_out_route\"><text>&quot;([a-z-]+)&quot;</text>")
            .matcher(table)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(routes).contains("police", "parent-escalation");
    Properties words = words();
    assertThat(routes)
        .allSatisfy(route -> assertThat(words).containsKey("desk.case.route." + route));
  }

  private static Set<String> literals(Path module) throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(module)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        LITERAL.matcher(Files.readString(file)).results().forEach(it -> found.add(it.group(1)));
      }
    }
    return found;
  }

  private static Set<String> messagesOfModels() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("processes"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".bpmn")).toList()) {
        Pattern.compile("<bpmn:message [^>]*name=\"([^\"]+)\"")
            .matcher(Files.readString(file))
            .results()
            .forEach(it -> names.add(it.group(1)));
      }
    }
    return names;
  }

  private static Properties words() throws IOException {
    Properties words = new Properties();
    try (Reader text =
        Files.newBufferedReader(
            Path.of("src", "main", "resources", "messages.properties"), StandardCharsets.UTF_8)) {
      words.load(text);
    }
    return words;
  }
}
