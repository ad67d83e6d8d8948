package org.chalkline.casework;

import org.chalkline.web.InvalidInput;
import org.chalkline.web.Texts;
import org.jspecify.annotations.Nullable;

/** Checks what somebody wrote, at the door, whichever way it came. */
final class Said {

  private static final int MOST = 4000;

  private Said() {}

  /**
   * Refuses a text that is missing, too long or no text.
   *
   * @param message what to do if it is missing
   */
  static void required(String field, @Nullable String text, String message) {
    if (text == null || text.isBlank()) {
      throw new InvalidInput(field, message);
    }
    if (text.length() > MOST) {
      throw new InvalidInput(field, "Use 4,000 characters or fewer");
    }
    clean(field, text);
  }

  /** Refuses control characters and halves of characters. */
  static void clean(String field, String text) {
    if (!Texts.clean(text.replace("\r", ""))) {
      throw new InvalidInput(field, "Use letters, digits and punctuation only");
    }
  }
}
