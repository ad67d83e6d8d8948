package org.chalkline.desk.api;

import java.util.HashMap;
import java.util.Map;
import org.chalkline.audit.Actor;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.jspecify.annotations.Nullable;

/**
 * A person as the API names one.
 *
 * @param id the person's id; {@code chalkline} where a timer or rule acted
 * @param name the name to print
 */
record Who(String id, String name) {

  static Who of(Person person) {
    return new Who(person.id(), person.name());
  }

  /** Names many persons, asking for each only once. */
  static final class Names {

    private final People people;
    private final Map<String, Who> known = new HashMap<>();

    Names(People people) {
      this.people = people;
      known.put(Actor.CHALKLINE.id(), new Who(Actor.CHALKLINE.id(), "Chalkline"));
    }

    /** The person of this id; null for null. */
    @Nullable Who orNull(@Nullable String id) {
      return id == null ? null : of(id);
    }

    /** The person of this id; the id itself where there is none any more. */
    Who of(String id) {
      return known.computeIfAbsent(id, it -> people.find(it).map(Who::of).orElse(new Who(it, it)));
    }
  }
}
