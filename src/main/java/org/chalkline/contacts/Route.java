package org.chalkline.contacts;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A body outside the school, and how it is reached.
 *
 * @param with the kinds of contact with which it is shown
 * @param purpose what it is for
 * @param when how soon
 * @param number its telephone number; null if none is known
 * @param address its address on the web; null if none is known
 * @param hours when somebody answers; null if nobody said
 * @param source where the duty or the advice stands
 * @param checkedOn when somebody last made sure of it, a date of London
 */
public record Route(
    String id,
    List<Body> with,
    String name,
    String purpose,
    String when,
    @Nullable String number,
    @Nullable String address,
    @Nullable String hours,
    String source,
    LocalDate checkedOn) {

  /** Whether the last check is more than a year old on this day. */
  public boolean stale(LocalDate today) {
    return checkedOn.plusYears(1).isBefore(today);
  }
}
