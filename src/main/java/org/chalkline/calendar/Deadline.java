package org.chalkline.calendar;

import java.time.Instant;
import java.util.List;

/**
 * When something is due, and how that was counted.
 *
 * @param due the instant at which the limit has run out
 * @param halfway the instant at which half of the limit has run, in the same kind of time; it is
 *     when a reminder goes out
 * @param from the instant from which the limit was asked for
 * @param rule the rule in words, with what it means for this start
 * @param days every London date from the start to the end, oldest first
 */
public record Deadline(
    Instant due, Instant halfway, Instant from, String rule, List<Counted> days) {

  public Deadline {
    days = List.copyOf(days);
  }
}
