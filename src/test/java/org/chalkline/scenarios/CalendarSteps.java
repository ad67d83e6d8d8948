package org.chalkline.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.After;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.chalkline.audit.Audit;
import org.chalkline.calendar.CalendarChange;
import org.chalkline.calendar.HolidayRotas;
import org.chalkline.calendar.SchoolCalendars;
import org.chalkline.casework.OpenDeadlines;
import org.chalkline.casework.OpenDeadlines.Move;
import org.chalkline.identity.Me;
import org.chalkline.testing.CalendarsAfresh;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The school's time: what changes it, and what moves with it. */
public class CalendarSteps {

  private static final String DAY =
      "((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \\d{1,2} [A-Z][a-z]+ \\d{4})";

  private final World world;
  private final SchoolCalendars calendars;
  private final HolidayRotas rotas;
  private final OpenDeadlines deadlines;
  private final Audit audit;
  private final JdbcClient jdbc;
  private final BeanFactory beans;
  private boolean changed;

  public CalendarSteps(
      World world,
      SchoolCalendars calendars,
      HolidayRotas rotas,
      OpenDeadlines deadlines,
      Audit audit,
      JdbcClient jdbc,
      BeanFactory beans) {
    this.world = world;
    this.calendars = calendars;
    this.rotas = rotas;
    this.deadlines = deadlines;
    this.audit = audit;
    this.jdbc = jdbc;
    this.beans = beans;
  }

  /** The next scenario finds the calendars as they ship. */
  @After
  public void calendarsAfresh() {
    if (changed) {
      CalendarsAfresh.make(beans);
    }
  }

  @When("^the school closes on " + DAY + " because of ([a-z ]+)$")
  public void closes(String day, String why) {
    change(new CalendarChange.Close(date(day), date(day), why), false);
  }

  @When("^the school closes from " + DAY + " to " + DAY + " because of ([a-z ]+)$")
  public void closes(String first, String last, String why) {
    change(new CalendarChange.Close(date(first), date(last), why), false);
  }

  @When("^the school closes on " + DAY + " because of ([a-z ]+), counting anew what is late$")
  public void closesCountingLate(String day, String why) {
    change(new CalendarChange.Close(date(day), date(day), why), true);
  }

  @When("^the school opens on " + DAY + " after all$")
  public void opens(String day) {
    change(new CalendarChange.Open(date(day), date(day)), false);
  }

  @When("^" + DAY + " becomes an INSET day$")
  public void inset(String day) {
    change(new CalendarChange.SetInset(date(day)), false);
  }

  @When("the school opens at {word} and closes at {word}")
  public void hours(String opens, String closes) {
    change(new CalendarChange.Hours(LocalTime.parse(opens), LocalTime.parse(closes)), false);
  }

  @When("^a bank holiday is proclaimed on " + DAY + "$")
  public void proclaimed(String day) {
    Me me = world.me(Who.read("administrator"));
    make(me, SchoolCalendars.ALL, new CalendarChange.Proclaim(date(day), "A bank holiday"), false);
  }

  @Then("the deadline of the task {string} moves to {moment}")
  public void movesTo(String task, Instant due) {
    assertThat(due(task)).isEqualTo(due);
    timeline(task, true);
  }

  @Then("the deadline of the task {string} stays {moment}")
  public void stays(String task, Instant due) {
    assertThat(due(task)).isEqualTo(due);
    timeline(task, false);
  }

  @Then("^closing on " + DAY + " would move the task \"([^\"]*)\" for (.+)$")
  public void wouldMove(String day, String task, String who) {
    assertThat(moves(day, who).moves()).extracting(Move::task).contains(task);
  }

  @Then("^closing on " + DAY + " would show (.+) nothing of the case$")
  public void wouldShowNothing(String day, String who) {
    OpenDeadlines.Moves moves = moves(day, who);
    assertThat(moves.moves()).extracting(Move::reference).doesNotContain(world.reference());
    assertThat(moves.others()).isZero();
  }

  @When(
      "^(" + Who.PATTERN + ") is on the holiday rota as ([a-z-]+) from " + DAY + " to " + DAY + "$")
  public void onTheRota(String who, String role, String first, String last) {
    changed = true;
    world.as(
        world.me(Who.read("administrator")),
        me ->
            rotas.enter(
                me,
                world.school(),
                new HolidayRotas.EnterTurn(
                    date(first), date(last), role, world.person(Who.read(who)).id()),
                World.key()));
  }

  @Then("the school is told that it has no holiday rota")
  public void noRota() {
    assertThat(world.look(() -> rotas.missing(world.school())))
        .extracting(HolidayRotas.Missing::code)
        .contains("rota");
  }

  private OpenDeadlines.Moves moves(String day, String who) {
    Me keeper = world.me(Who.read("administrator"));
    CalendarChange change = new CalendarChange.Close(date(day), date(day), "snow");
    changed = true;
    SchoolCalendars.Proposed proposed =
        world.as(
            keeper,
            me ->
                calendars.proposed(
                    me,
                    world.school(),
                    calendars.draft(me, world.school(), change, false, World.key())));
    return world.as(
        world.me(Who.read(who)),
        me ->
            deadlines.wouldMove(
                me, world.school(), proposed.countings().get(world.school()), false));
  }

  private void change(CalendarChange change, boolean lateToo) {
    make(world.me(Who.read("headteacher")), world.school(), change, lateToo);
  }

  private void make(Me keeper, String school, CalendarChange change, boolean lateToo) {
    changed = true;
    world.as(
        keeper,
        me -> {
          String id = calendars.draft(me, school, change, lateToo, World.key());
          long seen = calendars.proposed(me, school, id).version();
          calendars.make(me, school, id, seen, World.key());
          return true;
        });
  }

  private Instant due(String task) {
    return world.look(
        () ->
            jdbc.sql(
                    """
                    select due_at from assignment
                    where case_id = ? and lower(name) = lower(?) and closed_at is null
                    """)
                .params(world.caseFile().getId(), task)
                .query(Timestamp.class)
                .single()
                .toInstant());
  }

  /** Whether the case's history says that this task's deadline moved. */
  private void timeline(String task, boolean moved) {
    List<String> said =
        world.look(
            () ->
                audit.of("case:" + world.caseFile().getId()).stream()
                    .filter(entry -> entry.what().equals("task.deadline-moved"))
                    .map(entry -> entry.words().get("task"))
                    .toList());
    assertThat(said.stream().anyMatch(task::equalsIgnoreCase)).isEqualTo(moved);
  }

  private static LocalDate date(String day) {
    return British.moment(day + ", 12:00").atZone(British.LONDON).toLocalDate();
  }
}
