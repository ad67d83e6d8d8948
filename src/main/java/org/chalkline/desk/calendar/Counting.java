package org.chalkline.desk.calendar;

import java.util.List;
import org.chalkline.desk.policy.Citations.Cited;
import org.jspecify.annotations.Nullable;

/**
 * How a deadline was counted, ready to print.
 *
 * @param rule the rule in words
 * @param source the setting that gave the limit, in words; null where people agreed on the time
 * @param rests what that setting rests on, with the way there and back; empty where people agreed
 *     on the time, or the school decided so for itself
 * @param days every day, whether it counted, and why
 * @param passesOn when it passes on to the next person; null once it has ended
 * @param calendar the address of the school's calendar
 */
public record Counting(
    String rule,
    @Nullable String source,
    List<Cited> rests,
    String from,
    List<DayLine> days,
    String due,
    @Nullable String passesOn,
    String calendar) {

  /** One day, and whether it counted. */
  public record DayLine(String day, boolean counted, String why) {}
}
