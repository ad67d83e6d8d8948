package org.chalkline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.chalkline.testing.GeneratedPage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

/** The map of modules holds: who may use whom, and what may be used where. */
class ModularityTests {

  private static final ApplicationModules MODULES = ApplicationModules.of(Chalkline.class);

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.chalkline");

  /**
   * The row of each module, counted from below; a module uses rows beneath its own, and no other.
   */
  private static final Map<String, Integer> ROWS = new TreeMap<>();

  static {
    row(9, "desk", "insight", "assurance", "privacy", "evaluation");
    row(
        8,
        "intake",
        "abuse",
        "safeguarding",
        "escalation",
        "breach",
        "publishing",
        "permissions",
        "review",
        "setup",
        "nearmiss",
        "boundaries");
    row(7, "accounts", "duties");
    row(6, "training", "photos", "letters", "meetings", "contacts");
    row(5, "evidence", "links");
    row(4, "casework");
    row(3, "calendar");
    row(2, "policy", "identity");
    row(1, "audit", "installation", "engine", "post", "web", "paper");
  }

  // Usable by every row, their own included: the record, and what the installation is.
  private static final List<String> EVERYWHERE = List.of("audit", "installation");

  private static void row(int row, String... modules) {
    for (String module : modules) {
      ROWS.put(module, row);
    }
  }

  @Test
  @DisplayName("Modules use what they declare, from the door only, and in no circle")
  void modulesKeepTheirBounds() {
    MODULES.verify();
  }

  @Test
  @DisplayName("A module uses rows beneath its own, never its own row, never above")
  void rowsHold() {
    List<String> wrong = new ArrayList<>();
    uses()
        .forEach(
            (module, used) -> {
              for (String other : used) {
                boolean beneath = rowOf(other) < rowOf(module);
                if (!beneath && !EVERYWHERE.contains(other)) {
                  wrong.add(module + " uses " + other);
                }
              }
            });
    assertThat(wrong).isEmpty();
  }

  static int rowOf(String module) {
    assertThat(ROWS).as("a module of no row").containsKey(module);
    return ROWS.get(module);
  }

  /** Which modules each module uses, by the byte code. */
  private static Map<String, Set<String>> uses() {
    Map<String, Set<String>> uses = new TreeMap<>();
    for (ApplicationModule module : MODULES) {
      Set<String> used = new TreeSet<>();
      module
          .getDirectDependencies(MODULES)
          .uniqueModules()
          .map(it -> it.getIdentifier().toString())
          .filter(name -> !name.equals(module.getIdentifier().toString()))
          .forEach(used::add);
      uses.put(module.getIdentifier().toString(), used);
    }
    return uses;
  }

  @Test
  @DisplayName(
      "Controllers stand in packages web, api or pages, or in a small module of one package")
  void controllersHaveTheirPlace() {
    classes()
        .that()
        .areAnnotatedWith(Controller.class)
        .or()
        .areAnnotatedWith(RestController.class)
        .should()
        .resideInAnyPackage(
            "..web..",
            "..api..",
            "..pages..",
            "..identity",
            "..evaluation",
            "..links",
            "..assurance",
            "..desk..")
        .check(MAIN);
  }

  @Test
  @DisplayName("What a class needs comes through its constructor")
  void nothingIsInjectedIntoFields() {
    noFields().should().beAnnotatedWith(Autowired.class).check(MAIN);
  }

  @Test
  @DisplayName("java.util.Date stays inside the engine's module, which must give it to the engine")
  void datesAreInstants() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.chalkline.engine..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Date")
        .check(MAIN);
  }

  @Test
  @DisplayName("No template prints text as markup")
  void templatesEscapeText() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
      List<Path> found =
          files
              .filter(file -> file.toString().endsWith(".html"))
              .filter(file -> holds(file, "th:utext") || holds(file, "[("))
              .toList();
      assertThat(found).isEmpty();
    }
  }

  private static boolean holds(Path file, String text) {
    try {
      return Files.readString(file).contains(text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  @DisplayName("The picture of the modules is the one drawn from the code")
  void pictureIsCurrent() throws IOException {
    Path drawn = Path.of("target", "spring-modulith-docs");
    new Documenter(MODULES, Documenter.Options.defaults().withOutputFolder(drawn.toString()))
        .writeModulesAsPlantUml();
    GeneratedPage.holds("modules.puml", inOrder(drawn.resolve("components.puml")));
    GeneratedPage.holds("modules.md", page());
  }

  /**
   * The drawing with components and arrows in order: the tool draws them as it happens to find
   * them.
   */
  private static String inOrder(Path drawing) throws IOException {
    List<String> lines = Files.readAllLines(drawing);
    List<String> page = new ArrayList<>();
    Set<String> alike = new TreeSet<>();
    for (String line : lines) {
      if (line.strip().startsWith("Component(") || line.strip().startsWith("Rel(")) {
        alike.add(line);
      } else {
        page.addAll(alike);
        alike.clear();
        page.add(line);
      }
    }
    page.addAll(alike);
    return String.join("\n", page) + "\n";
  }

  /** The map as a table and as a picture that a reader of the repository sees without tools. */
  private static String page() {
    Map<String, Set<String>> uses = uses();
    StringBuilder page =
        new StringBuilder("# Modules\n\nDrawn from the code by `ModularityTests`.\n");
    page.append(
        "An arrow leads to what a module uses; `audit` and `installation`, which all may use,");
    page.append(" are left out of the picture.\n\n```mermaid\nflowchart TB\n");
    Map<Integer, List<String>> rows = new LinkedHashMap<>();
    for (int row = 9; row >= 1; row--) {
      int here = row;
      List<String> modules = uses.keySet().stream().filter(it -> rowOf(it) == here).toList();
      if (!modules.isEmpty()) {
        rows.put(row, modules);
      }
    }
    rows.forEach(
        (row, modules) -> {
          page.append("  subgraph row").append(row).append(" [\"row ").append(row).append("\"]\n");
          modules.forEach(module -> page.append("    ").append(module).append('\n'));
          page.append("  end\n");
        });
    uses.forEach(
        (module, used) ->
            used.stream()
                .filter(other -> !EVERYWHERE.contains(other))
                .forEach(other -> page.append("  %s --> %s%n".formatted(module, other))));
    page.append("```\n\n| row | module | what it is for | uses |\n|---|---|---|---|\n");
    rows.forEach(
        (row, modules) ->
            modules.forEach(
                module ->
                    page.append(
                        "| %d | `%s` | %s | %s |%n"
                            .formatted(
                                row,
                                module,
                                purpose(module),
                                String.join(", ", uses.get(module))))));
    return page.toString();
  }

  private static String purpose(String module) {
    Path file = Path.of("src/main/java/org/chalkline", module, "package-info.java");
    try {
      String text = Files.readString(file);
      int start = text.indexOf("/**") + 3;
      return text.substring(start, text.indexOf("*/"))
          .replaceAll("\\s*\\n\\s*\\*?\\s*", " ")
          .strip();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
