package org.chalkline.meetings;

import org.jspecify.annotations.Nullable;

/**
 * Whom a meeting is with.
 *
 * @param name as they are written to; empty if nobody knows
 * @param email where an invitation reaches them; null if it reaches them otherwise
 */
public record With(String name, @Nullable String email) {

  /** Somebody of whom nothing is known. */
  public static final With SOMEBODY = new With("", null);
}
