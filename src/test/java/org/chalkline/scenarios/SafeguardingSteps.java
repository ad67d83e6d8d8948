package org.chalkline.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.chalkline.safeguarding.FileTransfers;
import org.chalkline.safeguarding.FurtherBodies;
import org.chalkline.safeguarding.NewWorry;
import org.chalkline.safeguarding.OwnWorries;
import org.chalkline.safeguarding.ReferralInbox;
import org.chalkline.safeguarding.Referrals;
import org.chalkline.web.NoSuchThing;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Worries about children: told directly or by a case that hands over, and where they stand. */
public class SafeguardingSteps {

  private final World world;
  private final TaskSteps tasks;
  private final Referrals referrals;
  private final ReferralInbox inbox;
  private final OwnWorries own;
  private final FurtherBodies further;
  private final FileTransfers transfers;
  private final JdbcClient jdbc;

  public SafeguardingSteps(
      World world,
      TaskSteps tasks,
      Referrals referrals,
      ReferralInbox inbox,
      OwnWorries own,
      FurtherBodies further,
      FileTransfers transfers,
      JdbcClient jdbc) {
    this.world = world;
    this.tasks = tasks;
    this.referrals = referrals;
    this.inbox = inbox;
    this.own = own;
    this.further = further;
    this.transfers = transfers;
    this.jdbc = jdbc;
  }

  @When("{person} is worried about a child:")
  public void isWorried(Who who, DataTable table) {
    NewWorry worry = worry(new Sheet(table, world), world.school());
    world.reported(world.as(who, me -> referrals.refer(me, worry, World.key())));
  }

  @When("{person} refers a child from the case:")
  public void refersFromTheCase(Who who, DataTable table) {
    NewWorry worry = worry(new Sheet(table, world), world.school());
    world.as(
        who,
        me -> {
          referrals.referFrom(me, world.reference(), worry, World.key());
          return true;
        });
  }

  private NewWorry worry(Sheet sheet, String school) {
    String post = sheet.take("behind post", "");
    Instant now = world.clock.instant();
    NewWorry worry =
        new NewWorry(
            sheet.take("school", school),
            sheet.take("child", "A pupil of Year 4"),
            sheet.take("worry", "What was seen and heard."),
            sheet.take("place", ""),
            sheet.take("behind", ""),
            post.isEmpty() ? null : post,
            sheet.yes("danger", false),
            now);
    sheet.allTaken();
    return worry;
  }

  @When("we turn to the safeguarding referral")
  public void turnToTheReferral() {
    List<String> found = linked("w.case_id", "w.source_case_id");
    assertThat(found).as("the referral of " + world.reference()).hasSize(1);
    world.reported(found.get(0));
  }

  @When("we turn back to the case that handed over")
  public void turnBack() {
    world.reported(linked("w.source_case_id", "w.case_id").get(0));
  }

  @Then("there is no safeguarding referral")
  public void noReferral() {
    assertThat(linked("w.case_id", "w.source_case_id")).isEmpty();
  }

  @Then("{person} finds the referral on top of the inbox")
  public void onTopOfTheInbox(Who who) {
    ReferralInbox.Row first = world.as(who, inbox::of).get(0);
    assertThat(first.reference()).isEqualTo(world.reference());
    assertThat(first.news()).isTrue();
    assertThat(first.due()).isNotNull();
  }

  @Then("{person} sees that it was received and nothing more")
  public void seesThatItWasReceived(Who who) {
    OwnWorries.Received received = world.as(who, me -> own.find(me, world.reference()));
    assertThat(received.reference()).isEqualTo(world.reference());
    assertThatThrownBy(() -> world.as(who, inbox::of)).isInstanceOf(NoSuchThing.class);
  }

  @When("the body outside is told by {person}")
  public void bodyIsTold(Who who) {
    String day = LocalDate.ofInstant(world.clock.instant(), ZoneId.of("Europe/London")).toString();
    tasks.complete(
        who,
        "Tell the body outside",
        Map.of(
            "made", "yes",
            "body", "Somebody there",
            "how", "telephone",
            "contactedat", day + "T09:00",
            "words", "What was seen"),
        false);
  }

  @When("{person} has further bodies told, {string}, because {string}")
  public void furtherBodies(Who who, String bodies, String reason) {
    world.as(
        who,
        me -> {
          further.tell(me, world.reference(), Sheet.split(bodies, ","), reason, World.key());
          return true;
        });
  }

  @When("{person} makes the package for {string}")
  public void makesThePackage(Who who, String school) {
    FileTransfers.Made made =
        world.as(
            who, me -> transfers.make(me, world.reference(), school, "Their lead", World.key()));
    assertThat(made.password()).isNotBlank();
  }

  @Then("the package is kept no longer")
  public void keptNoLonger() {
    assertThat(
            world.look(
                () ->
                    jdbc.sql("select count(*) from file_transfer_package")
                        .query(Integer.class)
                        .single()))
        .isZero();
  }

  private List<String> linked(String to, String from) {
    return world.look(
        () ->
            jdbc.sql(
                    """
                    select distinct f.reference from safeguarding_worry w
                    join case_file f on f.id = %s where %s = ?
                    """
                        .formatted(to, from))
                .param(world.caseFile().getId())
                .query(String.class)
                .list());
  }
}
