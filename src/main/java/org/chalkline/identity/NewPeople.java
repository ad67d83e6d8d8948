package org.chalkline.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chalkline.identity.AccountRequest.State;
import org.chalkline.identity.AccountRequests.NewPerson;
import org.chalkline.web.FieldError;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * People as a list names them, one after the other: whoever is new is asked for, whoever is here
 * gets asked for the roles that they lack; by the same rules as one by one (AU-5).
 */
@Component
public class NewPeople {

  private final AccountRequests requests;
  private final People people;

  NewPeople(AccountRequests requests, People people) {
    this.requests = requests;
    this.people = people;
  }

  /**
   * What is to become of somebody named.
   *
   * @param here their id if they are of this school already
   * @param roles the roles that they do not hold yet
   * @param errors why they cannot be taken; none if they can
   */
  public record Outlook(Optional<String> here, List<String> roles, List<FieldError> errors) {}

  /** What is to become of somebody; changes nothing. */
  @Transactional(readOnly = true)
  public Outlook outlook(Me me, String school, NewPerson named) {
    require(me, school);
    String userName = People.folded(named.userName());
    Optional<Person> here =
        people.at(school).stream()
            .filter(
                it ->
                    it.userName().equals(userName)
                        || (it.email() != null && it.email().equalsIgnoreCase(named.email())))
            .findFirst();
    if (here.isEmpty()) {
      return new Outlook(Optional.empty(), named.roles(), requests.wrong(me, school, named));
    }
    Set<String> held =
        people.rolesOf(here.get().id()).stream()
            .filter(role -> role.school().equals(school))
            .map(RoleAt::role)
            .collect(Collectors.toSet());
    List<String> lacking = named.roles().stream().filter(role -> !held.contains(role)).toList();
    List<FieldError> errors = new ArrayList<>();
    if (here.get().id().equals(me.id()) && !lacking.isEmpty()) {
      errors.add(new FieldError("roles", "Somebody else must ask for a role for you"));
    }
    return new Outlook(here.map(Person::id), lacking, errors);
  }

  /**
   * Asks for somebody, or for the roles that they lack.
   *
   * @param key under which this is done once
   * @return whether any of it waits for somebody's approval
   * @throws org.chalkline.web.InvalidInput if they cannot be taken
   */
  @Transactional
  public boolean ask(Me me, String school, NewPerson named, String key) {
    Outlook outlook = outlook(me, school, named);
    if (outlook.here().isEmpty()) {
      return requests.askForPerson(me, school, named, key).state() == State.WAITING;
    }
    String userName = people.get(outlook.here().get()).userName();
    boolean waits = false;
    for (String role : outlook.roles()) {
      waits |=
          requests.askForRole(me, school, userName, role, null, key + ":" + role).state()
              == State.WAITING;
    }
    return waits;
  }

  private static void require(Me me, String school) {
    if (!AccountRequests.mayAsk(me, school)) {
      throw new AccessDeniedException("Not for this role");
    }
  }
}
