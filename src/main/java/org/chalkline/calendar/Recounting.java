package org.chalkline.calendar;

import java.time.Instant;
import org.chalkline.audit.Actor;
import org.jspecify.annotations.Nullable;

/** Whoever holds deadlines that were counted in a school's time moves them when it changes. */
public interface Recounting {

  /**
   * Counts every open deadline of a school anew, in the running transaction.
   *
   * @param counting the school's time as it is from now on
   * @param why the change in words, for the history of each case
   * @param lateToo whether what is late already is counted anew as well
   * @param openedSince only what was opened from this instant on; null for all
   * @return how many deadlines moved
   */
  int recount(
      String school,
      Counting counting,
      Actor actor,
      String why,
      boolean lateToo,
      @Nullable Instant openedSince);
}
