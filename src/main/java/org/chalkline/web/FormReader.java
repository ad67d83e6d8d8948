package org.chalkline.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a form's definition from its file (Camunda Forms JSON). */
final class FormReader {

  private static final Set<String> PLAIN =
      Set.of("textfield", "textarea", "radio", "checklist", "select", "checkbox", "number");
  private static final Set<String> NOT_FIELDS =
      Set.of("text", "html", "separator", "spacer", "button", "image");
  private static final Pattern UNLESS_EQUAL =
      Pattern.compile(
          "\\s*=\\s*([A-Za-z_][\\w-]*)\\s*!=\\s*(?:\"([^\"]*)\"|(true|false|\\d+))\\s*");
  private static final Pattern UNLESS_CONTAINS =
      Pattern.compile(
          "\\s*=\\s*not\\(\\s*list contains\\(\\s*([A-Za-z_][\\w-]*)\\s*,\\s*\"([^\"]*)\"\\s*\\)\\s*\\)\\s*");

  private FormReader() {}

  /**
   * The definition in the file.
   *
   * @throws IllegalStateException if the file holds something that the page kit cannot print or
   *     check
   */
  static FormDefinition read(JsonNode form) {
    String id = form.path("id").asText();
    List<Field> fields = new ArrayList<>();
    collect(id, form.path("components"), fields);
    Set<String> keys = new HashSet<>();
    for (Field field : fields) {
      if (!keys.add(field.key())) {
        throw new IllegalStateException(id + " has two fields with the key " + field.key());
      }
    }
    for (Field field : fields) {
      ShownWhen shown = field.shownWhen();
      if (shown != null && (!keys.contains(shown.key()) || shown.key().equals(field.key()))) {
        throw new IllegalStateException(id + "." + field.key() + " depends on no other field");
      }
    }
    return new FormDefinition(id, fields);
  }

  private static void collect(String form, JsonNode components, List<Field> fields) {
    for (JsonNode component : components) {
      String type = component.path("type").asText();
      if (type.equals("group")) {
        collect(form, component.path("components"), fields);
      } else if (!NOT_FIELDS.contains(type)) {
        fields.add(field(form, type, component));
      }
    }
  }

  private static Field field(String form, String declared, JsonNode component) {
    String key = component.path("key").asText();
    String type = type(form, declared, component);
    JsonNode validate = component.path("validate");
    JsonNode properties = component.path("properties");
    String label = text(component, "label");
    label = label == null ? text(component, "dateLabel") : label;
    if (!key.matches("[A-Za-z_][\\w-]{0,63}") || label == null) {
      throw new IllegalStateException(form + "." + key + " needs a key and a label");
    }
    List<Option> options = options(component.path("values"));
    String optionsFrom = text(properties, "optionsFrom");
    boolean choice = Set.of("radio", "select", "checklist").contains(type);
    if (choice && options.isEmpty() && optionsFrom == null) {
      throw new IllegalStateException(form + "." + key + " has nothing to choose from");
    }
    return new Field(
        key,
        type,
        label,
        text(component, "description"),
        validate.path("required").asBoolean(false),
        validate.hasNonNull("maxLength") ? validate.path("maxLength").asInt() : null,
        options,
        optionsFrom,
        shownWhen(form, key, text(component.path("conditional"), "hide")),
        text(properties, "error"),
        text(validate, "pattern"),
        validate.hasNonNull("min") ? validate.path("min").asLong() : null,
        validate.hasNonNull("max") ? validate.path("max").asLong() : null);
  }

  private static String type(String form, String declared, JsonNode component) {
    if (declared.equals("date") || declared.equals("datetime")) {
      String subtype = component.path("subtype").asText(declared);
      if (subtype.equals("date") || subtype.equals("datetime")) {
        return subtype;
      }
    }
    if (!PLAIN.contains(declared)) {
      throw new IllegalStateException(form + " has a field of the unknown type " + declared);
    }
    return declared;
  }

  private static List<Option> options(JsonNode values) {
    List<Option> options = new ArrayList<>();
    for (JsonNode value : values) {
      options.add(
          new Option(
              value.path("value").asText(), value.path("label").asText(), text(value, "hint")));
    }
    return options;
  }

  private static @Nullable ShownWhen shownWhen(String form, String key, @Nullable String hide) {
    if (hide == null) {
      return null;
    }
    Matcher equal = UNLESS_EQUAL.matcher(hide);
    if (equal.matches()) {
      return new ShownWhen(
          equal.group(1), equal.group(2) == null ? equal.group(3) : equal.group(2));
    }
    Matcher contains = UNLESS_CONTAINS.matcher(hide);
    if (contains.matches()) {
      return new ShownWhen(contains.group(1), contains.group(2));
    }
    throw new IllegalStateException(form + "." + key + " has a condition that is not understood");
  }

  private static @Nullable String text(JsonNode node, String name) {
    String text = node.path(name).asText("");
    return text.isBlank() ? null : text;
  }
}
