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

  private static final HolidayManager MANAGER =
      HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));

  private static final Map<Integer, Map<LocalDate, String>> YEARS = new ConcurrentHashMap<>();

  private final Map<LocalDate, String> proclaimed;

  /** Those of every year, by the law as it stands. */
  BankHolidays() {
    this(Map.of());
  }

  /** The same, and days proclaimed beside them. */
  BankHolidays(Map<LocalDate, String> proclaimed) {
    this.proclaimed = Map.copyOf(proclaimed);
  }

  /** The name of the bank holiday kept on this day; empty if there is none. */
  Optional<String> on(LocalDate day) {
    return Optional.ofNullable(in(day.getYear()).get(day))
        .or(() -> Optional.ofNullable(proclaimed.get(day)));
  }

  /** The bank holidays of a year that need no proclaiming, by day. */
  Map<LocalDate, String> in(int year) {
    return YEARS.computeIfAbsent(year, BankHolidays::ask);
  }

  private static Map<LocalDate, String> ask(int year) {
    var found = new TreeMap<LocalDate, String>();
    for (var holiday : MANAGER.getHolidays(Year.of(year), ENGLAND)) {
      found.merge(
          holiday.getDate(),
          holiday.getDescription(Locale.UK),
          (one, other) -> one.equals(other) ? one : one + " and " + other);
    }
    return found;
  }
}
