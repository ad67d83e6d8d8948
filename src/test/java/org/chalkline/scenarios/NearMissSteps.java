package org.chalkline.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import org.chalkline.nearmiss.NearMisses;
import org.chalkline.nearmiss.Patterns;
import org.chalkline.nearmiss.ReportNearMiss;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Near misses. */
public class NearMissSteps {

  private final World world;
  private final NearMisses misses;
  private final Patterns patterns;
  private final JdbcClient jdbc;
  private String code = "";

  public NearMissSteps(World world, NearMisses misses, Patterns patterns, JdbcClient jdbc) {
    this.world = world;
    this.misses = misses;
    this.patterns = patterns;
    this.jdbc = jdbc;
  }

  @When("{person} reports a near miss:")
  public void reports(Who who, DataTable table) {
    Sheet sheet = new Sheet(table, world);
    ReportNearMiss told =
        new ReportNearMiss(
            world.school(),
            sheet.take("kind", "mistake"),
            sheet.take("platform", "facebook"),
            sheet.take("place", "event"),
            sheet.take("said", "It nearly went out."),
            null,
            sheet.yes("deleted", false),
            sheet.yes("withheld", false));
    sheet.allTaken();
    code = world.as(who, me -> misses.report(me, told, World.key())).code();
    world.reported(
        world.look(
            () ->
                jdbc.sql(
                        """
                        select f.reference from near_miss n join case_file f on f.id = n.case_id
                        order by n.reported_at desc limit 1
                        """)
                    .query(String.class)
                    .single()));
  }

  @When("{person} tries to report a near miss:")
  public void triesToReport(Who who, DataTable table) {
    world.tries(() -> reports(who, table));
  }

  @Then("{person} reads with the code {string}")
  public void readsWithTheCode(Who who, String words) {
    assertThat(world.as(who, me -> misses.withCode(code)).answer()).isEqualTo(words);
  }

  @Then("{person} sees that near misses on {string} happened {int} times")
  public void seesThePattern(Who who, String platform, int times) {
    Patterns.Report report = world.as(who, me -> patterns.of(me, world.school()));
    assertThat(report.platforms()).contains(new Patterns.Recurs(platform, times));
  }

  @Then("{person} sees the lesson {string}")
  public void seesTheLesson(Who who, String lesson) {
    assertThat(world.as(who, me -> patterns.of(me, world.school())).lessons()).contains(lesson);
  }
}
