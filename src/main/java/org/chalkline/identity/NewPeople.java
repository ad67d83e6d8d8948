package org.chalkline.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chalkline.web.FieldError;
import org.chalkline.web.InvalidInput;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds people one after the other, as a list gives them, by the same rules as one by one: an
 * administrator of the school adds them, and each chooses a password by a link that is made for
 * them.
 */
@Component
public class NewPeople {

  private final Administration administration;
  private final People people;

  NewPeople(Administration administration, People people) {
    this.administration = administration;
    this.people = people;
  }

  /**
   * Somebody as a list names them.
   *
   * @param roles ids of roles
   */
  public record Named(
      String givenName, String surname, String userName, String email, List<String> roles) {}

  /**
   * What is to become of somebody named.
   *
   * @param here their id if they are of this school already
   * @param roles the roles that they do not hold yet
   * @param errors why they cannot be taken; none if they can
   */
  public record Outlook(Optional<String> here, List<String> roles, List<FieldError> errors) {}

  /** Whether this person may add people to the school. */
  public boolean may(Me me, String school) {
    return me.has(Roles.ADMINISTRATOR, school);
  }

  /** What is to become of somebody; changes nothing. */
  @Transactional(readOnly = true)
  public Outlook outlook(Me me, String school, Named named) {
    require(me, school);
    Typed check = new Typed();
    check.line("givenName", "the first name", named.givenName());
    check.line("surname", "the surname", named.surname());
    String userName = check.userName("userName", named.userName());
    String email = check.email("email", named.email());
    Optional<Person> here =
        people.at(school).stream()
            .filter(
                it ->
                    it.userName().equals(userName)
                        || (it.email() != null && it.email().equalsIgnoreCase(email)))
            .findFirst();
    if (here.isEmpty() && people.byUserName(userName).isPresent()) {
      check.wrong("userName", "Somebody of another school signs in under this user name already");
    }
    List<String> lacking = lacking(school, here, named.roles());
    if (here.isPresent() && here.get().id().equals(me.id()) && !lacking.isEmpty()) {
      check.wrong("roles", "Another administrator must give you a role");
    }
    List<FieldError> errors = new ArrayList<>();
    try {
      check.check();
    } catch (InvalidInput wrong) {
      errors.addAll(wrong.errors());
    }
    return new Outlook(here.map(Person::id), lacking, errors);
  }

  /**
   * Adds somebody with their roles, or gives the roles to whoever is here already.
   *
   * @return whether they are new here
   * @throws InvalidInput if they cannot be taken
   */
  @Transactional
  public boolean add(Me me, String school, Named named) {
    Outlook outlook = outlook(me, school, named);
    if (!outlook.errors().isEmpty()) {
      throw new InvalidInput(outlook.errors());
    }
    if (outlook.here().isEmpty()) {
      administration.invite(
          me,
          school,
          new Administration.Invite(
              named.givenName(), named.surname(), named.userName(), named.email(), named.roles()));
      return true;
    }
    String userName = people.get(outlook.here().get()).userName();
    outlook.roles().forEach(role -> administration.give(me, school, userName, role, ""));
    return false;
  }

  private List<String> lacking(String school, Optional<Person> here, List<String> roles) {
    Set<String> held =
        here.map(
                it ->
                    people.rolesOf(it.id()).stream()
                        .filter(role -> role.school().equals(school))
                        .map(RoleAt::role)
                        .collect(Collectors.toSet()))
            .orElse(Set.of());
    return roles.stream().filter(role -> !held.contains(role)).toList();
  }

  private static void require(Me me, String school) {
    if (!me.has(Roles.ADMINISTRATOR, school)) {
      throw new AccessDeniedException("For administrators of the school");
    }
  }
}
