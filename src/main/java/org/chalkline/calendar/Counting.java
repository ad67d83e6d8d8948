package org.chalkline.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** One school's time as it is, or as it would be under a change that is not made yet. */
public interface Counting {

  /** When a limit runs out that is counted from this instant. */
  Deadline deadline(Limit limit, Instant from);

  /** Whether this is a working day. */
  boolean working(LocalDate day);

  /**
   * The last day of the term in which this day lies, or of the next one where it lies in none.
   *
   * @return empty where the school has not said its terms that far
   */
  Optional<LocalDate> endOfTerm(LocalDate day);

  /**
   * Why nobody is at work on this day, such as "a Saturday" or "the school is closed (snow)"; empty
   * on a working day.
   */
  Optional<String> notWorking(LocalDate day);
}
