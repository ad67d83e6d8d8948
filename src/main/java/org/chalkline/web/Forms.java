package org.chalkline.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The forms of the class path, {@code forms/<module>/<id>.form}: their fields, and the reading and
 * checking of what people send. A page and the API are checked by the same rules.
 */
@Component
public class Forms {

  private final Map<String, FormDefinition> forms;
  private final Words words;

  @Autowired
  Forms(MessageSource messages) {
    this(messages, "classpath*:forms/**/*.form");
  }

  Forms(MessageSource messages, String pattern) {
    this.words = new Words(messages);
    this.forms = load(pattern);
  }

  /**
   * The form with this id.
   *
   * @throws IllegalArgumentException if no file of this name is shipped
   */
  public FormDefinition form(String id) {
    FormDefinition form = forms.get(id);
    if (form == null) {
      throw new IllegalArgumentException("no form " + id);
    }
    return form;
  }

  /** All forms, by id. */
  public List<FormDefinition> all() {
    return List.copyOf(forms.values());
  }

  /**
   * Reads what a page sent. Parameters that are no fields are left alone; fields that are not shown
   * are dropped; text loses space at its ends and gets line feeds for line ends.
   *
   * @param parameters the request's parameters; dates come as key-day, key-month and key-year, a
   *     time as key-time
   * @param dynamicOptions the options of fields that name a list, by the list's name
   */
  public Answers read(
      FormDefinition form,
      Map<String, String[]> parameters,
      Map<String, List<Option>> dynamicOptions) {
    return new AnswerReader(form.asked(dynamicOptions), dynamicOptions, words)
        .read(field -> Sent.fromPage(field, parameters), List.of());
  }

  /**
   * Reads what the API sent. Keys that are no fields are refused.
   *
   * @param json the body; dates as 2026-09-18, moments as an ISO instant or, in London, as
   *     2026-09-18T16:10
   * @param dynamicOptions the options of fields that name a list, by the list's name
   */
  public Answers readJson(
      FormDefinition form,
      Map<String, ? extends @Nullable Object> json,
      Map<String, List<Option>> dynamicOptions) {
    List<FieldError> unknown = new ArrayList<>();
    for (String key : new TreeMap<>(json).keySet()) {
      if (form.asked(dynamicOptions).field(key).isEmpty()) {
        unknown.add(new FieldError(key, words.unknown()));
      }
    }
    return new AnswerReader(form.asked(dynamicOptions), dynamicOptions, words)
        .read(field -> Sent.fromJson(field, json.get(field.key())), unknown);
  }

  /** The form as plain maps and lists, for the API: {id, fields: [{key, type, label, ...}]}. */
  public Map<String, Object> describe(
      FormDefinition form, Map<String, List<Option>> dynamicOptions) {
    List<Map<String, Object>> fields = new ArrayList<>();
    for (Field field : form.asked(dynamicOptions).fields()) {
      Map<String, Object> described = new LinkedHashMap<>();
      described.put("key", field.key());
      described.put("type", field.type());
      described.put("label", field.label());
      put(described, "hint", field.hint());
      described.put("required", field.required());
      if (field.type().startsWith("text")) {
        described.put("maxLength", field.limit());
      }
      put(described, "pattern", field.pattern());
      put(described, "min", field.min());
      put(described, "max", field.max());
      if (field.chosen()) {
        described.put(
            "options",
            optionsOf(field, dynamicOptions).stream()
                .map(option -> Map.of("value", option.value(), "label", option.label()))
                .toList());
      }
      put(described, "shownWhen", field.shownWhen());
      fields.add(described);
    }
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("id", form.id());
    described.put("fields", fields);
    return described;
  }

  /** The options of a field: its own, or those of the list that it names. */
  static List<Option> optionsOf(Field field, Map<String, List<Option>> dynamicOptions) {
    if (field.optionsFrom() == null) {
      return field.options();
    }
    List<Option> options = new ArrayList<>(field.options());
    options.addAll(dynamicOptions.getOrDefault(field.optionsFrom(), List.of()));
    return options;
  }

  private static void put(Map<String, Object> map, String key, @Nullable Object value) {
    if (value != null) {
      map.put(key, value);
    }
  }

  private static Map<String, FormDefinition> load(String pattern) {
    Map<String, FormDefinition> forms = new TreeMap<>();
    ObjectMapper mapper = new ObjectMapper();
    try {
      for (Resource file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
        try (InputStream in = file.getInputStream()) {
          FormDefinition form = FormReader.read(mapper.readTree(in));
          if (!(form.id() + ".form").equals(file.getFilename())) {
            throw new IllegalStateException(
                "the form " + form.id() + " is in a file of another name: " + file.getFilename());
          }
          forms.put(form.id(), form);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("the forms cannot be read", e);
    }
    return forms;
  }

  /** How a value of an answer is written where text is needed; the reverse of reading. */
  static String written(Object value) {
    if (value instanceof Instant instant) {
      return instant.atZone(When.LONDON).toLocalDateTime().toString();
    }
    return value instanceof LocalDate date ? date.toString() : value.toString();
  }
}
