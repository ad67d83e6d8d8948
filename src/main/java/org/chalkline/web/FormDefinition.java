package org.chalkline.web;

import java.util.List;
import java.util.Optional;

/**
 * A form: its fields in the order in which they are printed.
 *
 * @param id the form's id, which is also its file's name
 * @param fields the fields; keys are unique
 */
public record FormDefinition(String id, List<Field> fields) {

  public FormDefinition {
    fields = List.copyOf(fields);
  }

  /** The field with this key, if there is one. */
  public Optional<Field> field(String key) {
    return fields.stream().filter(field -> field.key().equals(key)).findFirst();
  }
}
