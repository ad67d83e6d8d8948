package org.chalkline.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chalkline.casework.Owner;
import org.chalkline.engine.Decisions;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.identity.Roles;
import org.chalkline.identity.School;
import org.chalkline.identity.Schools;
import org.chalkline.policy.Question;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Refused;
import org.springframework.stereotype.Component;

/** Who approves a version, at which school; never whoever drafted it. */
@Component
class Approvers {

  private static final String CHAIR = "chair";

  private final People people;
  private final Schools schools;
  private final Decisions decisions;

  Approvers(People people, Schools schools, Decisions decisions) {
    this.people = people;
    this.schools = schools;
    this.decisions = decisions;
  }

  /** The schools that run a policy, by name. */
  List<School> schools(String policyId) {
    return schools.all().stream().filter(school -> school.policyId().equals(policyId)).toList();
  }

  /** Everybody of the staff of a school but the drafter, by id. */
  List<String> staff(String school, String drafter) {
    return people.holding(PolicyReview.ALL_STAFF, school).stream()
        .map(Person::id)
        .filter(id -> !id.equals(drafter))
        .toList();
  }

  /** Whose step the approval of a stage is: the board's is the chair's. */
  Optional<Owner> owner(String school, String stage, String drafter) {
    return owner(school, stage.equals(PolicyReview.BOARD) ? CHAIR : stage, drafter, 0);
  }

  private Optional<Owner> owner(String school, String role, String drafter, int steps) {
    List<String> holders = people.holding(role, school).stream().map(Person::id).toList();
    if (!holders.isEmpty() && !holders.contains(drafter)) {
      return Optional.of(Owner.role(role));
    }
    List<String> others = holders.stream().filter(id -> !id.equals(drafter)).toList();
    if (!others.isEmpty()) {
      return Optional.of(new Owner(role, others, role));
    }
    return steps > 10
        ? Optional.empty()
        : next(role, "excluded").flatMap(next -> owner(school, next, drafter, steps + 1));
  }

  private Optional<String> next(String role, String why) {
    return decisions.ask("succession", Map.of("role", role, "why", why)).stream()
        .map(result -> (String) result.get("next"))
        .filter(next -> !next.equals("outside-body"))
        .findFirst();
  }

  /**
   * Refuses a draft that nobody but its drafter could approve.
   *
   * @param stages who approves, in order
   */
  void refuseAlone(String policyId, List<String> stages, String drafter) {
    for (School school : schools(policyId)) {
      for (String stage : stages) {
        boolean somebody =
            stage.equals(PolicyReview.ALL_STAFF)
                ? !staff(school.id(), drafter).isEmpty()
                : owner(school.id(), stage, drafter).isPresent();
        if (!somebody) {
          throw new Refused(
              "Nobody at "
                  + school.name()
                  + " but you could approve as "
                  + Roles.words(stage)
                  + ". A version is never approved by its drafter alone.");
        }
      }
    }
  }

  /**
   * Refuses roles that nobody holds at a school of the policy, and a role whose only holder is the
   * only stand-in for it as well.
   *
   * @param answer the roles, as a profile writes them
   */
  void refuseVacant(String policyId, Question question, String answer) {
    if (question.type() != Question.Type.ROLE && question.type() != Question.Type.ROLES) {
      return;
    }
    for (School school : schools(policyId)) {
      for (String role : Question.parts(answer)) {
        List<Person> holders = people.holding(role, school.id());
        if (holders.isEmpty()) {
          throw new InvalidInput(
              "value", "Nobody at " + school.name() + " is " + Roles.words(role));
        }
        if (question.type() == Question.Type.ROLE) {
          refuseOwnStandIn(school, role, holders);
        }
      }
    }
  }

  private void refuseOwnStandIn(School school, String role, List<Person> holders) {
    Optional<String> next = next(role, "late");
    List<Person> standIns = next.map(it -> people.holding(it, school.id())).orElse(List.of());
    if (holders.size() == 1 && standIns.equals(holders)) {
      throw new InvalidInput(
          "value",
          "At "
              + school.name()
              + ", "
              + holders.get(0).name()
              + " would be "
              + Roles.words(role)
              + " and the only stand-in, as "
              + Roles.words(next.orElseThrow()));
    }
  }
}
