package org.chalkline.desk.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.chalkline.identity.Me;
import org.chalkline.training.Acknowledgements;
import org.chalkline.training.Course;
import org.chalkline.training.Courses;
import org.chalkline.training.MyReadings;
import org.chalkline.training.ReadingRolls;
import org.chalkline.training.ReadingRolls.Roll;
import org.chalkline.training.Shown;
import org.chalkline.training.Standing;
import org.chalkline.training.Training;
import org.chalkline.training.Training.Matrix;
import org.chalkline.training.TrainingLists;
import org.chalkline.training.TrainingLists.Listed;
import org.chalkline.training.TrainingRequests;
import org.chalkline.web.CsvIn;
import org.chalkline.web.IdempotencyKey;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Once;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who has read which version of the policy, and who has learnt what. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Reading and training")
class TrainingApi {

  private final Acknowledgements acknowledgements;
  private final MyReadings readings;
  private final ReadingRolls rolls;
  private final Training training;
  private final TrainingRequests requests;
  private final Courses courses;
  private final TrainingLists lists;
  private final OnceOnly once;

  TrainingApi(
      Acknowledgements acknowledgements,
      MyReadings readings,
      ReadingRolls rolls,
      Training training,
      TrainingRequests requests,
      Courses courses,
      TrainingLists lists,
      OnceOnly once) {
    this.readings = readings;
    this.rolls = rolls;
    this.courses = courses;
    this.lists = lists;
    this.acknowledgements = acknowledgements;
    this.training = training;
    this.requests = requests;
    this.once = once;
  }

  /** One's own readings; task is null unless it waits. */
  record Mine(List<MyReadings.Own> readings) {}

  /** How somebody stands with a course; asked is null unless there is a task for it. */
  record StandingView(
      String course,
      String name,
      String state,
      @Nullable LocalDate doneOn,
      @Nullable LocalDate lapsesOn,
      Standing.@Nullable Asked asked) {

    static StandingView of(Standing it) {
      return new StandingView(
          it.course(), it.name(), word(it.state()), it.doneOn(), it.lapsesOn(), it.asked());
    }
  }

  /** One's own training, by school. */
  record MyTraining(Map<String, List<StandingView>> schools) {}

  /** One person on the roll. */
  record PersonRead(
      Who person,
      List<String> roles,
      String state,
      @Nullable Instant askedAt,
      @Nullable Instant due,
      @Nullable Instant readAt,
      @Nullable Instant again) {}

  /** The roll of a school; people and questions are empty for those who see how many. */
  record RollView(
      String school,
      String edition,
      int read,
      int unread,
      int late,
      int concerned,
      List<ReadingRolls.EditionAsked> editions,
      List<PersonRead> people,
      List<ReadingRolls.Asked> questions) {}

  /** One person with how they stand with each course. */
  record PersonTrained(Who person, List<StandingView> courses) {}

  /**
   * Who has what at a school. Rows is empty for those who see how many; months of a course is null
   * if it never lapses, its roles are empty where everybody must have it.
   */
  record MatrixView(
      String school,
      @Nullable Instant askingSince,
      int lacking,
      int late,
      int people,
      List<Course> courses,
      List<PersonTrained> rows) {}

  /** A course as sent. */
  record CourseBody(
      @Nullable String name,
      @Nullable String about,
      @Nullable Integer months,
      @Nullable List<@Nullable String> roles) {

    Course.Typed typed() {
      return new Course.Typed(
          Asked.text(name),
          Asked.text(about),
          months == null ? "" : String.valueOf(months),
          Asked.texts("roles", roles));
    }
  }

  /** That somebody did a course. */
  record DoneBody(@Nullable String person, @Nullable String course, @Nullable LocalDate doneOn) {}

  /** A list as CSV text. */
  record ListBody(@Nullable String text) {}

  /** A line of a list. */
  record LineView(
      long line,
      Map<String, String> cells,
      @Nullable String person,
      @Nullable String course,
      @Nullable LocalDate doneOn,
      @Nullable Boolean known,
      List<String> errors) {}

  /** What was found in a list. */
  record ListView(long good, long wrong, List<String> ignored, List<LineView> lines) {}

  /** How many trainings of a list were new. */
  record TakenIn(int taken) {}

  private static String word(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @GetMapping("/reading/mine")
  @Operation(
      summary = "What you are to read and have read",
      description =
          "Confirming is completing the task: {\"understood\": true, \"question\": \"\"}.")
  Mine mine(Me me) {
    return new Mine(readings.mine(me));
  }

  @GetMapping("/training/mine")
  @Operation(summary = "Your own training")
  MyTraining myTraining(Me me) {
    Map<String, List<StandingView>> schools = new java.util.LinkedHashMap<>();
    training
        .mine(me)
        .forEach((school, all) -> schools.put(school, all.stream().map(StandingView::of).toList()));
    return new MyTraining(schools);
  }

  @GetMapping("/schools/{school}/reading")
  @Operation(
      summary = "Who has read a version of the policy, and who has not; whoever is late first",
      description =
          "edition: a version that was asked for; the newest if it is left out."
              + " show: all, unread, late or read; all if it is left out.")
  RollView roll(
      Me me,
      @PathVariable String school,
      @RequestParam(required = false) @Nullable String edition,
      @RequestParam(defaultValue = "all") String show) {
    Shown shown =
        Shown.of(show)
            .orElseThrow(() -> new InvalidInput("show", "Ask for all, unread, late or read"));
    Roll roll =
        rolls.roll(me, school, Objects.requireNonNullElse(Asked.filter("edition", edition), ""));
    return new RollView(
        school,
        roll.edition().edition(),
        roll.read(),
        roll.unread(),
        roll.late(),
        roll.concerned(),
        roll.editions(),
        roll.people().stream()
            .filter(it -> shown.holds(it.state()))
            .map(
                it ->
                    new PersonRead(
                        Who.of(it.person()),
                        List.copyOf(new TreeSet<>(it.roles())),
                        word(it.state()),
                        it.askedAt(),
                        it.due(),
                        it.readAt(),
                        it.again()))
            .toList(),
        roll.questions());
  }

  @PostMapping("/schools/{school}/reading")
  @Operation(summary = "Ask everybody concerned to read the version in force")
  Done ask(Me me, @PathVariable String school, IdempotencyKey key) {
    return once.made(me, key, "asked", fresh -> acknowledgements.ask(me, school, fresh));
  }

  @GetMapping("/schools/{school}/training")
  @Operation(summary = "Who has which training, and who lacks it")
  MatrixView matrix(Me me, @PathVariable String school) {
    Matrix matrix = training.matrix(me, school);
    return new MatrixView(
        school,
        requests.since(me, school).orElse(null),
        matrix.lacking(),
        matrix.late(),
        matrix.people(),
        matrix.courses(),
        matrix.rows().stream()
            .map(
                it ->
                    new PersonTrained(
                        Who.of(it.person()),
                        it.standings().stream().map(StandingView::of).toList()))
            .toList());
  }

  @PostMapping("/schools/{school}/training/asking")
  @Operation(summary = "Ask whoever owes a training, now and from then on each morning")
  Done askForTraining(Me me, @PathVariable String school, IdempotencyKey key) {
    return once.done(me, key, school, "asking", fresh -> requests.begin(me, school, fresh));
  }

  @PostMapping("/schools/{school}/training/asking/stop")
  @Operation(summary = "Stop asking for training; open tasks are taken off every list")
  Done stopAsking(Me me, @PathVariable String school, IdempotencyKey key) {
    return once.done(me, key, school, "stopped", fresh -> requests.stop(me, school, fresh));
  }

  @PostMapping("/schools/{school}/training/courses")
  @Operation(summary = "Add a course that roles must have")
  Done add(Me me, @PathVariable String school, @RequestBody CourseBody body, IdempotencyKey key) {
    return once.made(me, key, "added", fresh -> courses.add(me, school, body.typed(), fresh));
  }

  @PostMapping("/schools/{school}/training/courses/{course}")
  @Operation(summary = "Change a course")
  Done change(
      Me me,
      @PathVariable String school,
      @PathVariable String course,
      @RequestBody CourseBody body,
      IdempotencyKey key) {
    return once.done(
        me,
        key,
        course,
        "changed",
        fresh -> courses.change(me, school, course, body.typed(), fresh));
  }

  @PostMapping("/schools/{school}/training/courses/{course}/retire")
  @Operation(summary = "Take a course out of use")
  Done retire(Me me, @PathVariable String school, @PathVariable String course, IdempotencyKey key) {
    return once.done(
        me, key, course, "retired", fresh -> courses.retire(me, school, course, fresh));
  }

  @PostMapping("/schools/{school}/training/done")
  @Operation(summary = "Record that somebody did a course")
  Done done(Me me, @PathVariable String school, @RequestBody DoneBody body, IdempotencyKey key) {
    String course = Asked.text(body.course());
    return once.done(
        me,
        key,
        course,
        "recorded",
        fresh ->
            training.done(me, school, Asked.text(body.person()), course, body.doneOn(), fresh));
  }

  @PostMapping("/schools/{school}/training/list/preview")
  @Operation(
      summary = "Look at a list of trainings, line by line, without taking it in",
      description = "CSV text with the columns \"User name\", \"Course\" and \"Done on\".")
  ListView preview(Me me, @PathVariable String school, @RequestBody ListBody body) {
    CsvIn.Preview<Listed> found = lists.preview(me, school, Asked.text(body.text()));
    return new ListView(
        found.values().size(),
        found.wrong(),
        found.ignored(),
        found.lines().stream().map(TrainingApi::line).toList());
  }

  private static LineView line(CsvIn.Line<Listed> line) {
    Listed it = line.value();
    return new LineView(
        line.number(),
        line.cells(),
        it == null ? null : it.person(),
        it == null ? null : it.course(),
        it == null ? null : it.on(),
        it == null ? null : it.known(),
        line.errors());
  }

  @PostMapping("/schools/{school}/training/list")
  @Operation(summary = "Take in every line of a list with which nothing is wrong")
  TakenIn takeIn(
      Me me, @PathVariable String school, @RequestBody ListBody body, IdempotencyKey key) {
    return once.run(
        me,
        key,
        TakenIn.class,
        () -> new TakenIn(lists.takeIn(me, school, Asked.text(body.text()), Once.freshKey())));
  }
}
