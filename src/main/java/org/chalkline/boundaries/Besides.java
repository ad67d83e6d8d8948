package org.chalkline.boundaries;

import java.util.stream.Stream;
import org.chalkline.identity.People;

/** Who decides where one person may not. */
record Besides(People people) {

  /**
   * The first role, from the one that the profile names on, that somebody besides this person
   * holds.
   *
   * @param but the person who may not; empty if everybody may
   */
  String holder(String role, String school, String but) {
    return Stream.of(role, "headteacher", "deputy", "chair")
        .filter(
            each ->
                people.holding(each, school).stream().anyMatch(person -> !person.id().equals(but)))
        .findFirst()
        .orElse("chair");
  }
}
