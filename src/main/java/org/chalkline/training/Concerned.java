package org.chalkline.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.springframework.stereotype.Component;

/**
 * Whom a school's policy concerns: everybody who holds a role there and can sign in, staff,
 * governors and whoever runs an account, employed or not (FED-41). Whoever only administers or
 * audits the installation is not of the school.
 */
@Component
class Concerned {

  private static final Set<String> NOT_OF_THE_SCHOOL = Set.of("administrator", "auditor");

  private final People people;

  Concerned(People people) {
    this.people = people;
  }

  /** Whether whoever holds this role is of the school. */
  static boolean ofTheSchool(String role) {
    return !NOT_OF_THE_SCHOOL.contains(role);
  }

  /** A person with the roles for which the policy concerns them. */
  record Member(Person person, Set<String> roles) {}

  /** Everybody concerned at a school today, by name; keyed by the person's id. */
  Map<String, Member> at(String school) {
    Map<String, Set<String>> roles = people.rolesAt(school);
    Map<String, Member> members = new LinkedHashMap<>();
    for (Person person : people.ableAt(school)) {
      Set<String> held =
          roles.getOrDefault(person.id(), Set.of()).stream()
              .filter(Concerned::ofTheSchool)
              .collect(Collectors.toUnmodifiableSet());
      if (!held.isEmpty()) {
        members.put(person.id(), new Member(person, held));
      }
    }
    return members;
  }
}
