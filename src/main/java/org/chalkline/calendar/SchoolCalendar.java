package org.chalkline.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One school's time, counted: what it has said of its days, and the bank holidays. */
record SchoolCalendar(SchoolDates dates, BankHolidays bankHolidays) implements Counting {

  private static final int LONGEST_HOLIDAYS = 70;

  @Override
  public Deadline deadline(Limit limit, Instant from) {
    return new Reckoning(this, limit, from).deadline();
  }

  @Override
  public Optional<LocalDate> endOfTerm(LocalDate day) {
    return dates.terms().stream()
        .map(SchoolDates.Term::last)
        .filter(last -> !last.isBefore(day))
        .min(LocalDate::compareTo);
  }

  LocalTime opens() {
    return dates.opens();
  }

  LocalTime closes() {
    return dates.closes();
  }

  @Override
  public Optional<String> notWorking(LocalDate day) {
    var weekday = day.getDayOfWeek();
    if (weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY) {
      return Optional.of("a " + weekday.getDisplayName(TextStyle.FULL, Locale.UK));
    }
    var holiday = bankHolidays.on(day);
    if (holiday.isPresent()) {
      return Optional.of("a bank holiday (" + holiday.get() + ")");
    }
    return Optional.ofNullable(dates.closures().get(day))
        .map(why -> "the school is closed (" + why + ")");
  }

  @Override
  public boolean working(LocalDate day) {
    return notWorking(day).isEmpty();
  }

  /** Why pupils are not in on this day; empty on a school day. */
  Optional<String> notSchool(LocalDate day) {
    var notWorking = notWorking(day);
    if (notWorking.isPresent() || !known(day)) {
      return notWorking;
    }
    if (dates.inset().contains(day)) {
      return Optional.of("an INSET day, pupils are not in");
    }
    for (var term : dates.terms()) {
      if (term.halfTermHolds(day)) {
        return Optional.of("half-term, pupils are not in");
      }
      if (term.holds(day)) {
        return Optional.empty();
      }
    }
    return Optional.of("school holidays, pupils are not in");
  }

  /** Whether this is a weekday in a term and not in its half-term, whether pupils are in or not. */
  boolean inTerm(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0
        && dates.terms().stream().anyMatch(term -> term.holds(day) && !term.halfTermHolds(day));
  }

  boolean school(LocalDate day) {
    return notSchool(day).isEmpty();
  }

  /**
   * Whether the terms around this day are known; where not, a working day is taken as a school day.
   * Known are the terms, the holidays between two of them, the days of September before the first
   * and the summer after the last.
   */
  boolean known(LocalDate day) {
    SchoolDates.Term before = null;
    for (var term : dates.terms()) {
      if (term.holds(day)) {
        return true;
      }
      if (day.isBefore(term.first())) {
        return knownBetween(before, term, day);
      }
      before = term;
    }
    return before != null && summerAfter(before, day);
  }

  private static boolean knownBetween(
      SchoolDates.@Nullable Term before, SchoolDates.Term after, LocalDate day) {
    var september =
        after.first().getMonth() == Month.SEPTEMBER
            && !day.isBefore(after.first().withDayOfMonth(1));
    if (before == null) {
      return september;
    }
    return september
        || summerAfter(before, day)
        || ChronoUnit.DAYS.between(before.last(), after.first()) <= LONGEST_HOLIDAYS;
  }

  private static boolean summerAfter(SchoolDates.Term last, LocalDate day) {
    var month = last.last().getMonth();
    return (month == Month.JUNE || month == Month.JULY || month == Month.AUGUST)
        && !day.isAfter(LocalDate.of(last.last().getYear(), Month.AUGUST, 31));
  }

  /** What this day is. */
  DayKind kind(LocalDate day) {
    if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      return DayKind.WEEKEND;
    }
    if (bankHolidays.on(day).isPresent()) {
      return DayKind.BANK_HOLIDAY;
    }
    if (dates.closures().containsKey(day)) {
      return DayKind.CLOSED;
    }
    if (!known(day)) {
      return DayKind.NOT_KNOWN;
    }
    if (dates.inset().contains(day)) {
      return DayKind.INSET;
    }
    return dates.terms().stream().anyMatch(term -> term.halfTermHolds(day))
        ? DayKind.HALF_TERM
        : school(day) ? DayKind.SCHOOL : DayKind.HOLIDAYS;
  }

  LocalDate nextWorking(LocalDate after) {
    var day = after.plusDays(1);
    while (!working(day)) {
      day = day.plusDays(1);
    }
    return day;
  }

  LocalDate nextSchool(LocalDate after) {
    var day = after.plusDays(1);
    while (!school(day)) {
      day = day.plusDays(1);
    }
    return day;
  }
}
