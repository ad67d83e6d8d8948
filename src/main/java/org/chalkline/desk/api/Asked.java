package org.chalkline.desk.api;

import java.util.List;
import java.util.Objects;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Texts;
import org.jspecify.annotations.Nullable;

/** Reads what a request asks for in its address and body. */
final class Asked {

  private Asked() {}

  /** A text of the body; empty if it is missing. */
  static String text(@Nullable String sent) {
    return Objects.requireNonNullElse(sent, "");
  }

  /**
   * The texts of a list of the body; empty if it is missing.
   *
   * @throws InvalidInput if one of them is null
   */
  static List<String> texts(String field, @Nullable List<@Nullable String> sent) {
    if (sent == null) {
      return List.of();
    }
    if (sent.stream().anyMatch(Objects::isNull)) {
      throw new InvalidInput(field, "Every entry of the list must be text");
    }
    return sent.stream().map(Asked::text).toList();
  }

  /**
   * A filter of the address.
   *
   * @throws InvalidInput if it is not text or too long
   */
  static @Nullable String filter(String field, @Nullable String sent) {
    if (sent == null || sent.isBlank()) {
      return null;
    }
    if (sent.length() > 200 || !Texts.clean(sent)) {
      throw new InvalidInput(field, "Use letters, digits and punctuation only, 200 at most");
    }
    return sent.strip();
  }

  /**
   * One of the words that a filter knows.
   *
   * @throws InvalidInput if it is none of them
   */
  static String oneOf(String field, @Nullable String sent, String otherwise, List<String> known) {
    if (sent == null || sent.isBlank()) {
      return otherwise;
    }
    if (!known.contains(sent)) {
      throw new InvalidInput(field, "Must be one of: " + String.join(", ", known));
    }
    return sent;
  }

  /**
   * How many rows to a page.
   *
   * @throws InvalidInput unless it is from 1 to 100
   */
  static int most(@Nullable Integer sent) {
    int most = sent == null ? 25 : sent;
    if (most < 1 || most > 100) {
      throw new InvalidInput("limit", "Must be from 1 to 100");
    }
    return most;
  }
}
