package org.chalkline.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form ready to print: what {@code fragments/form.html} shows.
 *
 * @param fields the fields that hang on no option of another, in order
 */
public record FormView(List<Item> fields) {

  /** Up to so many options are printed as radios; more as a list. */
  public static final int MOST_RADIOS = 8;

  /**
   * One field.
   *
   * @param control input, textarea, number, radios, select, checkboxes, checkbox, date or datetime
   * @param label the label, with "(optional)" where no answer is needed
   * @param value what was typed; "" if nothing
   * @param checked true if a single box is ticked
   * @param shownKey the key of the field on which this one hangs, or null
   * @param shownValue the value which that field must have, or null
   * @param reveals fields shown under a single box when it is ticked
   */
  public record Item(
      String key,
      String control,
      String label,
      @Nullable String hint,
      int limit,
      String value,
      boolean checked,
      String day,
      String month,
      String year,
      String time,
      List<Choice> options,
      @Nullable String shownKey,
      @Nullable String shownValue,
      List<Item> reveals) {}

  /**
   * One option.
   *
   * @param id the id of its control; the first one's is the field's key
   * @param group the heading under which it stands with its neighbours; null under none
   * @param reveals the fields shown while it is chosen
   */
  public record Choice(
      String id,
      String value,
      String label,
      @Nullable String hint,
      @Nullable String group,
      boolean checked,
      List<Item> reveals) {}

  /**
   * The form with what was typed, which is shown again as it came.
   *
   * @param typed the request's parameters; empty for a fresh form
   * @param dynamic the options of fields that name a list, by the list's name
   */
  public static FormView of(
      FormDefinition form, Map<String, String[]> typed, Map<String, List<Option>> dynamic) {
    return new Builder(form.asked(dynamic), typed, dynamic).build();
  }

  /** The same; the template finds the errors in the model, under {@code errors}. */
  public static FormView of(
      FormDefinition form,
      Map<String, String[]> typed,
      List<FieldError> errors,
      Map<String, List<Option>> dynamic) {
    return of(form, typed, dynamic);
  }

  /**
   * The form filled with known values.
   *
   * @param values typed values as in {@link Answers}
   */
  public static FormView filled(
      FormDefinition form, Map<String, Object> values, Map<String, List<Option>> dynamic) {
    Map<String, String[]> typed = new HashMap<>();
    for (Field field : form.fields()) {
      Object value = values.get(field.key());
      if (value instanceof Collection<?> several) {
        typed.put(field.key(), several.stream().map(Object::toString).toArray(String[]::new));
      } else if (value != null && field.type().startsWith("date")) {
        String written = Forms.written(value);
        typed.put(field.key() + "-year", one(written.substring(0, 4)));
        typed.put(field.key() + "-month", one(trim(written.substring(5, 7))));
        typed.put(field.key() + "-day", one(trim(written.substring(8, 10))));
        typed.put(
            field.key() + "-time", one(written.length() >= 16 ? written.substring(11, 16) : ""));
      } else if (value != null) {
        typed.put(field.key(), one(Forms.written(value)));
      }
    }
    return of(form, typed, dynamic);
  }

  private static String[] one(String text) {
    return new String[] {text};
  }

  private static String trim(String number) {
    return number.startsWith("0") ? number.substring(1) : number;
  }

  private record Builder(
      FormDefinition form, Map<String, String[]> typed, Map<String, List<Option>> dynamic) {

    FormView build() {
      List<Item> items = new ArrayList<>();
      for (Field field : form.fields()) {
        if (!hangsOnOption(field)) {
          items.add(item(field));
        }
      }
      return new FormView(items);
    }

    private Item item(Field field) {
      String key = field.key();
      String control = control(field);
      ShownWhen shown = field.shownWhen();
      return new Item(
          key,
          control,
          field.required() || control.equals("checkbox")
              ? field.label()
              : field.label() + " (optional)",
          field.hint(),
          field.limit(),
          first(key),
          first(key).equals("true") || first(key).equals("on"),
          first(key + "-day"),
          first(key + "-month"),
          first(key + "-year"),
          first(key + "-time"),
          choices(field),
          shown == null ? null : shown.key(),
          shown == null ? null : shown.value(),
          control.equals("checkbox") ? hanging(key, "true") : List.of());
    }

    private List<Choice> choices(Field field) {
      if (!field.chosen()) {
        return List.of();
      }
      List<String> chosen = Arrays.asList(typed.getOrDefault(field.key(), new String[0]));
      List<Choice> choices = new ArrayList<>();
      for (Option option : Forms.optionsOf(field, dynamic)) {
        String id = choices.isEmpty() ? field.key() : field.key() + "-" + (choices.size() + 1);
        choices.add(
            new Choice(
                id,
                option.value(),
                option.label(),
                option.hint(),
                option.group(),
                chosen.contains(option.value()),
                control(field).equals("select")
                    ? List.of()
                    : hanging(field.key(), option.value())));
      }
      return choices;
    }

    private List<Item> hanging(String key, String value) {
      ShownWhen condition = new ShownWhen(key, value);
      return form.fields().stream()
          .filter(field -> condition.equals(field.shownWhen()) && hangsOnOption(field))
          .map(this::item)
          .toList();
    }

    /** True if the field is printed under an option of another field. */
    private boolean hangsOnOption(Field field) {
      ShownWhen shown = field.shownWhen();
      if (shown == null) {
        return false;
      }
      Field parent = form.field(shown.key()).orElseThrow();
      return switch (control(parent)) {
        case "checkbox" -> shown.value().equals("true");
        case "radios", "checkboxes" ->
            Forms.optionsOf(parent, dynamic).stream()
                .anyMatch(option -> option.value().equals(shown.value()));
        default -> false;
      };
    }

    private String control(Field field) {
      return switch (field.type()) {
        case "radio", "select" -> {
          int options = Forms.optionsOf(field, dynamic).size();
          boolean few = options <= MOST_RADIOS;
          yield few && (field.required() || field.type().equals("radio")) ? "radios" : "select";
        }
        case "checklist" -> "checkboxes";
        case "textfield" -> "input";
        default -> field.type();
      };
    }

    private String first(String name) {
      String[] values = typed.get(name);
      return values == null || values.length == 0 ? "" : values[0];
    }
  }
}
