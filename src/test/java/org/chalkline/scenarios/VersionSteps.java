package org.chalkline.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.chalkline.casework.EditionMoves;
import org.chalkline.identity.Me;
import org.chalkline.identity.Schools;
import org.chalkline.policy.Answer;
import org.chalkline.policy.Answer.Rests;
import org.chalkline.policy.Editions;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.review.Approvals;
import org.chalkline.review.Reviews;

/** Versions of the policy: drafted, put forward, approved, and which one a case runs under. */
public class VersionSteps {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

  private final World world;
  private final Reviews reviews;
  private final Approvals approvals;
  private final Editions editions;
  private final EditionMoves moves;
  private final Policies policies;
  private final Schools schools;
  private String version = "";

  public VersionSteps(
      World world,
      Reviews reviews,
      Approvals approvals,
      Editions editions,
      EditionMoves moves,
      Policies policies,
      Schools schools) {
    this.world = world;
    this.reviews = reviews;
    this.approvals = approvals;
    this.editions = editions;
    this.moves = moves;
    this.policies = policies;
    this.schools = schools;
  }

  private String policy() {
    return world.look(() -> schools.get(world.school()).policyId());
  }

  @When("{person} drafts the version {string} of the policy, to hold from {string}, in which:")
  public void drafts(Who who, String name, String from, DataTable table) {
    String policy = policy();
    world.as(
        who,
        me -> {
          version = reviews.draft(me, policy, World.key());
          table.asMap().forEach((question, value) -> answer(me, question, value));
          reviews.frame(me, version, name, LocalDate.parse(from, DAY), World.key());
          return version;
        });
  }

  private void answer(Me me, String question, String value) {
    reviews.answer(
        me,
        version,
        question,
        new Answer(value, Rests.OWN, List.of(), "The school has decided so"),
        World.key());
  }

  /** Whoever may draft it drafts a version; the board approves it at once. */
  @Given("the version in force from {string} answers:")
  public void answersOtherwise(String from, DataTable table) {
    drafts(new Who("headteacher", java.util.Optional.empty()), "Another version", from, table);
    String begun = version;
    world.look(
        () -> {
          editions.putForward(begun);
          return editions.publish(begun, List.of(), "chair@" + world.school());
        });
  }

  @When("{person} tries to answer {string} with {string} in the draft")
  public void triesToAnswer(Who who, String question, String value) {
    world.tries(
        () ->
            world.as(
                who,
                me -> {
                  answer(me, question, value);
                  return value;
                }));
  }

  @When("{person} puts the version forward")
  public void putsForward(Who who) {
    world.as(
        who,
        me -> {
          reviews.putForward(me, version, World.key());
          return version;
        });
    world.reported(world.look(() -> approvals.leading(version).orElseThrow()));
  }

  @When("{person} tries to put the version forward")
  public void triesToPutForward(Who who) {
    world.tries(() -> putsForward(who));
  }

  @When("{person} withdraws the version because {string}")
  public void withdraws(Who who, String reason) {
    world.as(
        who,
        me -> {
          reviews.withdraw(me, version, reason, World.key());
          return version;
        });
  }

  @Then("the version is {string}")
  public void versionIs(String state) {
    assertThat(world.look(() -> editions.get(version)).state().code().replace('-', ' '))
        .isEqualTo(state);
  }

  @Then("the version {string} is in force")
  public void isInForce(String name) {
    LocalDate today =
        LocalDate.ofInstant(world.clock.instant(), java.time.ZoneId.of("Europe/London"));
    String policy = policy();
    assertThat(policies.inForce(policy, today).name()).isEqualTo(name);
  }

  @Then("the case is worked under the version {string}")
  public void workedUnder(String name) {
    assertThat(policies.edition(world.caseFile().policyEdition()).name()).isEqualTo(name);
  }

  @Then("the case is not worked under the version {string}")
  public void notWorkedUnder(String name) {
    assertThat(policies.edition(world.caseFile().policyEdition()).name()).isNotEqualTo(name);
  }

  @Then("the case is judged by the version {string}")
  public void judgedBy(String name) {
    assertThat(policies.edition(world.caseFile().breachEdition()).name()).isEqualTo(name);
  }

  @Then("the case is not judged by the version {string}")
  public void notJudgedBy(String name) {
    assertThat(policies.edition(world.caseFile().breachEdition()).name()).isNotEqualTo(name);
  }

  @When("{person} moves the case to the version {string} because {string}")
  public void moves(Who who, String name, String reason) {
    String policy = policy();
    String to =
        policies.of(policy).stream()
            .filter(profile -> profile.name().equals(name))
            .map(Profile::edition)
            .findFirst()
            .orElseThrow();
    world.as(
        who,
        me -> {
          moves.move(me, world.reference(), to, to, reason, World.key());
          return to;
        });
  }

  @When("{person} tries to move the case to the version {string} because {string}")
  public void triesToMove(Who who, String name, String reason) {
    world.tries(() -> moves(who, name, reason));
  }
}
