package org.chalkline.renamed;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.chalkline.scenarios.PolicyScenarios;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the scenarios of a folder and the checks of the sixth policy in this Java process. */
public final class RenamedRun {

  /** How a line for whoever started it begins. */
  static final String SAYS = "RENAMED ";

  private RenamedRun() {}

  /**
   * @param arguments the folder of scenarios
   */
  public static void main(String[] arguments) {
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(PolicyScenarios.class), selectClass(SixthPolicyChecks.class))
            .filters(EngineFilter.excludeEngines("cucumber"))
            .configurationParameter("cucumber.features", arguments[0])
            .build();
    var listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    var summary = listener.getSummary();
    summary
        .getFailures()
        .forEach(
            failure ->
                System.out.println(
                    SAYS
                        + "failed: "
                        + failure.getTestIdentifier().getDisplayName()
                        + ": "
                        + String.valueOf(failure.getException().getMessage())
                            .lines()
                            .limit(12)
                            .collect(java.util.stream.Collectors.joining(" "))));
    System.out.println(
        SAYS
            + summary.getTestsSucceededCount()
            + " of "
            + summary.getTestsFoundCount()
            + " scenarios and checks hold");
    boolean holds = summary.getTotalFailureCount() == 0 && summary.getTestsFoundCount() > 20;
    System.exit(holds ? 0 : 1);
  }
}
