package org.chalkline.scenarios;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Moments as people write them in Britain, on a clock in London. */
final class British {

  static final ZoneId LONDON = ZoneId.of("Europe/London");

  /** A weekday, day, month and year, a time of day or "midnight", which ends that day. */
  static final String MOMENT =
      "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \\d{1,2} [A-Z][a-z]+ \\d{4},"
          + " (?:\\d{1,2}:\\d{2}|midnight)(?: (?:BST|GMT))?";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm:ss zzz", Locale.UK);

  private British() {}

  /**
   * Reads a moment such as "Friday 18 September 2026, 16:10".
   *
   * @throws IllegalArgumentException if the day does not fall on that weekday, or the clocks leave
   *     that time out
   */
  static Instant moment(String words) {
    String[] dayAndTime = words.split(", ", 2);
    String[] named = dayAndTime[0].split(" ", 2);
    LocalDate day = LocalDate.parse(named[1], DAY);
    DayOfWeek falls = day.getDayOfWeek();
    if (!falls.getDisplayName(TextStyle.FULL, Locale.UK).equals(named[0])) {
      throw new IllegalArgumentException(named[1] + " is not a " + named[0]);
    }
    String[] timeAndZone = dayAndTime[1].split(" ", -1);
    if (timeAndZone[0].equals("midnight")) {
      return day.plusDays(1).atStartOfDay(LONDON).toInstant();
    }
    String[] parts = timeAndZone[0].split(":", -1);
    var local = day.atTime(LocalTime.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
    if (LONDON.getRules().getValidOffsets(local).isEmpty()) {
      throw new IllegalArgumentException("The clocks leave out " + words);
    }
    ZonedDateTime at = ZonedDateTime.ofLocal(local, LONDON, null);
    boolean winter = timeAndZone.length > 1 && timeAndZone[1].equals("GMT");
    return (winter ? at.withLaterOffsetAtOverlap() : at).toInstant();
  }

  /** A moment in the same style, to the second. */
  static String written(Instant moment) {
    return WRITTEN.format(moment.atZone(LONDON));
  }
}
