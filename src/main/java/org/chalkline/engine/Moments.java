package org.chalkline.engine;

import java.time.Instant;

/** Answers a model's timers: when a named moment of a piece of work is. */
public interface Moments {

  /** The id of the model whose timers it answers, such as {@code work-chase}. */
  String process();

  /**
   * The instant of a named moment.
   *
   * @param name the moment as the model names it, such as {@code due}
   * @param work the id that the process keeps under {@code work}
   */
  Instant at(String name, String work);
}
