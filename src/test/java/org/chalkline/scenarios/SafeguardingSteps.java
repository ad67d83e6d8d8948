package org.chalkline.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Instant;
import java.util.List;
import org.chalkline.safeguarding.NewWorry;
import org.chalkline.safeguarding.Referrals;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Worries about children: told directly or by a case that hands over, and where they stand. */
public class SafeguardingSteps {

  private final World world;
  private final Referrals referrals;
  private final JdbcClient jdbc;

  public SafeguardingSteps(World world, Referrals referrals, JdbcClient jdbc) {
    this.world = world;
    this.referrals = referrals;
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
