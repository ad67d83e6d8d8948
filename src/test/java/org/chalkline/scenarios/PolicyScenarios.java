package org.chalkline.scenarios;

import static io.cucumber.junit.platform.engine.Constants.GLUE_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.JUNIT_PLATFORM_NAMING_STRATEGY_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.PLUGIN_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.PLUGIN_PUBLISH_QUIET_PROPERTY_NAME;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectClasspathResource;
import org.junit.platform.suite.api.Suite;

/**
 * What the policies say, as scenarios that a governor can read, run against the application, its
 * engine and its database under a moving clock.
 *
 * <p>Runs the folder {@code scenarios} of the class path, or with {@code
 * -Dcucumber.features=FOLDER} another one, and fails if it holds no scenario. The words are in
 * {@code docs/scenarios.md}.
 */
@Suite(failIfNoTests = true)
@IncludeEngines("cucumber")
@SelectClasspathResource("scenarios")
@ConfigurationParameter(key = GLUE_PROPERTY_NAME, value = "org.chalkline.scenarios")
@ConfigurationParameter(key = JUNIT_PLATFORM_NAMING_STRATEGY_PROPERTY_NAME, value = "long")
@ConfigurationParameter(
    key = PLUGIN_PROPERTY_NAME,
    value = "org.chalkline.scenarios.NoSilentScenario")
@ConfigurationParameter(key = PLUGIN_PUBLISH_QUIET_PROPERTY_NAME, value = "true")
public class PolicyScenarios {}
