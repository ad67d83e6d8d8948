package org.chalkline.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Dates and times in the words that people in England use; instants are shown in Europe/London. */
@Component("when")
public class When {

  /** The time zone of every school. */
  public static final ZoneId LONDON = ZoneId.of("Europe/London");

  private static final DateTimeFormatter DAY = format("d MMMM yyyy");
  private static final DateTimeFormatter WEEKDAY = format("EEEE d MMMM yyyy");
  private static final DateTimeFormatter BRIEF = format("d MMM");

  private final Clock clock;

  When(Clock clock) {
    this.clock = clock;
  }

  /** "18 September 2026, 4:10pm". */
  public String at(Instant instant) {
    return day(instant) + ", " + time(instant);
  }

  /** "Friday 18 September 2026, 4:10pm". */
  public String full(Instant instant) {
    return weekday(instant) + ", " + time(instant);
  }

  /** "18 Sep, 4:10pm"; for tables. */
  public String brief(Instant instant) {
    return BRIEF.format(london(instant)) + ", " + time(instant);
  }

  /** "18 September 2026". */
  public String day(Instant instant) {
    return DAY.format(london(instant));
  }

  /** "18 September 2026". */
  public String day(LocalDate date) {
    return DAY.format(date);
  }

  /** "Friday 18 September 2026". */
  public String weekday(Instant instant) {
    return WEEKDAY.format(london(instant));
  }

  /** "Friday 18 September 2026". */
  public String weekday(LocalDate date) {
    return WEEKDAY.format(date);
  }

  /** "4:10pm", "4pm", "midday" or "midnight". */
  public String time(Instant instant) {
    return time(london(instant).toLocalTime());
  }

  /** "4:10pm", "4pm", "midday" or "midnight". */
  public String time(LocalTime time) {
    if (time.getMinute() == 0 && time.getHour() % 12 == 0) {
      return time.getHour() == 0 ? "midnight" : "midday";
    }
    int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
    String minutes =
        time.getMinute() == 0 ? "" : String.format(Locale.UK, ":%02d", time.getMinute());
    return hour + minutes + (time.getHour() < 12 ? "am" : "pm");
  }

  /** True if the moment has gone by. */
  public boolean late(Instant due) {
    return due.isBefore(clock.instant());
  }

  /**
   * How far off something due is: "due today at 4pm", "due tomorrow at 9am", "due in 3 days", "late
   * by 2 hours", "late by 2 days". Days are dates in London, hours are elapsed hours.
   */
  public String due(Instant due) {
    Instant now = clock.instant();
    long days = ChronoUnit.DAYS.between(london(now).toLocalDate(), london(due).toLocalDate());
    if (due.isBefore(now)) {
      return "late by " + lateness(Duration.between(due, now), -days);
    }
    if (days == 0) {
      return "due today at " + time(due);
    }
    return days == 1 ? "due tomorrow at " + time(due) : "due in " + count(days, "day");
  }

  private static String lateness(Duration late, long days) {
    if (late.toHours() >= 24) {
      return count(days, "day");
    }
    if (late.toHours() >= 1) {
      return count(late.toHours(), "hour");
    }
    return late.toMinutes() < 1 ? "less than a minute" : count(late.toMinutes(), "minute");
  }

  private static String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }

  private static ZonedDateTime london(Instant instant) {
    return instant.atZone(LONDON);
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.UK);
  }
}
