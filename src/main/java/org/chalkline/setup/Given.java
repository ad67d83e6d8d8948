package org.chalkline.setup;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.chalkline.web.FieldError;
import org.chalkline.web.InvalidInput;
import org.jspecify.annotations.Nullable;

/** Checks what was given, field by field, and collects what is wrong. */
final class Given {

  private static final Pattern TELEPHONE =
      Pattern.compile("\\+?[0-9][0-9 ()-]{1,24}( ?(ext|x)\\.? ?[0-9]{1,6})?");
  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

  private final List<FieldError> errors = new ArrayList<>();

  /** A line of 1 to 100 characters. */
  String line(String field, String label, @Nullable String given) {
    String text = given == null ? "" : given.strip();
    if (text.isEmpty()) {
      wrong(field, "Enter " + label);
    } else {
      shortLine(field, label, text);
    }
    return text;
  }

  private void shortLine(String field, String label, String text) {
    if (text.length() > 100) {
      wrong(field, "Use 100 characters or less for " + label);
    } else if (text.codePoints().anyMatch(Character::isISOControl)) {
      wrong(field, "Type " + label + " on one line");
    }
  }

  /** A telephone number as people write it. */
  String telephone(String field, @Nullable String given) {
    String text = given == null ? "" : given.strip();
    if (!TELEPHONE.matcher(text).matches()) {
      wrong(field, "Enter a telephone number, like 01632 960 001 or 101");
    }
    return text;
  }

  /** A mail address; null for none, where none is needed. */
  @Nullable String email(String field, @Nullable String given, boolean needed) {
    String text = given == null ? "" : given.strip();
    if (text.isEmpty() && !needed) {
      return null;
    }
    if (text.length() > 254 || !EMAIL.matcher(text).matches()) {
      wrong(field, "Enter an email address, like name@example.org");
    }
    return text;
  }

  /** One to six lines of up to 60 characters. */
  List<String> address(String field, @Nullable String given) {
    List<String> lines =
        given == null
            ? List.of()
            : given.lines().map(String::strip).filter(it -> !it.isEmpty()).toList();
    if (lines.isEmpty()) {
      wrong(field, "Enter the address of the school");
    } else if (lines.size() > 6 || lines.stream().anyMatch(it -> it.length() > 60)) {
      wrong(field, "Use up to six lines of 60 characters for the address");
    } else if (lines.stream().flatMapToInt(String::codePoints).anyMatch(Character::isISOControl)) {
      wrong(field, "Use letters, digits and signs only for the address");
    }
    return lines;
  }

  /** A day of the past or today, as yyyy-mm-dd; today if it was wrong. */
  LocalDate pastDay(String field, String label, @Nullable String given, LocalDate today) {
    try {
      LocalDate day = LocalDate.parse(given == null ? "" : given.strip());
      if (day.isAfter(today)) {
        wrong(field, "The day on which " + label + " must be today or earlier");
      } else if (day.isBefore(today.minusYears(20))) {
        wrong(field, "The day on which " + label + " lies too far back");
      }
      return day;
    } catch (DateTimeParseException none) {
      wrong(field, "Enter the day on which " + label);
      return today;
    }
  }

  /** Notes one more error. */
  void wrong(String field, String message) {
    errors.add(new FieldError(field, message));
  }

  /**
   * Goes on only if nothing was wrong.
   *
   * @throws InvalidInput with everything that was
   */
  void check() {
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
  }
}
