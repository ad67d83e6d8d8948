package org.chalkline.training.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.chalkline.identity.Me;
import org.chalkline.identity.Roles;
import org.chalkline.identity.Schools;
import org.chalkline.training.Acknowledgements;
import org.chalkline.training.Training;
import org.chalkline.training.Training.Course;
import org.chalkline.training.Training.CourseTyped;
import org.chalkline.training.Training.Listed;
import org.chalkline.training.Training.Matrix;
import org.chalkline.training.Training.Row;
import org.chalkline.web.Cell;
import org.chalkline.web.CsvIn;
import org.chalkline.web.CsvOut;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Option;
import org.chalkline.web.SummaryRow;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who has which training: the matrix, the courses, recording and bringing a list. */
@Controller
@RequestMapping("/training")
class TrainingPages {

  private final Training door;
  private final Acknowledgements acknowledgements;
  private final Schools schools;
  private final TrainingWords words;

  TrainingPages(
      Training door, Acknowledgements acknowledgements, Schools schools, TrainingWords words) {
    this.door = door;
    this.acknowledgements = acknowledgements;
    this.schools = schools;
    this.words = words;
  }

  /** The matrix, ready to print. */
  record MatrixView(
      String school,
      String schoolId,
      boolean named,
      String lacking,
      String people,
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
            acknowledgements.schools(me).stream()
                .map(id -> new Option(id, schools.get(id).name()))
                .toList(),
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
        : acknowledgements.schools(me).stream().findFirst().orElseThrow(NoSuchThing::new);
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
                          iso(it.lapsesOn()))));
    }
    return CsvOut.file(
        "training-" + matrix.school().id() + ".csv",
        List.of("Name", "User name", "Roles", "Course", "State", "Done on", "Lapses on"),
        rows);
  }

  private static String iso(@Nullable LocalDate day) {
    return day == null ? "" : day.toString();
  }

  // ---- courses

  @GetMapping("/courses")
  String courses(Me me, @RequestParam String school, Model model) {
    return courses(me, school, new CourseTyped("", "", "", List.of()), model);
  }

  private String courses(Me me, String school, CourseTyped typed, Model model) {
    List<Course> courses = door.courses(me, school);
    model.addAttribute("school", schools.get(school));
    model.addAttribute(
        "courses",
        courses.stream()
            .map(
                it ->
                    it.id().equals(Training.POLICY)
                        ? new SummaryRow(it.name(), words.say("training.course.policy.about"))
                        : new SummaryRow(
                            it.name(),
                            about(it),
                            "/training/courses/" + it.id() + "?school=" + school,
                            words.say("training.course.change")))
            .toList());
    form(typed, model);
    return "training/courses";
  }

  private String about(Course it) {
    Integer months = it.months();
    String holds =
        months == null
            ? words.say("training.course.for-good")
            : words.say("training.course.months", months);
    return words.roles(it.roles()) + "\n" + holds + (it.about().isEmpty() ? "" : "\n" + it.about());
  }

  private static void form(CourseTyped typed, Model model) {
    model.addAttribute("typed", typed);
    model.addAttribute(
        "roles",
        Roles.all().entrySet().stream()
            .filter(it -> !List.of("administrator", "auditor").contains(it.getKey()))
            .map(it -> new Option(it.getKey(), it.getValue()))
            .toList());
  }

  @PostMapping("/courses")
  String add(
      Me me,
      @RequestParam String school,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String about,
      @RequestParam(defaultValue = "") String months,
      @RequestParam(required = false, defaultValue = "") List<String> roles,
      @RequestParam(defaultValue = "") String once,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    CourseTyped typed = new CourseTyped(name, about, months, roles);
    try {
      door.add(me, school, typed, once);
    } catch (InvalidInput wrong) {
      bad(response, model, wrong, once);
      return courses(me, school, typed, model);
    }
    return toCourses(school, "training.course.added", next);
  }

  @GetMapping("/courses/{id}")
  String course(
      Me me, @PathVariable("id") String course, @RequestParam String school, Model model) {
    Course it = door.course(me, school, course);
    Integer months = it.months();
    return showCourse(
        it,
        new CourseTyped(it.name(), it.about(), months == null ? "" : months.toString(), it.roles()),
        model);
  }

  private String showCourse(Course it, CourseTyped typed, Model model) {
    model.addAttribute("school", schools.get(it.school()));
    model.addAttribute("course", it);
    form(typed, model);
    return "training/course";
  }

  @PostMapping("/courses/{id}")
  String change(
      Me me,
      @PathVariable("id") String course,
      @RequestParam String school,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String about,
      @RequestParam(defaultValue = "") String months,
      @RequestParam(required = false, defaultValue = "") List<String> roles,
      @RequestParam(defaultValue = "") String once,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    CourseTyped typed = new CourseTyped(name, about, months, roles);
    try {
      door.change(me, school, course, typed, once);
    } catch (InvalidInput wrong) {
      bad(response, model, wrong, once);
      return showCourse(door.course(me, school, course), typed, model);
    }
    return toCourses(school, "training.course.changed", next);
  }

  @PostMapping("/courses/{id}/retire")
  String retire(
      Me me,
      @PathVariable("id") String course,
      @RequestParam String school,
      @RequestParam(defaultValue = "") String once,
      RedirectAttributes next) {
    door.retire(me, school, course, once);
    return toCourses(school, "training.course.retired", next);
  }

  private String toCourses(String school, String done, RedirectAttributes next) {
    next.addFlashAttribute("success", words.say(done));
    next.addAttribute("school", school);
    return "redirect:/training/courses";
  }

  private static void bad(
      HttpServletResponse response, Model model, InvalidInput wrong, String once) {
    response.setStatus(400);
    model.addAttribute("errors", wrong.errors());
    model.addAttribute("onceKey", once);
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
        door.courses(me, school).stream().map(it -> new Option(it.id(), it.name())).toList());
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
      bad(response, model, wrong, once);
      return record(me, school, typed, model);
    }
    next.addFlashAttribute("success", words.say("training.recorded"));
    next.addAttribute("school", school);
    return "redirect:/training";
  }

  // ---- a list

  /** A list before it is taken in, ready to print. */
  record PreviewView(
      String text,
      String good,
      String wrong,
      boolean any,
      @Nullable String ignored,
      List<String> heads,
      List<List<Cell>> rows) {}

  @GetMapping("/import")
  String bring(Me me, @RequestParam String school, Model model) {
    return bring(me, school, null, model);
  }

  private String bring(Me me, String school, @Nullable PreviewView preview, Model model) {
    model.addAttribute("courses", door.courses(me, school).stream().map(Course::name).toList());
    model.addAttribute("school", schools.get(school));
    model.addAttribute("preview", preview);
    return "training/import";
  }

  @PostMapping("/import")
  String preview(
      Me me,
      @RequestParam String school,
      @RequestParam(required = false) @Nullable MultipartFile file,
      HttpServletResponse response,
      Model model)
      throws IOException {
    try {
      String text = CsvIn.text("file", file == null ? new byte[0] : file.getBytes());
      return bring(me, school, view(text, door.preview(me, school, text)), model);
    } catch (InvalidInput wrong) {
      response.setStatus(400);
      model.addAttribute("errors", wrong.errors());
      return bring(me, school, null, model);
    }
  }

  @PostMapping("/import/take-in")
  String takeIn(
      Me me,
      @RequestParam String school,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String once,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    try {
      int taken = door.takeIn(me, school, text, once);
      next.addFlashAttribute("success", words.say("training.import.done", taken));
    } catch (InvalidInput wrong) {
      bad(response, model, wrong, once);
      return bring(me, school, null, model);
    }
    next.addAttribute("school", school);
    return "redirect:/training";
  }

  private PreviewView view(String text, CsvIn.Preview<Listed> found) {
    int good = found.values().size();
    return new PreviewView(
        text,
        words.say("training.import.good", good),
        words.say("training.import.wrong", found.wrong()),
        good > 0,
        found.ignored().isEmpty()
            ? null
            : words.say("training.import.ignored", String.join(", ", found.ignored())),
        List.of(
            words.say("training.head.line"),
            words.say("training.head.name"),
            words.say("training.head.course"),
            words.say("training.head.done-on"),
            words.say("training.head.found")),
        found.lines().stream().map(this::line).toList());
  }

  private List<Cell> line(CsvIn.Line<Listed> line) {
    Listed it = line.value();
    return List.of(
        Cell.number(String.valueOf(line.number())),
        Cell.of(it == null ? line.cells().getOrDefault("User name", "") : it.name()),
        Cell.of(it == null ? line.cells().getOrDefault("Course", "") : it.courseName()),
        Cell.of(it == null ? line.cells().getOrDefault("Done on", "") : words.when().day(it.on())),
        it == null
            ? Cell.of(String.join(". ", line.errors()))
            : Cell.tag(
                words.say(it.known() ? "training.import.known" : "training.import.new"),
                it.known() ? "grey" : "green"));
  }
}
