package org.chalkline.installation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.transaction.annotation.Transactional;

/**
 * A transaction that only reads and whose questions are planned once for a connection, not anew
 * each time. For a question that takes the database longer to plan than to answer, and only where
 * one plan fits all: what it cannot know, such as how few rows are wanted, stands in the statement
 * itself and not in a parameter.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Transactional(readOnly = true, label = PlannedOnce.LABEL)
public @interface PlannedOnce {

  /** How the transaction manager knows it. */
  String LABEL = "planned once";
}
