package org.chalkline.calendar;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The bank holidays of England, the days on which they are kept. */
final class BankHolidays {

  /**
   * A key that Jollyday does not know loses Easter Monday without a word; a test names all eight.
   */
  private static final String ENGLAND = "eng";

  private final HolidayManager manager =
      HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));

  private final Map<Integer, Map<LocalDate, String>> years = new ConcurrentHashMap<>();

  /** The name of the bank holiday kept on this day; empty if there is none. */
  Optional<String> on(LocalDate day) {
    return Optional.ofNullable(in(day.getYear()).get(day));
  }

  /** All bank holidays of a year, by day. */
  Map<LocalDate, String> in(int year) {
    return years.computeIfAbsent(year, this::ask);
  }

  private Map<LocalDate, String> ask(int year) {
    var found = new TreeMap<LocalDate, String>();
    for (var holiday : manager.getHolidays(Year.of(year), ENGLAND)) {
      found.merge(
          holiday.getDate(),
          holiday.getDescription(Locale.UK),
          (one, other) -> one.equals(other) ? one : one + " and " + other);
    }
    return found;
  }
}
