package org.chalkline.desk.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chalkline.web.Field;
import org.chalkline.web.FormDefinition;
import org.chalkline.web.Option;
import org.jspecify.annotations.Nullable;

/** Builds the form of an action from its messages: label, {@code .hint} and {@code .missing}. */
final class Asking {

  private final String action;
  private final CaseWords words;
  private final List<Field> fields = new ArrayList<>();
  private final Map<String, List<Option>> options = new HashMap<>();

  Asking(String action, CaseWords words) {
    this.action = action;
    this.words = words;
  }

  Asking line(String key, boolean required, int most) {
    return add(key, "textfield", required, most, null);
  }

  Asking text(String key, int most) {
    return add(key, "textarea", true, most, null);
  }

  /** A text that may stay empty. */
  Asking perhaps(String key, int most) {
    return add(key, "textarea", false, most, null);
  }

  /** Choices of which at least one must be made. */
  Asking some(String key, List<Option> choices) {
    options.put(key, choices);
    return add(key, "checklist", true, null, key);
  }

  /** A date with a time of day, in the school's time zone. */
  Asking moment(String key) {
    return add(key, "datetime", true, null, null);
  }

  Asking one(String key, boolean required, List<Option> choices) {
    options.put(key, choices);
    return add(key, "select", required, null, key);
  }

  Asking several(String key, List<Option> choices) {
    options.put(key, choices);
    return add(key, "checklist", false, null, key);
  }

  Asking day(String key) {
    return add(key, "date", false, null, null);
  }

  Asking tick(String key) {
    return add(key, "checkbox", false, null, null);
  }

  FormDefinition form() {
    return new FormDefinition(action, fields);
  }

  /** What the lists of the form offer. */
  Map<String, List<Option>> options() {
    return Map.copyOf(options);
  }

  private Asking add(
      String key,
      String type,
      boolean required,
      @Nullable Integer most,
      @Nullable String optionsFrom) {
    String code = "desk.case." + action + "." + key;
    fields.add(
        new Field(
            key,
            type,
            words.say(code),
            words.known(code + ".hint"),
            required,
            most,
            List.of(),
            optionsFrom,
            null,
            words.known(code + ".missing"),
            null,
            null,
            null));
    return this;
  }
}
