package org.chalkline.web;

/**
 * The key under which an API request acts once; an argument of controllers. It comes from the
 * header {@code Idempotency-Key} and belongs to one method and address; without the header it is
 * fresh.
 *
 * @param value the key to give to {@link Once}
 */
public record IdempotencyKey(String value) {}
