package org.chalkline.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field of a form.
 *
 * @param key its name in what is sent, also the id of its first control on the page
 * @param type textfield, textarea, radio, checklist, select, checkbox, date, datetime or number
 * @param label what people read
 * @param hint more under the label, or null
 * @param required true if an answer is needed whenever the field is shown
 * @param maxLength most characters allowed; null means {@link #DEFAULT_MAX_LENGTH}
 * @param options the answers to choose from, empty if they are dynamic or the field is free
 * @param optionsFrom the name of the dynamic list of options, or null
 * @param shownWhen when the field is shown; null means always
 * @param error the words for a missing answer, or null for words built from the label
 * @param pattern a regular expression that the whole text must match, or null
 * @param min the least number allowed, or null
 * @param max the greatest number allowed, or null
 */
public record Field(
    String key,
    String type,
    String label,
    @Nullable String hint,
    boolean required,
    @Nullable Integer maxLength,
    List<Option> options,
    @Nullable String optionsFrom,
    @Nullable ShownWhen shownWhen,
    @Nullable String error,
    @Nullable String pattern,
    @Nullable Long min,
    @Nullable Long max) {

  /** Characters allowed in a text whose form names no limit. */
  public static final int DEFAULT_MAX_LENGTH = 4_000;

  public Field {
    options = List.copyOf(options);
  }

  /** A field without words of its own for errors, pattern or bounds. */
  public Field(
      String key,
      String type,
      String label,
      @Nullable String hint,
      boolean required,
      @Nullable Integer maxLength,
      List<Option> options,
      @Nullable String optionsFrom,
      @Nullable ShownWhen shownWhen) {
    this(
        key,
        type,
        label,
        hint,
        required,
        maxLength,
        options,
        optionsFrom,
        shownWhen,
        null,
        null,
        null,
        null);
  }

  /** Most characters allowed, the default included. */
  public int limit() {
    return maxLength == null ? DEFAULT_MAX_LENGTH : maxLength;
  }

  /** True if the answer is picked from options rather than written. */
  public boolean chosen() {
    return type.equals("radio") || type.equals("select") || type.equals("checklist");
  }
}
