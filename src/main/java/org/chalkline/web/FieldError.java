package org.chalkline.web;

/**
 * What is wrong with one field, in words for the person who filled it in.
 *
 * @param field the field's key
 * @param message a sentence without full stop, such as "Enter what was said"
 */
public record FieldError(String field, String message) {}
