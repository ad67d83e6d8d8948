package org.chalkline.casework;

import java.util.List;
import java.util.stream.Stream;
import org.chalkline.identity.Me;
import org.jspecify.annotations.Nullable;

/** To whom work is offered or a case shown: a role at a school, or one person. */
public final class Grantee {

  private Grantee() {}

  /** Whoever holds this role at this school. */
  public static String role(String role, String school) {
    return "role:" + role + "@" + school;
  }

  /** This person. */
  public static String person(String id) {
    return "person:" + id;
  }

  /** The role that a grantee is; null for a person. */
  public static @Nullable String roleOf(String grantee) {
    return grantee.startsWith("role:")
        ? grantee.substring("role:".length(), grantee.lastIndexOf('@'))
        : null;
  }

  /** Everything that this person is: themselves, and each role at each school. */
  public static List<String> of(Me me) {
    return Stream.concat(
            Stream.of(person(me.id())),
            me.roles().stream().map(held -> role(held.role(), held.school())).sorted())
        .toList();
  }
}
