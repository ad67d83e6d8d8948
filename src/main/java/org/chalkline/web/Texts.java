package org.chalkline.web;

/** What may stand in a text that somebody wrote. */
public final class Texts {

  private Texts() {}

  /**
   * True if the text holds nothing that is not text: no control characters but tab and line feed,
   * no halves of characters. Markup and expressions are text like any other.
   */
  public static boolean clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) && c != '\n' && c != '\t') {
        return false;
      }
      if (Character.isHighSurrogate(c)) {
        if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return false;
        }
        i++;
      } else if (Character.isLowSurrogate(c)) {
        return false;
      }
    }
    return true;
  }
}
