package org.chalkline.boundaries.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Map;
import org.chalkline.boundaries.AskException;
import org.chalkline.boundaries.Attempts;
import org.chalkline.boundaries.Exceptions;
import org.chalkline.boundaries.ReportAttempt;
import org.chalkline.identity.Me;
import org.chalkline.web.Answers;
import org.chalkline.web.FormBuilder;
import org.chalkline.web.FormView;
import org.chalkline.web.Forms;
import org.chalkline.web.InvalidInput;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Contact with pupils and parents: what is allowed, an attempt reported, an exception asked for.
 */
@Controller
@RequestMapping(AttemptPages.HERE)
class AttemptPages {

  static final String HERE = "/contact";

  private static final String BACK = "redirect:" + HERE;
  private static final String EXCEPTIONS = "/exceptions";

  private final Attempts attempts;
  private final Exceptions exceptions;
  private final AttemptViews views;
  private final Forms forms;

  AttemptPages(Attempts attempts, Exceptions exceptions, AttemptViews views, Forms forms) {
    this.attempts = attempts;
    this.exceptions = exceptions;
    this.views = views;
    this.forms = forms;
  }

  @GetMapping
  String contact(Me me, Model model) {
    model.addAttribute("schools", views.rules(me));
    model.addAttribute("calculator", views.calculator(me));
    return "boundaries/contact";
  }

  @GetMapping("/report")
  String report(Me me, Model model) {
    return reportPage(me, Map.of(), model);
  }

  @PostMapping("/report")
  String report(
      Me me,
      @RequestParam(defaultValue = "") String once,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    Map<String, String[]> typed = request.getParameterMap();
    FormBuilder asked = views.reportForm(me);
    try {
      Answers said = valid(asked, typed);
      attempts.report(
          me,
          new ReportAttempt(
              views.school(me, said),
              said.text("direction"),
              said.text("other"),
              said.text("otherName"),
              said.text("way"),
              said.text("platform"),
              said.text("said"),
              said.text("staffName"),
              (LocalDate) said.values().get("happenedOn"),
              Boolean.TRUE.equals(said.values().get("worrying"))),
          once);
      next.addFlashAttribute("success", views.say("boundaries.report.done"));
      return BACK;
    } catch (InvalidInput wrong) {
      wrong(wrong, once, response, model);
      return reportPage(me, typed, model);
    }
  }

  private String reportPage(Me me, Map<String, String[]> typed, Model model) {
    show(views.reportForm(me), typed, model);
    return "boundaries/report";
  }

  @GetMapping(EXCEPTIONS)
  String exceptions(Me me, Model model) {
    model.addAttribute("exceptions", views.exceptions(exceptions.mine(me)));
    return "boundaries/exceptions";
  }

  @GetMapping(EXCEPTIONS + "/ask")
  String ask(Me me, Model model) {
    return askPage(me, Map.of(), model);
  }

  @PostMapping(EXCEPTIONS + "/ask")
  String ask(
      Me me,
      @RequestParam(defaultValue = "") String once,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    Map<String, String[]> typed = request.getParameterMap();
    FormBuilder asked = views.askForm(me);
    try {
      Answers said = valid(asked, typed);
      exceptions.ask(
          me,
          new AskException(
              views.school(me, said),
              said.text("relation"),
              said.text("whom"),
              said.text("why"),
              (LocalDate) said.values().get("until")),
          once);
      next.addFlashAttribute("success", views.say("boundaries.ask.done"));
      return BACK + EXCEPTIONS;
    } catch (InvalidInput wrong) {
      wrong(wrong, once, response, model);
      return askPage(me, typed, model);
    }
  }

  private String askPage(Me me, Map<String, String[]> typed, Model model) {
    show(views.askForm(me), typed, model);
    model.addAttribute("schools", views.rules(me));
    return "boundaries/ask";
  }

  @PostMapping(EXCEPTIONS + "/{id}/give-up")
  String giveUp(
      Me me,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String once,
      RedirectAttributes next) {
    exceptions.giveUp(me, id, once);
    next.addFlashAttribute("success", views.say("boundaries.give-up.done"));
    return BACK + EXCEPTIONS;
  }

  private Answers valid(FormBuilder asked, Map<String, String[]> typed) {
    Answers said = forms.read(asked.form(), typed, asked.options());
    said.valid();
    return said;
  }

  private static void show(FormBuilder asked, Map<String, String[]> typed, Model model) {
    model.addAttribute("form", FormView.of(asked.form(), typed, asked.options()));
  }

  private static void wrong(
      InvalidInput wrong, String once, HttpServletResponse response, Model model) {
    response.setStatus(400);
    model.addAttribute("errors", wrong.errors());
    model.addAttribute("onceKey", once);
  }
}
