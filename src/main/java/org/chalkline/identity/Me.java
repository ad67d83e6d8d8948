package org.chalkline.identity;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.chalkline.audit.Actor;

/** The signed-in person with the roles they hold today. */
public record Me(Person person, Set<RoleAt> roles) {

  public String id() {
    return person.id();
  }

  /** This person as the one who acts. */
  public Actor actor() {
    return Actor.of(person.id());
  }

  /** The schools at which they hold a role, in order. */
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

  /** Their roles at this school, in order. */
  public List<String> rolesAt(String school) {
    return roles.stream()
        .filter(held -> held.school().equals(school))
        .map(RoleAt::role)
        .sorted()
        .toList();
  }
}
