package org.chalkline.identity;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A date in the three fields in which people type it. */
final class Days {

  private Days() {}

  /** As yyyy-mm-dd, or as near to it as what was typed comes; blank if nothing was. */
  static String typed(String day, String month, String year) {
    return (day + month + year).isBlank()
        ? ""
        : year.strip() + "-" + twoDigits(month) + "-" + twoDigits(day);
  }

  /** The date of a text as {@link #typed} gives it; empty if it is none. */
  static Optional<LocalDate> read(String text) {
    try {
      return Optional.of(LocalDate.parse(text.strip()));
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }

  /** Day, month and year as they stand in the fields; blank for no date. */
  static List<String> parts(@Nullable LocalDate date) {
    return date == null
        ? List.of("", "", "")
        : List.of("" + date.getDayOfMonth(), "" + date.getMonthValue(), "" + date.getYear());
  }

  private static String twoDigits(String number) {
    String digits = number.strip();
    return digits.length() == 1 ? "0" + digits : digits;
  }
}
