package org.chalkline.desk.calendar;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chalkline.calendar.SchoolCalendars;
import org.chalkline.identity.Me;
import org.chalkline.web.Answers;
import org.chalkline.web.BadForm;
import org.chalkline.web.FormView;
import org.chalkline.web.Forms;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Refused;
import org.chalkline.web.When;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Bank holidays proclaimed beside those of the law, once for all schools. */
@Controller
@RequestMapping("/bank-holidays")
class BankHolidayPages {

  private static final String WHAT = "bank-holiday";

  private final SchoolCalendars calendars;
  private final CalendarViews views;
  private final CalendarForms offered;
  private final Forms forms;
  private final When when;
  private final MessageSourceAccessor words;

  BankHolidayPages(
      SchoolCalendars calendars,
      CalendarViews views,
      CalendarForms offered,
      Forms forms,
      When when,
      MessageSource messages) {
    this.calendars = calendars;
    this.views = views;
    this.offered = offered;
    this.forms = forms;
    this.when = when;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  @GetMapping
  String list(Me me, Model model) {
    return show(me, Map.of(), model);
  }

  @PostMapping
  String ask(
      Me me,
      @RequestParam(defaultValue = "") String once,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Answers answers = forms.read(offered.form(WHAT), request.getParameterMap(), Map.of());
    try {
      return toChange(
          calendars.draft(
              me,
              SchoolCalendars.ALL,
              offered.change(WHAT, answers, ""),
              CalendarForms.lateToo(answers),
              once));
    } catch (InvalidInput wrong) {
      BadForm.show(response, model, wrong, once);
      return show(me, request.getParameterMap(), model);
    }
  }

  @PostMapping("/remove")
  String remove(Me me, @RequestParam String value, @RequestParam(defaultValue = "") String once) {
    return toChange(
        calendars.draft(me, SchoolCalendars.ALL, offered.removal(WHAT, value), false, once));
  }

  @GetMapping("/changes/{id}")
  String change(Me me, @PathVariable String id, Model model) {
    model.addAttribute("change", views.change(me, SchoolCalendars.ALL, id));
    model.addAttribute("back", "/bank-holidays");
    model.addAttribute("action", "/bank-holidays/changes/" + id);
    return "desk/calendar/change";
  }

  @PostMapping("/changes/{id}")
  String make(
      Me me,
      @PathVariable String id,
      @RequestParam(defaultValue = "-1") long version,
      @RequestParam(defaultValue = "") String once,
      RedirectAttributes next) {
    try {
      calendars.make(me, SchoolCalendars.ALL, id, version, once);
    } catch (Refused stale) {
      next.addFlashAttribute("notice", stale.words());
      return toChange(id);
    }
    next.addFlashAttribute("success", words.getMessage("desk.calendar.made"));
    return "redirect:/bank-holidays";
  }

  private String show(Me me, Map<String, String[]> typed, Model model) {
    if (!calendars.mayProclaim(me)) {
      throw new AccessDeniedException("For administrators");
    }
    List<CalendarView.Line> days =
        calendars.proclaimed().entrySet().stream()
            .map(
                it ->
                    new CalendarView.Line(
                        when.weekday(it.getKey()) + ": " + it.getValue(), it.getKey().toString()))
            .toList();
    model.addAttribute("days", days);
    model.addAttribute("form", FormView.of(offered.form(WHAT), typed, Map.of()));
    return "desk/calendar/bank-holidays";
  }

  private static String toChange(String id) {
    return "redirect:/bank-holidays/changes/" + id;
  }
}
