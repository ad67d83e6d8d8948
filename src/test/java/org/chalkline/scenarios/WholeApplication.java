package org.chalkline.scenarios;

import io.cucumber.spring.CucumberContextConfiguration;
import org.chalkline.testing.ChalklineTest;

/** The scenarios run in the application as all tests see it. */
@CucumberContextConfiguration
@ChalklineTest
public class WholeApplication {}
