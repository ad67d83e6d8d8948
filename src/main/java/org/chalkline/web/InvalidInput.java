package org.chalkline.web;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Input that cannot be accepted. A page answers 400 with what was typed still there; the API
 * answers a problem document that names each field.
 */
public class InvalidInput extends RuntimeException {

  private final transient List<FieldError> errors;

  /** The errors, at least one. */
  public InvalidInput(List<FieldError> errors) {
    super(errors.stream().map(FieldError::field).collect(Collectors.joining(", ")));
    this.errors = List.copyOf(errors);
  }

  /** One error on one field. */
  public InvalidInput(String field, String message) {
    this(List.of(new FieldError(field, message)));
  }

  /** What is wrong, field by field. */
  public List<FieldError> errors() {
    return errors;
  }
}
