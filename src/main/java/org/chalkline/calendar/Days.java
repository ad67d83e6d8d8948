package org.chalkline.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days in words. */
final class Days {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.UK);

  private Days() {}

  /** "Monday 21 September 2026". */
  static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** "Monday 26 October 2026 to Friday 30 October 2026", or one day. */
  static String span(LocalDate first, LocalDate last) {
    return first.equals(last) ? day(first) : day(first) + " to " + day(last);
  }

  /** "on Monday 21 September 2026", or "from ... to ...". */
  static String onSpan(LocalDate first, LocalDate last) {
    return (first.equals(last) ? "on " : "from ") + span(first, last);
  }

  static String capital(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
  }
}
