package org.chalkline.identity;

import java.util.Set;

/**
 * Who holds some roles at a school is no longer as it was: a role was given or has ended, somebody
 * begins or ceases to stand in, was disabled or has left. Published inside the transaction that
 * changes it, so that work moves with it.
 *
 * @param school where
 * @param person whose standing has changed
 * @param roles the roles concerned
 */
public record HoldersChanged(String school, String person, Set<String> roles) {

  /** Keeps the roles from change. */
  public HoldersChanged {
    roles = Set.copyOf(roles);
  }
}
