package org.chalkline.scenarios;

import io.cucumber.java.PendingException;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import java.time.Instant;
import java.time.Period;
import java.time.ZonedDateTime;
import org.chalkline.calendar.Limit;
import org.chalkline.calendar.SchoolTime;

/** The school, and time going by. */
public class TimeSteps {

  private final World world;
  private final SchoolTime schoolTime;

  public TimeSteps(World world, SchoolTime schoolTime) {
    this.world = world;
    this.schoolTime = schoolTime;
  }

  @Given("the school {school}")
  public void theSchool(String id) {
    world.inSchool(id);
  }

  @Given("it is {moment}")
  public void itIs(Instant moment) {
    world.itIs(moment);
  }

  @When("{int} minute(s) pass(es)")
  public void minutesPass(int minutes) {
    world.time.to(london().plusMinutes(minutes).toInstant());
  }

  @When("{int} hour(s) pass(es) by the clock")
  public void hoursPass(int hours) {
    world.time.to(london().plusHours(hours).toInstant());
  }

  @When("{int} day(s) pass(es)")
  public void daysPass(int days) {
    world.time.to(london().plusDays(days).toInstant());
  }

  @When("{int} month(s) pass(es)")
  public void monthsPass(int months) {
    world.time.to(london().plus(Period.ofMonths(months)).toInstant());
  }

  @When("{int} school/working hour(s) pass(es)")
  public void schoolHoursPass(int hours) {
    passes(new Limit(Limit.Kind.SCHOOL_HOURS, hours));
  }

  @When("{int} working day(s) pass(es)")
  public void workingDaysPass(int days) {
    passes(new Limit(Limit.Kind.WORKING_DAYS, days));
  }

  @When("{int} school day(s) pass(es)")
  public void schoolDaysPass(int days) {
    passes(new Limit(Limit.Kind.SCHOOL_DAYS, days));
  }

  /** A scenario that waits for a decision does not pass. */
  @Given("it is still to be decided what happens")
  public void stillToBeDecided() {
    throw new PendingException("Somebody has to decide what happens here");
  }

  private void passes(Limit limit) {
    world.time.to(schoolTime.deadline(world.school(), limit, world.clock.instant()).due());
  }

  private ZonedDateTime london() {
    return world.clock.instant().atZone(British.LONDON);
  }
}
