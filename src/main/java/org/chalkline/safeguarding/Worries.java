package org.chalkline.safeguarding;

import java.util.ArrayList;
import java.util.List;
import org.chalkline.web.FieldError;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Texts;

/** What can be wrong with a worry as it is told. */
final class Worries {

  static final int MOST = 4000;

  private Worries() {}

  /**
   * Checks the words.
   *
   * @throws InvalidInput naming each field that is wrong
   */
  static void check(NewWorry worry) {
    List<FieldError> errors = new ArrayList<>();
    if (worry.worry().isBlank()) {
      errors.add(new FieldError("worry", "Enter what worries you"));
    }
    text("worry", worry.worry(), MOST, errors);
    text("child", worry.child(), 200, errors);
    text("place", worry.place(), 200, errors);
    text("behind", worry.behind(), 500, errors);
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
  }

  /** One text that must be there. */
  static void needed(String field, String text, String missing) {
    List<FieldError> errors = new ArrayList<>();
    if (text.isBlank()) {
      errors.add(new FieldError(field, missing));
    }
    text(field, text, MOST, errors);
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
  }

  static void text(String field, String text, int most, List<FieldError> errors) {
    if (text.length() > most) {
      errors.add(new FieldError(field, "Use %,d characters or fewer".formatted(most)));
    } else if (!Texts.clean(text.replace("\r", ""))) {
      errors.add(new FieldError(field, "Use letters, digits and punctuation only"));
    }
  }
}
