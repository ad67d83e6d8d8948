package org.chalkline.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * A folder from outside the project: each scenario once, and nothing passes by being unfinished.
 */
class ScenarioFoldersTests {

  @TempDir Path folder;

  @Test
  @DisplayName("Each scenario of the folder and its folders runs once, and no other")
  void eachOnce() throws IOException {
    feature("one.feature", "Given the school wanborough");
    feature("deeper/two.feature", "Given the school avenue");

    var summary = run();

    assertThat(summary.getTestsSucceededCount()).isEqualTo(2);
    assertThat(summary.getTestsFoundCount()).isEqualTo(2);
    assertThat(summary.getTotalFailureCount()).isZero();
  }

  @Test
  @DisplayName("An empty folder fails")
  void emptyFolder() {
    var summary = run();

    assertThat(summary.getTotalFailureCount()).isPositive();
    assertThat(failure(summary)).contains("did not discover any tests");
  }

  @Test
  @DisplayName("A folder that does not exist fails")
  void noFolder() throws IOException {
    Files.delete(folder);

    assertThatThrownBy(this::run)
        .hasRootCauseMessage("path must exist: " + folder.toAbsolutePath());

    Files.createDirectory(folder);
  }

  @Test
  @DisplayName("A step that nobody understands fails")
  void undefinedStep() throws IOException {
    feature("undefined.feature", "Given the moon is made of cheese");

    var summary = run();

    assertThat(summary.getTestsFailedCount()).isEqualTo(1);
    assertThat(failure(summary)).contains("undefined");
  }

  @Test
  @DisplayName("A step that waits for a decision fails")
  void pendingStep() throws IOException {
    feature("pending.feature", "Given it is still to be decided what happens");

    var summary = run();

    assertThat(summary.getTestsFailedCount()).isEqualTo(1);
    assertThat(failure(summary)).contains("Somebody has to decide");
  }

  @Test
  @DisplayName("What is not so fails")
  void wrongExpectation() throws IOException {
    feature(
        "wrong.feature", "Given the school wanborough", "Then staff1 shares the surname of staff2");

    var summary = run();

    assertThat(summary.getTestsFailedCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("A scenario that says nothing fails")
  void scenarioWithoutSteps() throws IOException {
    feature("silent.feature");

    var summary = run();

    assertThat(summary.getTotalFailureCount()).isPositive();
  }

  private void feature(String name, String... steps) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "Feature: "
            + name
            + "\n\n  Scenario: "
            + name
            + "\n    "
            + String.join("\n    ", steps)
            + "\n");
  }

  /** As surefire runs it with -Dcucumber.features=FOLDER: the engine is not at the top. */
  private TestExecutionSummary run() {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(PolicyScenarios.class))
            .filters(EngineFilter.excludeEngines("cucumber"))
            .configurationParameter("cucumber.features", folder.toString())
            .build();
    var listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    return listener.getSummary();
  }

  private static String failure(TestExecutionSummary summary) {
    return summary.getFailures().get(0).getException().toString();
  }
}
