package org.chalkline.casework;

import java.util.List;

/**
 * Whom a model's step belongs to at first: a role, or named persons with a role behind them.
 *
 * @param role the role that has it, or has it if none of the persons can
 * @param persons ids of the persons who have it before the role does; often none
 * @param as what the record calls those persons: a role id, or {@link #ONE_PERSON}
 */
public record Owner(String role, List<String> persons, String as) {

  /** In place of a role: the step was for one person by name. */
  public static final String ONE_PERSON = "one-person";

  /** A role alone. */
  public static Owner role(String role) {
    return new Owner(role, List.of(), role);
  }

  /** One person; the role behind them has it too once they are late, or cannot have it. */
  public static Owner personFirst(String id, String role) {
    return new Owner(role, List.of(id), ONE_PERSON);
  }
}
