package org.chalkline.training.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.chalkline.identity.Me;
import org.chalkline.identity.Schools;
import org.chalkline.training.Course;
import org.chalkline.training.Courses;
import org.chalkline.training.TrainingLists;
import org.chalkline.training.TrainingLists.Listed;
import org.chalkline.web.BadForm;
import org.chalkline.web.Cell;
import org.chalkline.web.CsvIn;
import org.chalkline.web.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Bringing a list of trainings done: looked at line by line, then taken in. */
@Controller
@RequestMapping("/training/import")
class TrainingListPages {

  private final TrainingLists door;
  private final Courses courses;
  private final Schools schools;
  private final TrainingWords words;

  TrainingListPages(TrainingLists door, Courses courses, Schools schools, TrainingWords words) {
    this.door = door;
    this.courses = courses;
    this.schools = schools;
    this.words = words;
  }

  /** A list before it is taken in, ready to print. */
  record PreviewView(
      String text,
      String good,
      String wrong,
      boolean any,
      @Nullable String ignored,
      List<String> heads,
      List<List<Cell>> rows) {}

  @GetMapping
  String bring(Me me, @RequestParam String school, Model model) {
    return bring(me, school, null, model);
  }

  private String bring(Me me, String school, @Nullable PreviewView preview, Model model) {
    model.addAttribute("courses", courses.at(me, school).stream().map(Course::name).toList());
    model.addAttribute("school", schools.get(school));
    model.addAttribute("preview", preview);
    return "training/import";
  }

  @PostMapping
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
      BadForm.show(response, model, wrong, null);
      return bring(me, school, null, model);
    }
  }

  @PostMapping("/take-in")
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
      BadForm.show(response, model, wrong, once);
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
