package org.chalkline.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * Builds the form of a page that belongs to no step of a model from its messages: under a prefix,
 * the label by the field's key, {@code .hint} and {@code .missing} where there are any.
 */
public final class FormBuilder {

  private final String prefix;
  private final MessageSource messages;
  private final List<Field> fields = new ArrayList<>();
  private final Map<String, List<Option>> options = new HashMap<>();

  /** A form without fields yet. */
  public FormBuilder(String prefix, MessageSource messages) {
    this.prefix = prefix;
    this.messages = messages;
  }

  /** One line of text. */
  public FormBuilder line(String key, boolean required, int most) {
    return add(key, "textfield", required, most, null);
  }

  /** Text of several lines. */
  public FormBuilder text(String key, int most) {
    return add(key, "textarea", true, most, null);
  }

  /** A day. */
  public FormBuilder day(String key, boolean required) {
    return add(key, "date", required, null, null);
  }

  /** A box to tick. */
  public FormBuilder tick(String key) {
    return add(key, "checkbox", false, null, null);
  }

  /** One of these options. */
  public FormBuilder one(String key, List<Option> choices) {
    options.put(key, choices);
    return add(key, "select", true, null, key);
  }

  /** One of these codes, each with its words under a prefix of messages. */
  public FormBuilder code(String key, String words, List<String> codes) {
    return one(
        key,
        codes.stream()
            .map(
                code ->
                    new Option(
                        code,
                        messages.getMessage(words + "." + code, null, Locale.UK),
                        known(words + "." + code + ".hint")))
            .toList());
  }

  /** The form. */
  public FormDefinition form() {
    return new FormDefinition(prefix, fields);
  }

  /** What its lists offer. */
  public Map<String, List<Option>> options() {
    return Map.copyOf(options);
  }

  private @Nullable String known(String code) {
    return messages.getMessage(code, null, null, Locale.UK);
  }

  private FormBuilder add(
      String key,
      String type,
      boolean required,
      @Nullable Integer most,
      @Nullable String optionsFrom) {
    String code = prefix + "." + key;
    fields.add(
        new Field(
            key,
            type,
            messages.getMessage(code, null, Locale.UK),
            known(code + ".hint"),
            required,
            most,
            List.of(),
            optionsFrom,
            null,
            known(code + ".missing"),
            null,
            null,
            null));
    return this;
  }
}
