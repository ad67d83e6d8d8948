package org.chalkline.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a person answered, read and checked.
 *
 * @param values by key, in the order of the form: String, Boolean, List of String, LocalDate,
 *     Instant or Long; fields without an answer and fields not shown are absent
 * @param errors what is wrong, in the order of the form; empty if all is well
 */
public record Answers(Map<String, Object> values, List<FieldError> errors) {

  public Answers {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    errors = List.copyOf(errors);
  }

  /**
   * The values, if all is well.
   *
   * @throws InvalidInput with the errors, if there are any
   */
  public Map<String, Object> valid() {
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
    return values;
  }

  /**
   * The answer to a field that must be answered, if all is well.
   *
   * @param type what the field's kind is read as
   * @throws InvalidInput with the errors, if there are any
   */
  public <T> T given(String field, Class<T> type) {
    return type.cast(Objects.requireNonNull(valid().get(field), field));
  }

  /** The text given for a field; empty if none was, or the field was not shown. */
  public String text(String field) {
    Object value = values.get(field);
    return value == null ? "" : value.toString();
  }
}
