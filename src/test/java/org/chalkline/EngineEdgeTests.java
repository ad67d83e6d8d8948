package org.chalkline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.chalkline.audit.Actor;
import org.chalkline.engine.Workflows;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Only the module {@code engine} knows the process engine (EN-6). So the engine can be replaced by
 * another in one place, no page can ask it anything that the access rule has not seen, and every
 * call names who acts.
 */
class EngineEdgeTests {

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.chalkline");

  @Test
  @DisplayName("Only the module engine imports the engine's packages")
  void onlyEngineKnowsTheEngine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.chalkline.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.camunda..", "spinjar..", "spinscript..")
        .check(MAIN);
  }

  @Test
  @DisplayName("Steps stand in their module's workflow package")
  void stepsHaveTheirPlace() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..workflow..", "org.chalkline.engine..")
        .should()
        .beAssignableTo("org.chalkline.engine.CaseStep")
        .orShould()
        .beAssignableTo("org.chalkline.engine.CaseDecision")
        .check(MAIN);
  }

  @Test
  @DisplayName("Every call that moves a token names who acts")
  void callsNameWhoActs() {
    // Putting a timer to another instant moves no token; who changed the time is in the record.
    Set<String> movesNone = Set.of("running", "runs", "openSteps", "runDue", "putTimers");
    List<String> nameless =
        Arrays.stream(Workflows.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .filter(method -> !movesNone.contains(method.getName()))
            .filter(method -> !Arrays.asList(method.getParameterTypes()).contains(Actor.class))
            .map(method -> method.getName())
            .toList();
    assertThat(nameless).isEmpty();
  }
}
