package org.chalkline.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.chalkline.web.FieldError;
import org.chalkline.web.InvalidInput;

/** Checks what was typed on the pages of this module and collects what is wrong, field by field. */
final class Typed {

  private static final Pattern USER_NAME = Pattern.compile("[a-z0-9][a-z0-9._@+-]{2,99}");
  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

  private final List<FieldError> errors = new ArrayList<>();

  /** A line of 1 to 100 characters. */
  String line(String field, String label, String typed) {
    String text = typed.strip();
    if (text.isEmpty()) {
      wrong(field, "Enter " + label);
    } else if (text.length() > 100) {
      wrong(field, "Use 100 characters or less for " + label);
    } else if (text.codePoints().anyMatch(Character::isISOControl)) {
      wrong(field, "Type " + label + " on one line");
    }
    return text;
  }

  /** A user name, folded. */
  String userName(String field, String typed) {
    String name = People.folded(typed);
    if (!USER_NAME.matcher(name).matches()) {
      wrong(
          field,
          "Enter a user name of 3 to 100 letters, digits, dots, hyphens or an @, like s.okafor@larkfield");
    }
    return name;
  }

  /** A mail address. */
  String email(String field, String typed) {
    String address = typed.strip();
    if (address.length() > 254 || !EMAIL.matcher(address).matches()) {
      wrong(field, "Enter an email address, like name@example.org");
    }
    return address;
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
