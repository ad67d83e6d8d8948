package org.chalkline.engine;

import org.chalkline.audit.Actor;

/** Hears of steps opening and closing, inside the transaction in which they do. */
public interface StepListener {

  /** A step now waits for a person. */
  void opened(OpenStep step, Actor actor);

  /** A step no longer waits: it was completed, or its process went another way. */
  void closed(String stepId, boolean completed, Actor actor);
}
