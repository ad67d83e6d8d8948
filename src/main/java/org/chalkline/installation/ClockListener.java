package org.chalkline.installation;

import java.time.Duration;
import java.time.Instant;

/**
 * Told when the installation's clock has moved, and once at start; beans of this type are found by
 * themselves.
 */
public interface ClockListener {

  /**
   * The clock now runs ahead of the machine's.
   *
   * @param offset how far; zero in live use
   */
  void clockMoved(Duration offset);

  /** The clock stands still at this instant; happens in tests only. */
  default void clockStands(Instant at) {
    clockMoved(Duration.between(Instant.now(), at));
  }
}
