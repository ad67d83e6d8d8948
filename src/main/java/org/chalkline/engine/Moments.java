package org.chalkline.engine;

import java.time.Instant;
import java.util.Set;

/** Answers a model's timers: when a named moment of a piece of work is. */
public interface Moments {

  /** The names of the moments that this module answers; no two modules have one in common. */
  Set<String> names();

  /**
   * The instant of a named moment.
   *
   * @param name one of {@link #names}, as the model says it, such as {@code due}
   * @param work the id that the process keeps under {@code work}
   */
  Instant at(String name, String work);
}
