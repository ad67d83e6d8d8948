package org.chalkline.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.chalkline.audit.Actor;

/**
 * The signed-in person with the roles they hold today. Read anew at each request, so that a role
 * given or ended counts from the next.
 */
public record Me(Person person, Set<RoleAt> roles) {

  /** Whoever makes this request; empty if nobody is signed in. */
  public static Optional<Me> of(HttpServletRequest request) {
    return request.getAttribute(SignedIn.ME) instanceof Me me ? Optional.of(me) : Optional.empty();
  }

  /** The id of the person. */
  public String id() {
    return person.id();
  }

  /** This person as the one who acts. */
  public Actor actor() {
    return Actor.of(person.id());
  }

  /** The schools at which they hold a role, in order of their ids. */
  public Set<String> schools() {
    Set<String> schools = new TreeSet<>();
    roles.forEach(held -> schools.add(held.school()));
    return schools;
  }

  /** Whether they hold this role at this school today. */
  public boolean has(String role, String school) {
    return roles.contains(new RoleAt(role, school));
  }

  /** Whether they hold this role anywhere. */
  public boolean hasAnywhere(String role) {
    return roles.stream().anyMatch(held -> held.role().equals(role));
  }

  /** Their roles at this school, in order of their ids. */
  public List<String> rolesAt(String school) {
    return roles.stream()
        .filter(held -> held.school().equals(school))
        .map(RoleAt::role)
        .sorted()
        .toList();
  }
}
