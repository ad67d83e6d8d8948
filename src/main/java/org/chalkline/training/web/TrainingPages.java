package org.chalkline.training.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.chalkline.identity.Me;
import org.chalkline.identity.Schools;
import org.chalkline.training.Courses;
import org.chalkline.training.ReadingRolls;
import org.chalkline.training.Standing;
import org.chalkline.training.Training;
import org.chalkline.training.Training.Matrix;
import org.chalkline.training.Training.Row;
import org.chalkline.training.TrainingRequests;
import org.chalkline.web.BadForm;
import org.chalkline.web.Cell;
import org.chalkline.web.CsvOut;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Option;
import org.chalkline.web.SchoolItem;
import org.chalkline.web.SchoolItems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who has which training, and recording that somebody did it. */
@Controller
@RequestMapping("/training")
class TrainingPages implements SchoolItems {

  private static final int ORDER = 93;

  private final Training door;
  private final TrainingRequests requests;
  private final Courses courses;
  private final ReadingRolls rolls;
  private final Schools schools;
  private final TrainingWords words;

  TrainingPages(
      Training door,
      TrainingRequests requests,
      Courses courses,
      ReadingRolls rolls,
      Schools schools,
      TrainingWords words) {
    this.door = door;
    this.requests = requests;
    this.courses = courses;
    this.rolls = rolls;
    this.schools = schools;
    this.words = words;
  }

  @Override
  public List<SchoolItem> schoolItems(HttpServletRequest request) {
    return Me.of(request)
        .filter(me -> !rolls.schools(me).isEmpty())
        .map(
            me ->
                new SchoolItem(
                    SchoolItem.Part.PEOPLE,
                    "/training",
                    words.say("training.matrix.title"),
                    words.say("training.matrix.what"),
                    () -> null,
                    ORDER))
        .stream()
        .toList();
  }

  /** The matrix, ready to print. */
  record MatrixView(
      String school,
      String schoolId,
      boolean named,
      String lacking,
      String people,
      String late,
      @Nullable String asking,
      List<Option> schools,
      boolean onlyLacking,
      List<String> heads,
      List<List<Cell>> rows) {}

  @GetMapping
  String matrix(
      Me me,
      @RequestParam(defaultValue = "") String school,
      @RequestParam(defaultValue = "false") boolean lacking,
      Model model) {
    Matrix matrix = door.matrix(me, at(me, school));
    List<String> heads = new ArrayList<>(List.of(words.say("training.head.name")));
    matrix.courses().forEach(course -> heads.add(course.name()));
    model.addAttribute(
        "matrix",
        new MatrixView(
            matrix.school().name(),
            matrix.school().id(),
            matrix.named(),
            String.valueOf(matrix.lacking()),
            String.valueOf(matrix.people()),
            words.say("training.matrix.late", matrix.late()),
            requests
                .since(me, matrix.school().id())
                .map(since -> words.say("training.asking.since", words.when().day(since)))
                .orElse(null),
            rolls.schools(me).stream().map(id -> new Option(id, schools.get(id).name())).toList(),
            lacking,
            heads,
            matrix.rows().stream()
                .filter(row -> !lacking || row.lacking())
                .map(this::cells)
                .toList()));
    return "training/matrix";
  }

  private List<Cell> cells(Row row) {
    List<Cell> cells = new ArrayList<>(List.of(Cell.of(row.person().name())));
    row.standings().forEach(it -> cells.add(words.standingCell(it)));
    return cells;
  }

  private String at(Me me, String school) {
    return !school.isEmpty()
        ? school
        : rolls.schools(me).stream().findFirst().orElseThrow(NoSuchThing::new);
  }

  @GetMapping("/list.csv")
  ResponseEntity<byte[]> csv(Me me, @RequestParam(defaultValue = "") String school) {
    Matrix matrix = door.matrix(me, at(me, school));
    if (!matrix.named()) {
      throw new NoSuchThing();
    }
    List<List<String>> rows = new ArrayList<>();
    for (Row row : matrix.rows()) {
      row.standings()
          .forEach(
              it ->
                  rows.add(
                      List.of(
                          row.person().name(),
                          row.person().userName(),
                          words.roles(row.roles()),
                          it.name(),
                          words.say("training.state." + it.state()),
                          iso(it.doneOn()),
                          iso(it.lapsesOn()),
                          until(it))));
    }
    return CsvOut.file(
        "training-" + matrix.school().id() + ".csv",
        List.of(
            "Name", "User name", "Roles", "Course", "State", "Done on", "Lapses on", "Asked until"),
        rows);
  }

  private String until(Standing it) {
    return it.asked() == null ? "" : words.when().at(it.asked().due());
  }

  private static String iso(@Nullable LocalDate day) {
    return day == null ? "" : day.toString();
  }

  // ---- asking

  @PostMapping("/ask")
  String ask(
      Me me,
      @RequestParam String school,
      @RequestParam(defaultValue = "") String once,
      RedirectAttributes next) {
    requests.begin(me, school, once);
    return toMatrix(school, "training.asking.begun", next);
  }

  @PostMapping("/stop")
  String stop(
      Me me,
      @RequestParam String school,
      @RequestParam(defaultValue = "") String once,
      RedirectAttributes next) {
    requests.stop(me, school, once);
    return toMatrix(school, "training.asking.stopped", next);
  }

  private String toMatrix(String school, String done, RedirectAttributes next) {
    next.addFlashAttribute("success", words.say(done));
    next.addAttribute("school", school);
    return "redirect:/training";
  }

  // ---- what was done

  /** What was typed of what was done. */
  record DoneTyped(String person, String course, String day, String month, String year) {

    @Nullable LocalDate on() {
      try {
        return LocalDate.of(
            Integer.parseInt(year.strip()),
            Integer.parseInt(month.strip()),
            Integer.parseInt(day.strip()));
      } catch (DateTimeException | NumberFormatException none) {
        return null;
      }
    }
  }

  @GetMapping("/done")
  String record(Me me, @RequestParam String school, Model model) {
    return record(me, school, new DoneTyped("", "", "", "", ""), model);
  }

  private String record(Me me, String school, DoneTyped typed, Model model) {
    model.addAttribute(
        "people",
        door.people(me, school).stream().map(it -> new Option(it.id(), it.name())).toList());
    model.addAttribute(
        "courses",
        courses.at(me, school).stream().map(it -> new Option(it.id(), it.name())).toList());
    model.addAttribute("school", schools.get(school));
    model.addAttribute("typed", typed);
    return "training/done";
  }

  @PostMapping("/done")
  String record(
      Me me,
      @RequestParam String school,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String course,
      @RequestParam(name = "doneOn-day", defaultValue = "") String day,
      @RequestParam(name = "doneOn-month", defaultValue = "") String month,
      @RequestParam(name = "doneOn-year", defaultValue = "") String year,
      @RequestParam(defaultValue = "") String once,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    DoneTyped typed = new DoneTyped(person, course, day, month, year);
    try {
      door.done(me, school, person, course, typed.on(), once);
    } catch (InvalidInput wrong) {
      BadForm.show(response, model, wrong, once);
      return record(me, school, typed, model);
    }
    return toMatrix(school, "training.recorded", next);
  }
}
