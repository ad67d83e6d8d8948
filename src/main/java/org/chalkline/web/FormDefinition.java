package org.chalkline.web;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  /**
   * The form as it is asked here: a field that chooses from a list of the case is left out where
   * that list is empty, and so is what hangs on it.
   *
   * @param dynamicOptions the options of fields that name a list, by the list's name
   */
  public FormDefinition asked(Map<String, List<Option>> dynamicOptions) {
    Set<String> out = new HashSet<>();
    for (Field field : fields) {
      ShownWhen shown = field.shownWhen();
      boolean nothing = field.chosen() && Forms.optionsOf(field, dynamicOptions).isEmpty();
      if (nothing || (shown != null && out.contains(shown.key()))) {
        out.add(field.key());
      }
    }
    return out.isEmpty()
        ? this
        : new FormDefinition(
            id, fields.stream().filter(field -> !out.contains(field.key())).toList());
  }
}
