package org.chalkline.breach;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chalkline.breach.BreachRows.Breach;
import org.chalkline.casework.Owner;
import org.chalkline.casework.Walls;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who assesses, investigates, decides and hears an appeal: four different people, none of them the
 * subject, wherever the school has them.
 *
 * @clause default 32, default 38, default 39
 */
@Component
class BreachPeople {

  private static final Set<String> GOVERNING = Set.of("governor", "chair", "vice-chair");
  private static final Set<String> INVITED = Set.of("volunteer", "contractor");

  // Who can be asked to investigate: a post with some standing, not every member of staff.
  private static final Set<String> CAN_INVESTIGATE =
      Set.of(
          "headteacher",
          "deputy",
          "dsl",
          "deputy-dsl",
          "business-director",
          "senior-authoriser",
          "deputy-authoriser",
          "online-safety",
          "slt",
          "line-manager",
          "governor",
          "chair",
          "vice-chair");

  private final BreachRows rows;
  private final People people;
  private final Walls walls;
  private final Policies policies;
  private final JdbcClient jdbc;

  BreachPeople(BreachRows rows, People people, Walls walls, Policies policies, JdbcClient jdbc) {
    this.rows = rows;
    this.people = people;
    this.walls = walls;
    this.policies = policies;
    this.jdbc = jdbc;
  }

  /** Whom a step belongs to that the model gives to a word of this module. */
  Optional<Owner> owner(CaseFile file, String word) {
    Breach it = rows.get(file.getId());
    return switch (word) {
      case "assessor" -> Optional.of(Owner.role(assessor(file, it)));
      case "decider" -> Optional.of(Owner.role(decider(file, it)));
      case "appealed-to" -> Optional.of(Owner.role(appealedTo(file)));
      case "concern-reader" ->
          Optional.of(Owner.role(firstWith(file, Set.of(), List.of("headteacher", "dsl"))));
      case "account-holder" -> Optional.of(Owner.role(profile(file).text("account.approver")));
      case "investigator" ->
          Optional.of(
              it.investigator() == null
                  ? Owner.role(decider(file, it))
                  : Owner.person(it.investigator()));
      default -> Optional.empty();
    };
  }

  private String assessor(CaseFile file, Breach it) {
    return byRole(file, it, profile(file).text("breach.assessor"));
  }

  /** Never whoever investigated: the next of those who could decide does. */
  private String decider(CaseFile file, Breach it) {
    String role = byRole(file, it, profile(file).text("breach.decider"));
    Set<String> not = it.investigator() == null ? Set.of() : Set.of(it.investigator());
    return firstWith(
        file, not, Stream.of(role, "headteacher", "chair", "vice-chair").distinct().toList());
  }

  private String byRole(CaseFile file, Breach it, String otherwise) {
    Profile profile = profile(file);
    if (GOVERNING.contains(it.role())) {
      return profile.text("breach.governor_decider");
    }
    if (INVITED.contains(it.role())) {
      return profile.text("breach.volunteer_decider");
    }
    return aboutHead(file) ? "chair" : otherwise;
  }

  /** Whether the head is the subject, or could be. */
  private boolean aboutHead(CaseFile file) {
    List<String> heads =
        people.holding("headteacher", file.school()).stream().map(Person::id).toList();
    return walls.of(file.getId()).stream()
        .anyMatch(
            wall ->
                heads.contains(wall.person())
                    && (wall.why() == Walls.Why.SUBJECT || wall.why() == Walls.Why.COULD_BE_MEANT));
  }

  private String appealedTo(CaseFile file) {
    String named = profile(file).text("breach.appeal_to");
    return firstWith(
        file,
        involved(file),
        Stream.of(named, "chair", "vice-chair", "governor", "headteacher").distinct().toList());
  }

  /**
   * The first of these roles that somebody else than those holds whom no wall keeps out; the first
   * of all where there is nobody, from whom the table of succession goes on.
   */
  private String firstWith(CaseFile file, Set<String> not, List<String> roles) {
    Set<String> out = out(file);
    return roles.stream()
        .filter(
            role ->
                people.holding(role, file.school()).stream()
                    .anyMatch(it -> !not.contains(it.id()) && !out.contains(it.id())))
        .findFirst()
        .orElse(roles.get(0));
  }

  private Set<String> out(CaseFile file) {
    Set<String> out = new LinkedHashSet<>();
    walls.of(file.getId()).forEach(wall -> out.add(wall.person()));
    return out;
  }

  /** Whoever has had a part in the case: did a step of it, investigated, or reported it. */
  Set<String> involved(CaseFile file) {
    Breach it = rows.get(file.getId());
    Set<String> involved =
        new LinkedHashSet<>(
            jdbc.sql(
                    """
                    select distinct closed_by from assignment
                    where case_id = ? and ending = 'done' and closed_by is not null
                    """)
                .param(file.getId())
                .query(String.class)
                .list());
    Stream.of(it.investigator(), it.alleged().reportedBy())
        .filter(java.util.Objects::nonNull)
        .forEach(involved::add);
    return involved;
  }

  /** Who can be appointed: not the subject, nor whoever decides, nor whoever reported it. */
  List<Person> investigators(CaseFile file, String appointing) {
    Breach it = rows.get(file.getId());
    Set<String> out = out(file);
    out.add(appointing);
    if (it.alleged().reportedBy() != null) {
      out.add(it.alleged().reportedBy());
    }
    people.holding(decider(file, it), file.school()).forEach(person -> out.add(person.id()));
    Collection<String> here = people.rolesAt(file.school()).keySet();
    return people.ableAt(file.school()).stream()
        .filter(person -> here.contains(person.id()) && !out.contains(person.id()))
        .filter(
            person ->
                people.rolesAt(file.school()).getOrDefault(person.id(), Set.of()).stream()
                    .anyMatch(CAN_INVESTIGATE::contains))
        .toList();
  }

  /** In which real role a person of the school stands. */
  String roleOf(String person, String school) {
    Set<String> held = people.rolesAt(school).getOrDefault(person, Set.of());
    List<String> posts = held.stream().filter(role -> !role.equals("staff")).toList();
    return !posts.isEmpty() && GOVERNING.containsAll(posts) ? "governor" : "staff";
  }

  private Profile profile(CaseFile file) {
    return policies.edition(file.policyEdition());
  }
}
