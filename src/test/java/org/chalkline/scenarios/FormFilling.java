package org.chalkline.scenarios;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chalkline.web.Answers;
import org.chalkline.web.Field;
import org.chalkline.web.FormDefinition;
import org.chalkline.web.Forms;
import org.chalkline.web.Option;

/**
 * Fills in the form of a step as a person would: what the table names, over what the form starts
 * with. A required text box that is not named says "As stated."; a choice is never made for
 * anybody.
 */
final class FormFilling {

  private static final String EMPTY = "(empty)";

  private final Forms forms;
  private final FormDefinition form;
  private final Map<String, List<Option>> options;
  private final Map<String, Object> sent = new LinkedHashMap<>();

  FormFilling(
      Forms forms,
      FormDefinition form,
      Map<String, List<Option>> options,
      Map<String, Object> given) {
    this.forms = forms;
    this.form = form;
    this.options = options;
    given.forEach(
        (key, value) -> {
          if (form.field(key).isPresent()) {
            sent.put(key, value);
          }
        });
  }

  /** Puts in what the table says; a field is named by its key or its label. */
  FormFilling with(Map<String, String> cells) {
    cells.forEach(
        (name, value) -> {
          Field field = field(name);
          if (value.equals(EMPTY)) {
            sent.put(field.key(), "");
          } else if (field.type().equals("checklist")) {
            sent.put(
                field.key(),
                Sheet.split(value, ",").stream().map(one -> choice(field, one)).toList());
          } else if (field.type().equals("number")) {
            sent.put(field.key(), Long.valueOf(value));
          } else {
            sent.put(field.key(), field.chosen() ? choice(field, value) : value);
          }
        });
    return this;
  }

  /** Takes the first choice wherever one has to be made, for work that a scenario only passes. */
  FormFilling anyhow() {
    for (Field field : form.fields()) {
      if (field.required() && !sent.containsKey(field.key())) {
        List<Option> choices = choices(field);
        if (field.type().equals("radio") && !choices.isEmpty()) {
          sent.put(field.key(), choices.get(0).value());
        } else if (field.type().equals("checklist") && !choices.isEmpty()) {
          sent.put(field.key(), List.of(choices.get(0).value()));
        }
      }
    }
    return this;
  }

  Answers answers() {
    for (Field field : form.fields()) {
      if (field.required() && field.type().startsWith("text") && !sent.containsKey(field.key())) {
        sent.put(field.key(), "As stated.");
      }
    }
    sent.values().removeIf(""::equals);
    return forms.readJson(form, sent, options);
  }

  private Field field(String name) {
    Optional<Field> byKey =
        form.fields().stream().filter(it -> Sheet.plain(it.key()).equals(name)).findFirst();
    return byKey.orElseGet(
        () ->
            form.fields().stream()
                .filter(it -> Sheet.plain(it.label()).equals(name))
                .findFirst()
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "The form "
                                + form.id()
                                + " has no field "
                                + name
                                + ", but "
                                + form.fields().stream().map(Field::key).toList())));
  }

  private String choice(Field field, String written) {
    return choices(field).stream()
        .filter(
            option ->
                option.value().equalsIgnoreCase(written)
                    || option.label().equalsIgnoreCase(written))
        .map(Option::value)
        .findFirst()
        .orElse(written);
  }

  private List<Option> choices(Field field) {
    return field.optionsFrom() == null
        ? field.options()
        : options.getOrDefault(field.optionsFrom(), List.of());
  }
}
