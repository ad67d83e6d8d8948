package org.chalkline.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.Completions;
import org.chalkline.casework.TaskHolders;
import org.chalkline.casework.TaskTimes;
import org.chalkline.casework.Tasks;
import org.chalkline.casework.Worklist;
import org.chalkline.casework.Worklist.WorkRow;
import org.chalkline.identity.Me;
import org.chalkline.identity.Person;
import org.chalkline.web.Answers;
import org.chalkline.web.Forms;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tasks: who has them, until when, and what people do with them. */
public class TaskSteps {

  private static final Set<String> LAST =
      Set.of("Close the case", "Give word to the reporter and the person it was aimed at");

  private final World world;
  private final Worklist worklist;
  private final Completions completions;
  private final TaskHolders taskHolders;
  private final TaskTimes taskTimes;
  private final Tasks tasks;
  private final Forms forms;
  private final JdbcClient jdbc;

  public TaskSteps(
      World world,
      Worklist worklist,
      Completions completions,
      TaskHolders taskHolders,
      TaskTimes taskTimes,
      Tasks tasks,
      Forms forms,
      JdbcClient jdbc,
      CaseFiles cases) {
    this.world = world;
    this.worklist = worklist;
    this.completions = completions;
    this.taskHolders = taskHolders;
    this.taskTimes = taskTimes;
    this.tasks = tasks;
    this.forms = forms;
    this.jdbc = jdbc;
  }

  // ---- what somebody does

  @When("{person} completes {string} with:")
  public void completes(Who who, String task, DataTable table) {
    complete(who, task, new Sheet(table, world).left(), false);
  }

  @When("{person} tries to complete {string} with:")
  public void triesToComplete(Who who, String task, DataTable table) {
    Map<String, String> cells = new Sheet(table, world).left();
    world.tries(() -> complete(who, task, cells, false));
  }

  @When("{person} carries out {string}")
  public void carriesOut(Who who, String task) {
    complete(who, task, Map.of("carriedout", "yes"), false);
  }

  @When("{person} carries out {string} with:")
  public void carriesOut(Who who, String task, DataTable table) {
    Map<String, String> cells = new Sheet(table, world).left();
    cells.put("carriedout", "yes");
    complete(who, task, cells, false);
  }

  @When("{person} ends {string} because {string}")
  public void ends(Who who, String task, String reason) {
    complete(who, task, Map.of("carriedout", "no", "reason", world.filled(reason)), false);
  }

  @When("all other work of the case is carried out")
  public void allOtherWorkIsCarriedOut() {
    for (int rounds = 0; rounds < 60; rounds++) {
      List<String> open =
          open().stream().filter(task -> !LAST.contains(task.name())).map(Open::name).toList();
      if (open.isEmpty()) {
        return;
      }
      String next = open.get(0);
      Person able =
          world.everybody().stream()
              .filter(person -> row(world.me(person), next).isPresent())
              .findFirst()
              .orElseThrow(() -> new AssertionError("Nobody inside has " + next));
      Me me = world.me(able);
      world.as(me, it -> complete(it, next, Map.of(), true));
    }
    throw new AssertionError("The case has no end: " + open());
  }

  @When("{person} takes {string}")
  public void takes(Who who, String task) {
    world.as(who, me -> done(() -> taskHolders.claim(me, id(me, task))));
  }

  @When("{person} tries to take {string}")
  public void triesToTake(Who who, String task) {
    world.tries(() -> takes(who, task));
  }

  @When("{person} gives {string} back")
  public void givesBack(Who who, String task) {
    world.as(who, me -> done(() -> taskHolders.release(me, id(me, task))));
  }

  @When("{person} hands {string} over to {person} because {string}")
  public void handsOver(Who who, String task, Who to, String reason) {
    world.as(
        who,
        me -> done(() -> taskHolders.handOver(me, id(me, task), world.person(to).id(), reason)));
  }

  @When("{person} tries to hand {string} over to {person} because {string}")
  public void triesToHandOver(Who who, String task, Who to, String reason) {
    world.tries(() -> handsOver(who, task, to, reason));
  }

  @When("{person} asks for more time for {string}, until {moment}, because {string}")
  public void asksForMoreTime(Who who, String task, Instant until, String reason) {
    world.as(who, me -> done(() -> taskTimes.moreTime(me, id(me, task), until, reason)));
  }

  // ---- what must be so

  @Then("{person} has the task {string}")
  public void hasTheTask(Who who, String task) {
    assertThat(tasksOf(who)).contains(task);
  }

  @Then("{person} has the task {string} due {moment}")
  public void hasTheTaskDue(Who who, String task, Instant due) {
    WorkRow row =
        row(world.me(who), task)
            .orElseThrow(() -> new AssertionError(who + " has " + tasksOf(who) + ", not " + task));
    assertThat(British.written(row.due().truncatedTo(ChronoUnit.MINUTES)))
        .isEqualTo(British.written(due));
  }

  @Then("{person} does not have the task {string}")
  public void doesNotHaveTheTask(Who who, String task) {
    assertThat(tasksOf(who)).doesNotContain(task);
  }

  @Then("{person} has no task in the case")
  public void hasNoTask(Who who) {
    assertThat(tasksOf(who)).isEmpty();
  }

  @Then("only {person} has the task {string}")
  public void onlyHas(Who who, String task) {
    onlyHave(List.of(world.person(who)), task);
  }

  @Then("only {person} and {person} have the task {string}")
  public void onlyHave(Who one, Who other, String task) {
    onlyHave(List.of(world.person(one), world.person(other)), task);
  }

  @Then("only {person}, {person} and {person} have the task {string}")
  public void onlyHave(Who one, Who other, Who third, String task) {
    onlyHave(List.of(world.person(one), world.person(other), world.person(third)), task);
  }

  @Then("nobody has the task {string}")
  public void nobodyHas(String task) {
    onlyHave(List.of(), task);
  }

  @Then("nobody inside has the task {string} and the outside body is shown")
  public void outsideBodyIsShown(String task) {
    onlyHave(List.of(), task);
    assertThat(open()).contains(new Open(task, true));
  }

  @Then("there is a task {string}")
  public void thereIsATask(String task) {
    assertThat(open()).extracting(Open::name).contains(task);
  }

  @Then("there is no task {string}")
  public void thereIsNoTask(String task) {
    assertThat(open()).extracting(Open::name).doesNotContain(task);
  }

  @Then("the case has no open task")
  public void noOpenTask() {
    assertThat(open()).isEmpty();
  }

  @Then("{string} is in the hands of {person}")
  public void isInTheHandsOf(String task, Who holder) {
    assertThat(
            world.everybody().stream()
                .flatMap(person -> row(world.me(person), task).stream())
                .map(WorkRow::holder)
                .distinct())
        .containsExactly(world.person(holder).id());
  }

  @Then("the task {string} offers {string} and not {string}")
  public void offers(String task, String some, String others) {
    List<String> offered = offered(task);
    assertThat(offered).containsAll(Sheet.split(some, ","));
    assertThat(offered).doesNotContainAnyElementsOf(Sheet.split(others, ","));
  }

  // ---- how

  record Open(String name, boolean outside) {}

  /** The tasks of the case that are open. */
  List<Open> open() {
    return world.look(
        () ->
            jdbc.sql(
                    "select name, outside from work_item where reference = ? order by opened_at, task_id")
                .param(world.reference())
                .query((row, n) -> new Open(row.getString(1), row.getBoolean(2)))
                .list());
  }

  private void onlyHave(List<Person> persons, String task) {
    List<String> having =
        world.everybody().stream()
            .filter(person -> row(world.me(person), task).isPresent())
            .map(Person::userName)
            .toList();
    assertThat(having)
        .as("who has " + task)
        .containsExactlyInAnyOrderElementsOf(
            persons.stream().map(Person::userName).distinct().toList());
  }

  private List<String> tasksOf(Who who) {
    return rows(world.me(who)).stream().map(WorkRow::name).toList();
  }

  /** The tasks of the case that this person has. */
  List<WorkRow> rows(Me me) {
    return world.as(me, it -> worklist.list(it, Worklist.Query.first(200)).rows()).stream()
        .filter(row -> row.reference().equals(world.reference()))
        .toList();
  }

  private java.util.Optional<WorkRow> row(Me me, String task) {
    return rows(me).stream().filter(row -> row.name().equals(task)).findFirst();
  }

  private String id(Me me, String task) {
    return row(me, task)
        .map(WorkRow::taskId)
        .or(() -> anyId(task))
        .orElseThrow(() -> new AssertionError("No task " + task + " is open, but " + open()));
  }

  private java.util.Optional<String> anyId(String task) {
    return world.look(
        () ->
            jdbc.sql("select task_id from work_item where reference = ? and name = ?")
                .params(world.reference(), task)
                .query(String.class)
                .optional());
  }

  /** Fills in and sends the form of the task of this name. */
  void complete(Who who, String task, Map<String, String> cells, boolean anyhow) {
    world.as(who, me -> complete(me, task, cells, anyhow));
  }

  private boolean complete(Me me, String task, Map<String, String> cells, boolean anyhow) {
    return completeById(me, id(me, task), cells, anyhow);
  }

  /** The same for one task of several of a name. */
  boolean completeById(Me me, String id, Map<String, String> cells, boolean anyhow) {
    Tasks.Work work = tasks.find(me, id);
    FormFilling filling =
        new FormFilling(
                forms,
                tasks.form(work.step()),
                tasks.options(work.file(), work.step()),
                tasks.given(work.file(), work.step()))
            .with(cells);
    Answers answers = (anyhow ? filling.anyhow() : filling).answers();
    completions.complete(me, id, answers, World.key());
    return true;
  }

  private List<String> offered(String task) {
    return world.look(
        () -> {
          var work =
              world.everybody().stream()
                  .flatMap(
                      person ->
                          row(world.me(person), task).stream()
                              .map(row -> tasks.find(world.me(person), row.taskId())))
                  .findFirst()
                  .orElseThrow(() -> new AssertionError("Nobody has " + task));
          List<String> values = new ArrayList<>();
          tasks.form(work.step()).fields().stream()
              .filter(field -> field.optionsFrom() != null)
              .flatMap(
                  field ->
                      tasks
                          .options(work.file(), work.step())
                          .getOrDefault(field.optionsFrom(), List.of())
                          .stream())
              .forEach(option -> values.add(option.value()));
          return values;
        });
  }

  private static boolean done(Runnable deed) {
    deed.run();
    return true;
  }
}
