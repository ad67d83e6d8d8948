package org.chalkline.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.chalkline.identity.AccountRequests.NewPerson;
import org.chalkline.identity.AccountRequests.Outcome;
import org.chalkline.identity.Administration.Listed;
import org.chalkline.installation.PublicAddress;
import org.chalkline.web.FieldError;
import org.chalkline.web.IdempotencyKey;
import org.chalkline.web.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** People, requests for accounts and roles, and stand-ins, for programs. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Accounts")
class AccountsApi {

  private final AccountRequests requests;
  private final Administration administration;
  private final StandIns standIns;
  private final PublicAddress address;

  AccountsApi(
      AccountRequests requests,
      Administration administration,
      StandIns standIns,
      PublicAddress address) {
    this.requests = requests;
    this.administration = administration;
    this.standIns = standIns;
    this.address = address;
  }

  /** A role held, with its days in London. */
  record HeldView(String role, LocalDate from, @Nullable LocalDate until) {}

  /** A person of a school, as an administrator sees them. */
  record PersonView(
      String id,
      String name,
      String userName,
      boolean enabled,
      boolean activated,
      @Nullable LocalDate lastDay,
      List<HeldView> roles) {

    static PersonView of(Listed it) {
      return new PersonView(
          it.id(),
          it.name(),
          it.userName(),
          it.enabled(),
          it.activated(),
          it.leaves(),
          it.roles().stream()
              .map(held -> new HeldView(held.role(), held.from(), held.until()))
              .toList());
    }
  }

  /** The people of a school. */
  record PeopleList(List<PersonView> people) {}

  /** The requests of a school: what waits first. */
  record RequestList(List<AccountRequest> requests) {}

  /**
   * What is asked for.
   *
   * @param kind person, role or reset
   * @param person for somebody new
   * @param userName whose role it will be
   * @param role for a role
   * @param until the last day of the role; null for no end
   * @param id of the person who is to get a fresh start
   */
  record Asked(
      @Nullable String kind,
      @Nullable NewPerson person,
      @Nullable String userName,
      @Nullable String role,
      @Nullable LocalDate until,
      @Nullable String id) {}

  /**
   * What has become of it.
   *
   * @param state waiting or approved
   * @param link the one-time link, given once, where no mail server is configured
   */
  record Become(String id, String state, @Nullable String link) {

    static Become of(Outcome it) {
      return new Become(
          it.id(),
          it.state().name().toLowerCase(Locale.ROOT),
          it.link() == null ? null : it.link().address());
    }
  }

  /** Why. */
  record Reason(@Nullable String reason) {}

  /** The stand-ins of a school. */
  record StandInList(List<StandInView> standIns) {}

  /** Somebody who stands in. */
  record StandInView(
      String id,
      String role,
      String person,
      String name,
      LocalDate from,
      LocalDate until,
      String state,
      boolean endedEarly,
      boolean forHolidays) {

    static StandInView of(StandIn it) {
      return new StandInView(
          it.id(),
          it.role(),
          it.person().id(),
          it.person().name(),
          it.from(),
          it.until(),
          it.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          it.endedEarly(),
          it.forHolidays());
    }
  }

  /** Who is to stand in, for which role, from the first day to the last, both included. */
  record StandInAsked(
      @Nullable String role,
      @Nullable String person,
      @Nullable LocalDate from,
      @Nullable LocalDate until) {}

  /** The id of what was made or changed. */
  record Made(String id) {}

  /** A last day; null if the person stays. */
  record LastDay(@Nullable LocalDate lastDay) {}

  /** Whether the person may sign in. */
  record Enabled(boolean enabled) {}

  /** A role. */
  record RoleNamed(@Nullable String role) {}

  /** The address under which people reach Chalkline. */
  record Address(@Nullable String address) {}

  @GetMapping("/schools/{school}/people")
  @Operation(summary = "The people of a school with their roles; for administrators")
  PeopleList people(Me me, @PathVariable String school) {
    return new PeopleList(administration.people(me, school).stream().map(PersonView::of).toList());
  }

  @PostMapping("/schools/{school}/people/{id}/last-day")
  @Operation(summary = "Set the last day of somebody who leaves, or that they stay")
  Made leaves(
      Me me,
      @PathVariable String school,
      @PathVariable String id,
      @RequestBody LastDay body,
      IdempotencyKey key) {
    administration.leaves(
        me, school, id, body.lastDay() == null ? "" : body.lastDay().toString(), key.value());
    return new Made(id);
  }

  @PostMapping("/schools/{school}/people/{id}/enabled")
  @NeedsFreshSignIn
  @Operation(summary = "Let somebody sign in no more, or again")
  Made enable(
      Me me,
      @PathVariable String school,
      @PathVariable String id,
      @RequestBody Enabled body,
      IdempotencyKey key) {
    administration.enable(me, school, id, body.enabled(), key.value());
    return new Made(id);
  }

  @PostMapping("/schools/{school}/people/{id}/roles/end")
  @Operation(summary = "End a role at once")
  Made endRole(
      Me me,
      @PathVariable String school,
      @PathVariable String id,
      @RequestBody RoleNamed body,
      IdempotencyKey key) {
    administration.end(me, school, id, text(body.role()), key.value());
    return new Made(id);
  }

  @GetMapping("/schools/{school}/account-requests")
  @Operation(summary = "Who was asked for, and who approved it")
  RequestList requests(Me me, @PathVariable String school) {
    return new RequestList(requests.at(me, school));
  }

  @PostMapping("/schools/{school}/account-requests")
  @NeedsFreshSignIn
  @Operation(summary = "Ask for a person, a role or a fresh start; somebody else approves it")
  Become ask(Me me, @PathVariable String school, @RequestBody Asked asked, IdempotencyKey key) {
    return Become.of(
        switch (text(asked.kind())) {
          case "person" -> requests.askForPerson(me, school, person(asked), key.value());
          case "role" ->
              requests.askForRole(
                  me,
                  school,
                  text(asked.userName()),
                  text(asked.role()),
                  asked.until(),
                  key.value());
          case "reset" -> requests.askForReset(me, school, text(asked.id()), key.value());
          default -> throw new InvalidInput("kind", "The kind is person, role or reset");
        });
  }

  @PostMapping("/schools/{school}/account-requests/{id}/approve")
  @NeedsFreshSignIn
  @Operation(summary = "Approve what somebody else has asked for")
  Become approve(Me me, @PathVariable String school, @PathVariable String id, IdempotencyKey key) {
    return Become.of(requests.approve(me, school, id, key.value()));
  }

  @PostMapping("/schools/{school}/account-requests/{id}/refuse")
  @Operation(summary = "Refuse it, with a reason")
  Made refuse(
      Me me,
      @PathVariable String school,
      @PathVariable String id,
      @RequestBody Reason body,
      IdempotencyKey key) {
    requests.refuse(me, school, id, text(body.reason()), key.value());
    return new Made(id);
  }

  @PostMapping("/schools/{school}/account-requests/{id}/withdraw")
  @Operation(summary = "Take back what you have asked for")
  Made withdraw(Me me, @PathVariable String school, @PathVariable String id, IdempotencyKey key) {
    requests.withdraw(me, school, id, key.value());
    return new Made(id);
  }

  @GetMapping("/schools/{school}/stand-ins")
  @Operation(summary = "Who stands in for which role; for administrators and the headteacher")
  StandInList standIns(Me me, @PathVariable String school) {
    return new StandInList(standIns.at(me, school).stream().map(StandInView::of).toList());
  }

  @PostMapping("/schools/{school}/stand-ins")
  @NeedsFreshSignIn
  @Operation(summary = "Arrange that somebody stands in")
  Made arrange(
      Me me, @PathVariable String school, @RequestBody StandInAsked asked, IdempotencyKey key) {
    LocalDate from = asked.from();
    LocalDate until = asked.until();
    if (from == null || until == null) {
      throw new InvalidInput(
          List.of(
              new FieldError(from == null ? "from" : "until", "This is a date, like 2026-11-02")));
    }
    return new Made(
        standIns.arrange(
            me,
            school,
            new StandIns.Arrange(text(asked.role()), text(asked.person()), from, until),
            key.value()));
  }

  @PostMapping("/schools/{school}/stand-ins/{id}/end")
  @Operation(summary = "End a stand-in now, or call off one to come")
  Made end(Me me, @PathVariable String school, @PathVariable String id, IdempotencyKey key) {
    standIns.end(me, school, id, key.value());
    return new Made(id);
  }

  @GetMapping("/installation/address")
  @Operation(summary = "The address under which people reach Chalkline; for administrators")
  Address address(Me me) {
    administration.schools(me);
    return new Address(address.inUse());
  }

  @PostMapping("/installation/address")
  @NeedsFreshSignIn
  @Operation(summary = "Set the address; in live use")
  Address setAddress(Me me, @RequestBody Address body, IdempotencyKey key) {
    administration.setAddress(me, text(body.address()), key.value());
    return new Address(address.inUse());
  }

  private static NewPerson person(Asked asked) {
    NewPerson it = asked.person();
    return it == null
        ? new NewPerson("", "", "", "", List.of())
        : new NewPerson(
            text(it.givenName()),
            text(it.surname()),
            text(it.userName()),
            text(it.email()),
            it.roles() == null ? List.of() : it.roles());
  }

  private static String text(@Nullable String given) {
    return given == null ? "" : given;
  }
}
