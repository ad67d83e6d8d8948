package org.chalkline.desk.calendar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a deadline was counted, ready to print.
 *
 * @param rule the rule in words
 * @param source the setting that gave the limit, in words; null where people agreed on the time
 * @param clauses the clauses of the school's own policy on which that setting rests
 * @param defaultNumber the default on which it rests; null if the policy says it all
 * @param days every day, whether it counted, and why
 * @param passesOn when it passes on to the next person; null once it has ended
 * @param calendar the address of the school's calendar
 */
public record Counting(
    String rule,
    @Nullable String source,
    List<ClauseLink> clauses,
    @Nullable String defaultNumber,
    String from,
    List<DayLine> days,
    String due,
    @Nullable String passesOn,
    String calendar) {

  /** A clause, with where it is read. */
  public record ClauseLink(String id, String href) {}

  /** One day, and whether it counted. */
  public record DayLine(String day, boolean counted, String why) {}
}
