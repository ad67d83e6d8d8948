package org.chalkline.web;

/**
 * The condition on which a field is shown: another field of the form has, or contains, a value.
 *
 * @param key the other field's key
 * @param value the value it must have; "true" for a ticked box
 */
public record ShownWhen(String key, String value) {}
