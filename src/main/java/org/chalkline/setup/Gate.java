package org.chalkline.setup;

import org.chalkline.identity.Me;
import org.chalkline.identity.Roles;
import org.springframework.security.access.AccessDeniedException;

/** Who sets a school up: its administrators, and its headteacher once there is one. */
final class Gate {

  private static final String HEAD = "headteacher";

  private Gate() {}

  static boolean open(Me me, String school) {
    return me.has(Roles.ADMINISTRATOR, school) || me.has(HEAD, school);
  }

  /** Lets pass, or refuses alike where the school is another's and where there is none. */
  static void require(Me me, String school) {
    if (!open(me, school)) {
      throw new AccessDeniedException("For whoever sets the school up");
    }
  }
}
