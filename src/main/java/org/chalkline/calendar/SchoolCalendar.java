package org.chalkline.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One school's year: hours, terms, half-terms, INSET days and closures.
 *
 * @param knownFrom the first day for which the terms are known
 * @param knownTo the last such day
 */
record SchoolCalendar(
    LocalTime opens,
    LocalTime closes,
    LocalDate knownFrom,
    LocalDate knownTo,
    List<Term> terms,
    List<LocalDate> inset,
    Map<LocalDate, String> closures,
    BankHolidays bankHolidays) {

  SchoolCalendar {
    if (!opens.isBefore(closes)) {
      throw new IllegalArgumentException("A school closes after it opens.");
    }
    terms = List.copyOf(terms);
    inset = List.copyOf(inset);
    closures = Map.copyOf(closures);
  }

  /** A run of days with a name; both ends belong to it. */
  record Span(String name, LocalDate first, LocalDate last) {
    Span {
      if (last.isBefore(first)) {
        throw new IllegalArgumentException(name + " ends before it begins.");
      }
    }

    boolean holds(LocalDate day) {
      return !day.isBefore(first) && !day.isAfter(last);
    }
  }

  /** A term and the half-term break inside it. */
  record Term(Span days, Span halfTerm) {}

  /** Why nobody is at work on this day; empty on a working day. */
  Optional<String> notWorking(LocalDate day) {
    var weekday = day.getDayOfWeek();
    if (weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY) {
      return Optional.of("a " + weekday.getDisplayName(TextStyle.FULL, Locale.UK));
    }
    var holiday = bankHolidays.on(day);
    if (holiday.isPresent()) {
      return Optional.of("a bank holiday (" + holiday.get() + ")");
    }
    return Optional.ofNullable(closures.get(day)).map(why -> "the school is closed (" + why + ")");
  }

  boolean working(LocalDate day) {
    return notWorking(day).isEmpty();
  }

  /** Why pupils are not in on this day; empty on a school day. */
  Optional<String> notSchool(LocalDate day) {
    var notWorking = notWorking(day);
    if (notWorking.isPresent() || !known(day)) {
      return notWorking;
    }
    if (inset.contains(day)) {
      return Optional.of("an INSET day, pupils are not in");
    }
    for (var term : terms) {
      if (term.halfTerm().holds(day)) {
        return Optional.of("half-term, pupils are not in");
      }
      if (term.days().holds(day)) {
        return Optional.empty();
      }
    }
    return Optional.of("school holidays, pupils are not in");
  }

  boolean school(LocalDate day) {
    return notSchool(day).isEmpty();
  }

  /** Whether the terms around this day are known; where not, a working day is taken as one. */
  boolean known(LocalDate day) {
    return !day.isBefore(knownFrom) && !day.isAfter(knownTo);
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
