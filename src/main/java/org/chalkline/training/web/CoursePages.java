package org.chalkline.training.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.chalkline.identity.Me;
import org.chalkline.identity.Roles;
import org.chalkline.identity.Schools;
import org.chalkline.training.Course;
import org.chalkline.training.Courses;
import org.chalkline.web.BadForm;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Option;
import org.chalkline.web.SummaryRow;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The courses of a school: what each role must have. */
@Controller
@RequestMapping("/training/courses")
class CoursePages {

  private final Courses door;
  private final Schools schools;
  private final TrainingWords words;

  CoursePages(Courses door, Schools schools, TrainingWords words) {
    this.door = door;
    this.schools = schools;
    this.words = words;
  }

  @GetMapping
  String courses(Me me, @RequestParam String school, Model model) {
    return courses(me, school, new Course.Typed("", "", "", List.of()), model);
  }

  private String courses(Me me, String school, Course.Typed typed, Model model) {
    List<Course> courses = door.at(me, school);
    model.addAttribute("school", schools.get(school));
    model.addAttribute(
        "courses",
        courses.stream()
            .map(
                it ->
                    it.id().equals(Course.POLICY)
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

  private static void form(Course.Typed typed, Model model) {
    model.addAttribute("typed", typed);
    model.addAttribute(
        "roles",
        Roles.all().entrySet().stream()
            .filter(it -> !List.of("administrator", "auditor").contains(it.getKey()))
            .map(it -> new Option(it.getKey(), it.getValue()))
            .toList());
  }

  @PostMapping
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
    Course.Typed typed = new Course.Typed(name, about, months, roles);
    try {
      door.add(me, school, typed, once);
    } catch (InvalidInput wrong) {
      BadForm.show(response, model, wrong, once);
      return courses(me, school, typed, model);
    }
    return toCourses(school, "training.course.added", next);
  }

  @GetMapping("/{id}")
  String course(
      Me me, @PathVariable("id") String course, @RequestParam String school, Model model) {
    Course it = door.find(me, school, course);
    Integer months = it.months();
    return showCourse(
        it,
        new Course.Typed(
            it.name(), it.about(), months == null ? "" : months.toString(), it.roles()),
        model);
  }

  private String showCourse(Course it, Course.Typed typed, Model model) {
    model.addAttribute("school", schools.get(it.school()));
    model.addAttribute("course", it);
    form(typed, model);
    return "training/course";
  }

  @PostMapping("/{id}")
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
    Course.Typed typed = new Course.Typed(name, about, months, roles);
    try {
      door.change(me, school, course, typed, once);
    } catch (InvalidInput wrong) {
      BadForm.show(response, model, wrong, once);
      return showCourse(door.find(me, school, course), typed, model);
    }
    return toCourses(school, "training.course.changed", next);
  }

  @PostMapping("/{id}/retire")
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
}
