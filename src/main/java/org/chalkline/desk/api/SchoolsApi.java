package org.chalkline.desk.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.chalkline.accounts.SchoolAccounts;
import org.chalkline.engine.Models;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.identity.RoleAt;
import org.chalkline.identity.Roles;
import org.chalkline.identity.School;
import org.chalkline.installation.Scope;
import org.chalkline.intake.Reports;
import org.chalkline.policy.Kind;
import org.chalkline.policy.Policies;
import org.chalkline.web.NoSuchThing;
import org.springframework.http.MediaType;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who you are, your schools with what a report can name, and the models that cases run through. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Schools")
class SchoolsApi {

  private static final Set<String> NO_POSTS =
      Set.of("staff", "governor", "auditor", "administrator", "outside-body");

  private final Reports reports;
  private final SchoolAccounts accounts;
  private final Policies policies;
  private final People people;
  private final Models models;
  private final TransactionTemplate transaction;
  private final Clock clock;

  SchoolsApi(
      Reports reports,
      SchoolAccounts accounts,
      Policies policies,
      People people,
      Models models,
      TransactionTemplate transaction,
      Clock clock) {
    this.reports = reports;
    this.accounts = accounts;
    this.policies = policies;
    this.people = people;
    this.models = models;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** The person signed in. */
  record MeView(String id, String name, List<RoleAt> roles) {}

  /** A choice: what to send, and what to print. */
  record Choice(String id, String name) {}

  /** An account that the school runs. */
  record AccountView(String id, String platform, String name, String address) {}

  /** A school, with what a report about it can name; one that is not live is for trying out. */
  record SchoolView(
      String id,
      String name,
      String drawnFrom,
      boolean live,
      List<AccountView> accounts,
      List<Kind> kinds,
      List<Choice> people,
      List<Choice> posts) {}

  /** The schools that you may report for. */
  record SchoolList(List<SchoolView> schools) {}

  @GetMapping("/me")
  @Operation(summary = "Who you are and which roles you hold today")
  MeView me(Me me) {
    return new MeView(
        me.id(),
        me.person().name(),
        me.roles().stream()
            .sorted(java.util.Comparator.comparing(RoleAt::school).thenComparing(RoleAt::role))
            .toList());
  }

  @GetMapping("/schools")
  @Operation(summary = "Your schools: their accounts, kinds of report, people and posts")
  SchoolList schools(Me me) {
    return new SchoolList(
        Scope.everywhere(
            () ->
                transaction.execute(
                    status -> reports.schoolsFor(me).stream().map(this::view).toList())));
  }

  private SchoolView view(School school) {
    List<Person> here = people.at(school.id());
    Set<String> posts = new TreeSet<>();
    for (Person person : here) {
      people.rolesOf(person.id()).stream()
          .filter(held -> held.school().equals(school.id()) && !NO_POSTS.contains(held.role()))
          .forEach(held -> posts.add(held.role()));
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/London"));
    return new SchoolView(
        school.id(),
        school.name(),
        school.drawnFrom(),
        school.live(),
        accounts.at(school.id()).stream()
            .map(it -> new AccountView(it.id(), it.platform(), it.name(), it.address()))
            .toList(),
        policies.inForce(school.policyId(), today).kinds(),
        here.stream().map(it -> new Choice(it.id(), it.name())).toList(),
        posts.stream().map(it -> new Choice(it, Roles.words(it))).toList());
  }

  @GetMapping(path = "/processes/{process}", produces = MediaType.APPLICATION_XML_VALUE)
  @Operation(summary = "A model as BPMN")
  String process(@PathVariable String process) {
    try {
      return models.xml(process);
    } catch (IllegalArgumentException e) {
      throw new NoSuchThing();
    }
  }
}
