package org.chalkline.casework;

import java.util.List;

/**
 * Whom a model's step belongs to at first: a role, or named persons with a role behind them.
 *
 * @param role the role that has it, or has it if none of the persons can
 * @param persons ids of the persons who have it before the role does; often none
 */
public record Owner(String role, List<String> persons) {

  /** A role alone. */
  public static Owner role(String role) {
    return new Owner(role, List.of());
  }
}
