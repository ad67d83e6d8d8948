package org.chalkline.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chalkline.Chalkline;
import org.chalkline.installation.SharedDatabase;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole application: in evaluation mode, on the shared embedded database, on a random
 * port, with the job executor off and a {@link TestClock}. All such classes share one Spring
 * context; do not add properties or mock beans to one of them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@SpringBootTest(
    classes = Chalkline.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "chalkline.mode=evaluation",
      "chalkline.data=target/test-files-${chalkline.fork:1}",
      "camunda.bpm.job-execution.enabled=false",
      "camunda.bpm.generate-unique-process-engine-name=true"
    })
@ContextConfiguration(initializers = {SharedDatabase.class, TestClock.InPlace.class})
public @interface ChalklineTest {}
