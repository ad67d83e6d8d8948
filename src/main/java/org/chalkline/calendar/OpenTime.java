package org.chalkline.calendar;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.function.Predicate;

/** Time that runs only between opening and closing, on the days that count. */
final class OpenTime {

  private final SchoolCalendar calendar;
  private final Predicate<LocalDate> counts;

  /** Open time on working days. */
  OpenTime(SchoolCalendar calendar) {
    this(calendar, calendar::working);
  }

  OpenTime(SchoolCalendar calendar, Predicate<LocalDate> counts) {
    this.calendar = calendar;
    this.counts = counts;
  }

  ZonedDateTime opening(LocalDate day) {
    return day.atTime(calendar.opens()).atZone(SchoolTime.LONDON);
  }

  ZonedDateTime closing(LocalDate day) {
    return day.atTime(calendar.closes()).atZone(SchoolTime.LONDON);
  }

  /** Whether time runs at this moment; it has stopped at closing time itself. */
  boolean open(ZonedDateTime at) {
    var day = at.toLocalDate();
    return counts.test(day) && !at.isBefore(opening(day)) && at.isBefore(closing(day));
  }

  /** This moment, or the next opening if time does not run now. */
  ZonedDateTime openFrom(ZonedDateTime at) {
    if (open(at)) {
      return at;
    }
    var day = at.toLocalDate();
    while (!counts.test(day) || !at.isBefore(opening(day))) {
      day = day.plusDays(1);
    }
    return opening(day);
  }

  /** How much open time lies between two moments on one day. */
  Duration on(LocalDate day, ZonedDateTime from, ZonedDateTime to) {
    if (!counts.test(day)) {
      return Duration.ZERO;
    }
    var begins = from.isAfter(opening(day)) ? from : opening(day);
    var ends = to.isBefore(closing(day)) ? to : closing(day);
    return ends.isAfter(begins) ? Duration.between(begins, ends) : Duration.ZERO;
  }

  /** How much open time lies between two moments. */
  Duration between(ZonedDateTime from, ZonedDateTime to) {
    var sum = Duration.ZERO;
    var last = to.toLocalDate();
    for (var day = from.toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
      sum = sum.plus(on(day, from, to));
    }
    return sum;
  }

  /** The moment at which this much open time has run; closing time belongs to the day it ends. */
  ZonedDateTime plus(ZonedDateTime from, Duration time) {
    var at = openFrom(from);
    var left = time;
    while (true) {
      var today = Duration.between(at, closing(at.toLocalDate()));
      if (left.compareTo(today) <= 0) {
        return at.plus(left);
      }
      left = left.minus(today);
      at = openFrom(closing(at.toLocalDate()));
    }
  }
}
