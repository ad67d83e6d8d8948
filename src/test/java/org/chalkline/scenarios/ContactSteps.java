package org.chalkline.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.LocalDate;
import org.chalkline.boundaries.AskException;
import org.chalkline.boundaries.Attempts;
import org.chalkline.boundaries.Exceptions;
import org.chalkline.boundaries.FormerPupils;
import org.chalkline.boundaries.ReportAttempt;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Attempts at contact, exceptions for family, and former pupils. */
public class ContactSteps {

  private final World world;
  private final Attempts attempts;
  private final Exceptions exceptions;
  private final FormerPupils formerPupils;
  private final JdbcClient jdbc;

  public ContactSteps(
      World world,
      Attempts attempts,
      Exceptions exceptions,
      FormerPupils formerPupils,
      JdbcClient jdbc) {
    this.world = world;
    this.attempts = attempts;
    this.exceptions = exceptions;
    this.formerPupils = formerPupils;
    this.jdbc = jdbc;
  }

  @When("{person} reports an attempt at contact:")
  public void reportsAnAttempt(Who who, DataTable table) {
    Sheet sheet = new Sheet(table, world);
    ReportAttempt told =
        new ReportAttempt(
            world.school(),
            sheet.take("direction", "in"),
            sheet.take("other", "pupil"),
            sheet.take("name", ""),
            sheet.take("way", "friend-request"),
            sheet.take("platform", "Instagram"),
            sheet.take("said", "It came in the evening."),
            sheet.take("staff", ""),
            null,
            sheet.yes("worrying", false));
    sheet.allTaken();
    world.reported(world.as(who, me -> attempts.report(me, told, World.key())));
  }

  @When("{person} asks for an exception:")
  public void asksForAnException(Who who, DataTable table) {
    Sheet sheet = new Sheet(table, world);
    AskException asked =
        new AskException(
            world.school(),
            sheet.take("relation", "family"),
            sheet.take("whom", "My niece"),
            sheet.take("why", "We are family."),
            null);
    sheet.allTaken();
    String id = world.as(who, me -> exceptions.ask(me, asked, World.key()));
    world.reported(
        world.look(
            () ->
                jdbc.sql(
                        """
                        select f.reference from contact_exception e
                        join case_file f on f.id = e.case_id where e.id = ?
                        """)
                    .param(id)
                    .query(String.class)
                    .single()));
  }

  @When("{person} revokes the exception because {string}")
  public void revokes(Who who, String reason) {
    world.as(
        who,
        me -> {
          exceptions.revoke(me, world.reference(), reason, World.key());
          return me;
        });
  }

  @Then("the exception of {person} is {string}")
  public void exceptionIs(Who who, String state) {
    assertThat(world.as(who, me -> exceptions.mine(me).get(0).state()).replace('-', ' '))
        .isEqualTo(state);
  }

  @Then(
      "{person} is told that contact with a pupil born on {string} who left on {string} is allowed"
          + " from {string}")
  public void allowedFrom(Who who, String born, String left, String from) {
    FormerPupils.Answer answer =
        world.as(
            who,
            me ->
                formerPupils.when(
                    me, world.school(), LocalDate.parse(born), LocalDate.parse(left)));
    assertThat(answer.from()).isEqualTo(LocalDate.parse(from));
    assertThat(answer.now())
        .isEqualTo(
            !LocalDate.parse(from)
                .isAfter(
                    LocalDate.ofInstant(world.clock.instant(), org.chalkline.web.When.LONDON)));
  }
}
