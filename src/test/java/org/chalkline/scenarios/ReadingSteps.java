package org.chalkline.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chalkline.casework.Completions;
import org.chalkline.training.Acknowledgements;
import org.chalkline.training.Courses;
import org.chalkline.training.MyReadings;
import org.chalkline.training.MyReadings.Own;
import org.chalkline.training.ReadingRolls;
import org.chalkline.training.ReadingRolls.Roll;
import org.chalkline.training.Standing;
import org.chalkline.training.Training;
import org.chalkline.training.TrainingRequests;
import org.chalkline.web.Answers;

/** Reading the policy and saying so; training. */
public class ReadingSteps {

  private final World world;
  private final Acknowledgements acknowledgements;
  private final MyReadings readings;
  private final ReadingRolls rolls;
  private final Training training;
  private final TrainingRequests requests;
  private final Courses courses;
  private final Completions completions;

  public ReadingSteps(
      World world,
      Acknowledgements acknowledgements,
      MyReadings readings,
      ReadingRolls rolls,
      Training training,
      TrainingRequests requests,
      Courses courses,
      Completions completions) {
    this.world = world;
    this.acknowledgements = acknowledgements;
    this.rolls = rolls;
    this.courses = courses;
    this.requests = requests;
    this.readings = readings;
    this.training = training;
    this.completions = completions;
  }

  @When("{person} asks everybody to read the policy")
  public void asksEverybody(Who who) {
    world.as(who, me -> acknowledgements.ask(me, world.school(), World.key()));
    world.begun();
    world.time.to(world.clock.instant());
  }

  @When("{person} reads and acknowledges the policy")
  public void reads(Who who) {
    confirms(who, Map.of("understood", true));
  }

  @When("{person} reads and acknowledges the policy, asking {string}")
  public void readsAndAsks(Who who, String question) {
    confirms(who, Map.of("understood", true, "question", world.filled(question)));
  }

  private void confirms(Who who, Map<String, Object> answers) {
    String task =
        open(who).map(Own::task).orElseThrow(() -> new AssertionError("Nothing is to be read"));
    world.as(
        who,
        me -> {
          completions.complete(me, task, new Answers(answers, List.of()), World.key());
          return true;
        });
  }

  @When("{person} tries to see who has read the policy")
  public void triesToSee(Who who) {
    world.tries(() -> roll(who));
  }

  @Then("{person} is to read the policy")
  public void isToRead(Who who) {
    assertThat(open(who)).isPresent();
  }

  @Then("{person} is to read the policy by {moment}")
  public void isToReadBy(Who who, Instant due) {
    assertThat(open(who).map(Own::due)).contains(due);
  }

  @Then("{person} need not read the policy")
  public void needNotRead(Who who) {
    assertThat(open(who)).isEmpty();
  }

  @Then("{person} sees that {int} person/people has/have read the policy and {int} is/are late")
  public void sees(Who who, int read, int late) {
    Roll roll = roll(who);
    assertThat(roll.read()).as("have read it").isEqualTo(read);
    assertThat(roll.late()).as("are late").isEqualTo(late);
  }

  @Then("{person} sees that everybody but {int} person/people is/are late")
  public void everybodyBut(Who who, int others) {
    Roll roll = roll(who);
    assertThat(roll.concerned() - roll.late()).isEqualTo(others);
  }

  @Then("{person} sees the question {string}")
  public void seesTheQuestion(Who who, String words) {
    assertThat(roll(who).questions()).extracting(ReadingRolls.Asked::words).contains(words);
  }

  @Then("{person} sees no names of who has read the policy")
  public void seesNoNames(Who who) {
    assertThat(roll(who).people()).isEmpty();
    assertThat(roll(who).questions()).isEmpty();
  }

  @When("{person} records that {person} did the training {string} on {string}")
  public void recordsTraining(Who who, Who whose, String course, String day) {
    String person = world.person(whose).id();
    world.as(
        who,
        me -> {
          String id =
              courses.at(me, world.school()).stream()
                  .filter(it -> it.name().equalsIgnoreCase(course))
                  .findFirst()
                  .orElseThrow(() -> new AssertionError("No course " + course))
                  .id();
          training.done(me, world.school(), person, id, LocalDate.parse(day), World.key());
          return true;
        });
  }

  @When("{person} asks for what is owed of training")
  public void asksForTraining(Who who) {
    world.as(
        who,
        me -> {
          requests.begin(me, world.school(), World.key());
          return true;
        });
    world.begun();
    world.time.to(world.clock.instant());
  }

  @When("{person} enters that they took the training {string} on {string}")
  public void entersOwn(Who who, String course, String day) {
    String task = asked(who, course).map(Standing.Asked::task).orElseThrow();
    world.as(
        who,
        me -> {
          Map<String, Object> answers = Map.of("doneOn", LocalDate.parse(day));
          completions.complete(me, task, new Answers(answers, List.of()), World.key());
          return true;
        });
  }

  @Then("{person} is to take the training {string} by {moment}")
  public void isToTake(Who who, String course, Instant due) {
    assertThat(asked(who, course).map(Standing.Asked::due)).contains(due);
  }

  @Then("{person} need not take the training {string}")
  public void needNotTake(Who who, String course) {
    assertThat(asked(who, course)).isEmpty();
  }

  @Then("{person} is late with the training {string}")
  public void isLateWith(Who who, String course) {
    assertThat(asked(who, course).map(Standing.Asked::due))
        .hasValueSatisfying(due -> assertThat(due).isBefore(world.clock.instant()));
  }

  private Optional<Standing.Asked> asked(Who who, String course) {
    return world.as(who, training::mine).values().stream()
        .flatMap(List::stream)
        .filter(it -> it.name().equals(course))
        .map(Standing::asked)
        .filter(Objects::nonNull)
        .findFirst();
  }

  @Then("the training of {person} is current")
  public void isCurrent(Who who) {
    assertThat(lacks(who)).isEmpty();
  }

  @Then("{person} lacks the training {string}")
  public void lacks(Who who, String course) {
    assertThat(lacks(who)).contains(course);
  }

  private List<String> lacks(Who who) {
    LocalDate today = world.clock.instant().atZone(British.LONDON).toLocalDate();
    return training.missing(world.person(who).id(), world.school(), today).stream()
        .map(Standing::name)
        .toList();
  }

  private Roll roll(Who who) {
    return world.as(who, me -> rolls.roll(me, world.school(), ""));
  }

  private Optional<Own> open(Who who) {
    return world.as(who, readings::mine).stream().filter(it -> it.task() != null).findFirst();
  }
}
