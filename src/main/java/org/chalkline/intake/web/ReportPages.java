package org.chalkline.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chalkline.identity.Me;
import org.chalkline.identity.School;
import org.chalkline.intake.MakeReport;
import org.chalkline.intake.MakeReport.GivenFile;
import org.chalkline.intake.Reports;
import org.chalkline.web.FieldError;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Once;
import org.chalkline.web.Option;
import org.chalkline.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The one page to report. */
@Controller
class ReportPages {

  private final Reports reports;
  private final SchoolChoices choices;
  private final ReportForm form;
  private final Clock clock;

  ReportPages(Reports reports, SchoolChoices choices, ReportForm form, Clock clock) {
    this.reports = reports;
    this.choices = choices;
    this.form = form;
    this.clock = clock;
  }

  @GetMapping("/report")
  String page(
      Me me,
      @RequestParam(required = false) @Nullable String school,
      Model model,
      HttpServletResponse response) {
    List<School> schools = reports.schoolsFor(me);
    if (schools.isEmpty()) {
      throw new Refused("You work for no school here, so there is none to report to");
    }
    if (school == null && schools.size() > 1) {
      return whichSchool(schools, model);
    }
    Optional<School> chosen = school == null ? Optional.of(schools.get(0)) : of(schools, school);
    if (chosen.isEmpty()) {
      return wrongSchool(schools, model, response);
    }
    return show(choices.of(chosen.get()), schools, Typed.fresh(clock.instant()), model);
  }

  @PostMapping("/report")
  String send(
      Me me,
      @RequestParam(defaultValue = "") String school,
      @RequestParam(defaultValue = "") String once,
      @RequestParam(required = false) @Nullable List<MultipartFile> files,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next)
      throws IOException {
    List<School> schools = reports.schoolsFor(me);
    Optional<School> chosen = of(schools, school);
    if (chosen.isEmpty()) {
      return wrongSchool(schools, model, response);
    }
    Choices offered = choices.of(chosen.get());
    List<GivenFile> given = given(files);
    try {
      MakeReport report = form.read(offered, request.getParameterMap(), given);
      String reference =
          reports.report(me, report, once.isBlank() ? Once.freshKey() : once.strip());
      next.addFlashAttribute("sent", true);
      return "redirect:/my-reports/" + reference;
    } catch (InvalidInput e) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("errors", form.onPage(e.errors()));
      model.addAttribute("onceKey", once);
      model.addAttribute("filesAgain", given.size());
      return show(offered, schools, new Typed(request.getParameterMap()), model);
    }
  }

  private String show(Choices offered, List<School> schools, Typed typed, Model model) {
    model.addAttribute("choices", offered);
    of(schools, offered.school())
        .filter(school -> !school.live())
        .ifPresent(school -> model.addAttribute("notLive", school.name()));
    model.addAttribute("several", schools.size() > 1);
    model.addAttribute("typed", typed);
    model.addAttribute("behind", Block.of("behind", ReportForm.BEHIND, typed));
    model.addAttribute("aimed", Block.of("aimed", ReportForm.AIMED, typed));
    return "intake/report";
  }

  private static String whichSchool(List<School> schools, Model model) {
    model.addAttribute(
        "schools", schools.stream().map(it -> new Option(it.id(), it.name())).toList());
    return "intake/school";
  }

  private static String wrongSchool(
      List<School> schools, Model model, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    model.addAttribute(
        "errors", List.of(new FieldError("school", "Select the school it concerns")));
    return whichSchool(schools, model);
  }

  private static Optional<School> of(List<School> schools, String id) {
    return schools.stream().filter(it -> it.id().equals(id)).findFirst();
  }

  /** The files chosen; a file field left alone sends an empty part without a name. */
  private static List<GivenFile> given(@Nullable List<MultipartFile> files) throws IOException {
    List<GivenFile> given = new ArrayList<>();
    for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
      String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
      if (!name.isEmpty() || !file.isEmpty()) {
        given.add(new GivenFile(name, file.getBytes()));
      }
    }
    return given;
  }
}
