package org.chalkline.casework;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chalkline.engine.Decisions;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.springframework.stereotype.Component;

/**
 * To whom work goes: the owner whom the model names, and from there along the table of succession,
 * past everybody whom a wall keeps out. Where nobody inside is left it goes to the outside body.
 */
@Component
public class Routing {

  /** The end of the table: a body outside the school. */
  public static final String OUTSIDE = "outside-body";

  private static final Set<String> FOR_A_CHILD = Set.of("dsl", "deputy-dsl");

  private final People people;
  private final Decisions decisions;

  Routing(People people, Decisions decisions) {
    this.people = people;
    this.decisions = decisions;
  }

  /**
   * Where a piece of work stands.
   *
   * @param grantees to whom it is offered, the first owner first; empty if outside
   * @param roles the roles along the way, for words; {@link #OUTSIDE} last if nobody inside is left
   * @param persons everybody who may do it now
   */
  public record Routed(List<String> grantees, List<String> roles, List<Person> persons) {

    /** Nobody inside is left. */
    public boolean outside() {
      return grantees.isEmpty();
    }
  }

  /**
   * Routes a piece of work.
   *
   * @param school where
   * @param owner whom the model names, resolved: a role or persons
   * @param walledOut who is outside the case
   * @param level how many times it has passed on, 0 at first; both the old and the new owner see it
   */
  public Routed route(String school, Owner owner, Collection<String> walledOut, int level) {
    Set<String> grantees = new LinkedHashSet<>();
    Set<Person> persons = new LinkedHashSet<>();
    List<String> roles = new ArrayList<>();
    int steps = 0;
    // A worry about a child goes from the headteacher to the chair, past the deputy headteacher.
    String late = FOR_A_CHILD.contains(owner.role()) ? "for-a-child" : "late";
    Optional<String> role = owner.alone() ? Optional.empty() : Optional.of(owner.role());
    List<Person> named =
        people.all(owner.persons().stream().filter(id -> !walledOut.contains(id)).toList());
    if (!named.isEmpty()) {
      named.forEach(person -> grantees.add(Grantee.person(person.id())));
      persons.addAll(named);
      roles.add(owner.as());
      steps++;
    }
    Set<String> visited = new LinkedHashSet<>();
    while (steps <= level && role.isPresent() && visited.add(role.get())) {
      List<Person> holders = people.holding(role.get(), school);
      List<Person> able =
          holders.stream().filter(person -> !walledOut.contains(person.id())).toList();
      if (!able.isEmpty()) {
        grantees.add(Grantee.role(role.get(), school));
        roles.add(role.get());
        boolean new_ = persons.addAll(able);
        if (new_) {
          steps++;
        }
      }
      boolean excluded = able.size() < holders.size() || holders.isEmpty();
      role = next(role.get(), excluded ? "excluded" : late);
    }
    if (grantees.isEmpty()) {
      roles.add(OUTSIDE);
    }
    return new Routed(List.copyOf(grantees), roles, List.copyOf(persons));
  }

  private Optional<String> next(String role, String why) {
    return decisions.ask("succession", Map.of("role", role, "why", why)).stream()
        .map(result -> (String) result.get("next"))
        .filter(next -> !next.equals(OUTSIDE))
        .findFirst();
  }
}
