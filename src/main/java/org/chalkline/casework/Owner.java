package org.chalkline.casework;

import java.util.List;

/**
 * Whom a model's step belongs to at first: a role, named persons with a role behind them, or one
 * person alone.
 *
 * @param role the role that has it, or has it if none of the persons can; empty if nobody else may
 * @param persons ids of the persons who have it before the role does; often none
 */
public record Owner(String role, List<String> persons) {

  /** A role alone. */
  public static Owner role(String role) {
    return new Owner(role, List.of());
  }

  /**
   * One person alone: what they say of themselves nobody else can say, so it is neither handed over
   * nor passed on.
   */
  public static Owner person(String id) {
    return new Owner("", List.of(id));
  }

  /** Whether it is for one person alone. */
  public boolean alone() {
    return role.isEmpty();
  }
}
