package org.chalkline.training;

import java.util.Set;
import org.chalkline.identity.Me;
import org.springframework.security.access.AccessDeniedException;

/** Who oversees reading and training at a school: some see names, some see how many. */
final class Overseers {

  /** Who sees by name who has and who has not, and may ask. */
  private static final Set<String> SEE_NAMES =
      Set.of("headteacher", "business-director", "senior-authoriser");

  /** Who sees how many. */
  private static final Set<String> SEE_COUNTS = Set.of("governor", "chair", "vice-chair");

  private Overseers() {}

  static boolean seesNames(Me me, String school) {
    return SEE_NAMES.stream().anyMatch(role -> me.has(role, school));
  }

  private static boolean seesCounts(Me me, String school) {
    return SEE_COUNTS.stream().anyMatch(role -> me.has(role, school));
  }

  /** Whether they see names, or how many. */
  static boolean seesAnything(Me me, String school) {
    return seesNames(me, school) || seesCounts(me, school);
  }

  static void requireNames(Me me, String school) {
    require(seesNames(me, school));
  }

  static void requireAnything(Me me, String school) {
    require(seesAnything(me, school));
  }

  private static void require(boolean may) {
    if (!may) {
      throw new AccessDeniedException("Not for this role");
    }
  }
}
