package org.chalkline.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One limit counted from one instant in one school's calendar. */
final class Reckoning {

  private static final Duration AT_ONCE = Duration.ofMinutes(15);
  private static final Duration COMMENT = Duration.ofHours(24);

  private final SchoolCalendar calendar;
  private final Limit limit;
  private final ZonedDateTime from;
  private final OpenTime hours;

  Reckoning(SchoolCalendar calendar, Limit limit, Instant from) {
    this.calendar = calendar;
    this.limit = limit;
    this.from = from.atZone(SchoolTime.LONDON);
    this.hours = new OpenTime(calendar);
  }

  Deadline deadline() {
    return switch (limit.kind()) {
      case WORKING_DAYS -> days(false);
      case SCHOOL_DAYS -> days(true);
      case SCHOOL_HOURS ->
          open(
              hours.plus(from, Duration.ofHours(limit.count())),
              limit.words() + ", counted in school hours only");
      case ELAPSED_HOURS ->
          elapsed(Duration.ofHours(limit.count()), limit.words() + ", by the clock");
      case AT_ONCE -> elapsed(AT_ONCE, "at once: 15 elapsed minutes, any day");
      case SAME_DAY -> sameDay();
      case SAME_WORKING_DAY -> sameWorkingDay();
      case END_OF_NEXT_WORKING_DAY ->
          open(
              hours.closing(calendar.nextWorking(from.toLocalDate())),
              "by closing time of the next working day");
      case COMMENT_ANSWER -> commentAnswer();
    };
  }

  /** "n working days from T: T outside school hours counts from the next opening." */
  private Deadline days(boolean pupilsIn) {
    var start = hours.openFrom(from);
    var day = start.toLocalDate();
    for (var n = 0; n < limit.count(); n++) {
      day = pupilsIn ? calendar.nextSchool(day) : calendar.nextWorking(day);
    }
    var due = day.atTime(start.toLocalTime()).atZone(SchoolTime.LONDON);
    var time = pupilsIn ? new OpenTime(calendar, calendar::school) : hours;
    var rule = new StringBuilder(limit.words());
    if (!start.equals(from)) {
      rule.append(", counted from the next opening because it came in outside school hours");
    }
    var counted = new ArrayList<Counted>();
    for (var each : span(due)) {
      counted.add(day(each, start.toLocalDate(), pupilsIn));
    }
    return deadline(due, half(time, start, due), rule.toString(), counted);
  }

  private Counted day(LocalDate day, LocalDate start, boolean pupilsIn) {
    var not = pupilsIn ? calendar.notSchool(day) : calendar.notWorking(day);
    if (day.equals(start)) {
      return new Counted(day, false, "counting starts on this day");
    }
    if (day.isBefore(start)) {
      return new Counted(day, false, not.orElse("after closing time"));
    }
    return not.map(why -> new Counted(day, false, why))
        .orElseGet(() -> new Counted(day, true, pupilsIn ? schoolDay(day) : workingDay(day)));
  }

  private String schoolDay(LocalDate day) {
    return calendar.known(day)
        ? "a school day"
        : "taken as a school day, the terms of this day are not known";
  }

  /** Says why a day without pupils counts all the same. */
  private String workingDay(LocalDate day) {
    return calendar
        .notSchool(day)
        .map(why -> "a working day (" + why + ", and it counts)")
        .orElse("a working day");
  }

  private Deadline sameDay() {
    var midnight = from.toLocalDate().plusDays(1).atStartOfDay(SchoolTime.LONDON);
    var last = midnight.minusSeconds(1);
    return elapsedTo(from.isBefore(last) ? last : from, "the same day, before midnight in London");
  }

  private Deadline sameWorkingDay() {
    var today = from.toLocalDate();
    if (calendar.working(today) && from.isBefore(hours.closing(today))) {
      return open(hours.closing(today), "by closing time of the same working day");
    }
    return open(
        hours.closing(calendar.nextWorking(today)),
        "by closing time of the next working day, because it came in when the school had closed");
  }

  /** Default 20; a Friday's comment stays literal. */
  private Deadline commentAnswer() {
    var not = calendar.notWorking(from.toLocalDate());
    if (not.isEmpty()) {
      return elapsed(COMMENT, "24 elapsed hours from receipt");
    }
    return open(
        hours.closing(calendar.nextWorking(from.toLocalDate())),
        "by closing time of the next working day, because the day of receipt is " + not.get());
  }

  private Deadline open(ZonedDateTime due, String rule) {
    var counted = new ArrayList<Counted>();
    for (var day : span(due)) {
      var time = hours.on(day, from, due);
      counted.add(
          time.isZero()
              ? new Counted(day, false, calendar.notWorking(day).orElse("outside school hours"))
              : new Counted(day, true, amount(time) + " of school hours"));
    }
    return deadline(due, half(hours, from, due), rule, counted);
  }

  private Deadline elapsed(Duration time, String rule) {
    return elapsedTo(from.toInstant().plus(time).atZone(SchoolTime.LONDON), rule);
  }

  private Deadline elapsedTo(ZonedDateTime due, String rule) {
    var counted = new ArrayList<Counted>();
    for (var day : span(due)) {
      var midnight = day.plusDays(1).atStartOfDay(SchoolTime.LONDON);
      var begins = day.equals(from.toLocalDate()) ? from : day.atStartOfDay(SchoolTime.LONDON);
      var time = Duration.between(begins, due.isBefore(midnight) ? due : midnight);
      var note = clocks(day).map(change -> ", " + change).orElse("");
      counted.add(new Counted(day, true, amount(time) + " by the clock" + note));
    }
    var half = from.toInstant().plus(Duration.between(from, due).dividedBy(2));
    return deadline(due, half.atZone(SchoolTime.LONDON), rule, counted);
  }

  private static Optional<String> clocks(LocalDate day) {
    var hours =
        Duration.between(
                day.atStartOfDay(SchoolTime.LONDON),
                day.plusDays(1).atStartOfDay(SchoolTime.LONDON))
            .toHours();
    return hours == 24
        ? Optional.empty()
        : Optional.of("the clocks go " + (hours == 25 ? "back" : "forward"));
  }

  /** Half of the open time between two moments, as a moment. */
  private static ZonedDateTime half(OpenTime time, ZonedDateTime start, ZonedDateTime due) {
    return time.plus(start, time.between(start, due).dividedBy(2));
  }

  private List<LocalDate> span(ZonedDateTime due) {
    return from.toLocalDate().datesUntil(due.toLocalDate().plusDays(1)).toList();
  }

  private static String amount(Duration time) {
    var hours = time.toHours();
    var minutes = time.toMinutesPart();
    if (hours == 0 && minutes == 0) {
      return "less than a minute";
    }
    var said = hours == 0 ? "" : hours + (hours == 1 ? " hour" : " hours");
    if (minutes == 0) {
      return said;
    }
    return (said.isEmpty() ? "" : said + " ") + minutes + (minutes == 1 ? " minute" : " minutes");
  }

  private Deadline deadline(
      ZonedDateTime due, ZonedDateTime half, String rule, List<Counted> counted) {
    return new Deadline(due.toInstant(), half.toInstant(), from.toInstant(), rule, counted);
  }
}
