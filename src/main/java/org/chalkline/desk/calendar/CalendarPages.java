package org.chalkline.desk.calendar;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chalkline.calendar.HolidayRotas;
import org.chalkline.calendar.HolidayRotas.EnterTurn;
import org.chalkline.calendar.SchoolCalendars;
import org.chalkline.identity.Me;
import org.chalkline.identity.NeedsFreshSignIn;
import org.chalkline.identity.Schools;
import org.chalkline.web.Answers;
import org.chalkline.web.BadForm;
import org.chalkline.web.FormDefinition;
import org.chalkline.web.FormView;
import org.chalkline.web.Forms;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Refused;
import org.chalkline.web.SchoolItem;
import org.chalkline.web.SchoolItems;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A school's calendar: the year, its changes, the rota. */
@Controller
@RequestMapping("/calendar")
class CalendarPages implements SchoolItems {

  private static final int ORDER = 60;
  private static final String FORM = "desk/calendar/form";

  private final SchoolCalendars calendars;
  private final HolidayRotas rotas;
  private final CalendarViews views;
  private final CalendarForms offered;
  private final Forms forms;
  private final Schools schools;
  private final MessageSourceAccessor words;

  CalendarPages(
      SchoolCalendars calendars,
      HolidayRotas rotas,
      CalendarViews views,
      CalendarForms offered,
      Forms forms,
      Schools schools,
      MessageSource messages) {
    this.calendars = calendars;
    this.rotas = rotas;
    this.views = views;
    this.offered = offered;
    this.forms = forms;
    this.schools = schools;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  /** A school to choose. */
  record Choice(String name, String href) {}

  @Override
  public List<SchoolItem> schoolItems(HttpServletRequest request) {
    return Me.of(request)
        .filter(me -> !me.schools().isEmpty())
        .map(
            me ->
                List.of(
                    new SchoolItem(
                        SchoolItem.Part.TIME,
                        "/calendar",
                        words.getMessage("desk.calendar.title"),
                        words.getMessage("desk.calendar.what"),
                        () -> missing(me),
                        ORDER)))
        .orElse(List.of());
  }

  /** How much those who keep a calendar have still to enter. */
  private @Nullable String missing(Me me) {
    long missing =
        me.schools().stream()
            .filter(school -> calendars.mayChange(me, school))
            .mapToLong(school -> rotas.missing(school).size())
            .sum();
    return missing == 0 ? null : words.getMessage("desk.calendar.open", new Object[] {missing});
  }

  @GetMapping
  String choose(Me me, Model model) {
    if (me.schools().size() == 1) {
      return "redirect:/calendar/" + me.schools().iterator().next();
    }
    model.addAttribute(
        "schools",
        me.schools().stream()
            .map(id -> new Choice(schools.get(id).name(), "/calendar/" + id))
            .toList());
    model.addAttribute("proclaims", calendars.mayProclaim(me));
    return "desk/calendar/choose";
  }

  @GetMapping("/{school}")
  String year(
      Me me,
      @PathVariable String school,
      @RequestParam(required = false) Integer year,
      Model model) {
    model.addAttribute("year", views.year(me, school, year));
    model.addAttribute("proclaims", calendars.mayProclaim(me));
    return "desk/calendar/year";
  }

  @GetMapping("/{school}/change/{what}")
  String form(
      Me me,
      @PathVariable String school,
      @PathVariable String what,
      @RequestParam(defaultValue = "") String id,
      Model model) {
    FormDefinition form = offered.form(what);
    Map<String, Object> given = offered.given(what, calendars.dates(me, school), id);
    return show(me, school, what, id, FormView.filled(form, given, Map.of()), model);
  }

  @PostMapping("/{school}/change/{what}")
  String ask(
      Me me,
      @PathVariable String school,
      @PathVariable String what,
      @RequestParam(defaultValue = "") String id,
      @RequestParam(defaultValue = "") String once,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    FormDefinition form = offered.form(what);
    Answers answers = forms.read(form, request.getParameterMap(), Map.of());
    try {
      return toChange(
          school,
          calendars.draft(
              me, school, offered.change(what, answers, id), CalendarForms.lateToo(answers), once));
    } catch (InvalidInput wrong) {
      BadForm.show(response, model, wrong, once);
      return show(
          me, school, what, id, FormView.of(form, request.getParameterMap(), Map.of()), model);
    }
  }

  private String show(Me me, String school, String what, String id, FormView form, Model model) {
    if (!calendars.mayChange(me, school)) {
      throw new org.springframework.security.access.AccessDeniedException("For keepers");
    }
    model.addAttribute("title", words.getMessage("desk.calendar.change." + what));
    model.addAttribute("caption", schools.get(school).name());
    model.addAttribute("back", "/calendar/" + school);
    model.addAttribute("action", "/calendar/" + school + "/change/" + what);
    model.addAttribute("id", id);
    model.addAttribute("form", form);
    return FORM;
  }

  @PostMapping("/{school}/remove")
  String remove(
      Me me,
      @PathVariable String school,
      @RequestParam String what,
      @RequestParam String value,
      @RequestParam(defaultValue = "") String once) {
    return toChange(school, calendars.draft(me, school, offered.removal(what, value), false, once));
  }

  @GetMapping("/{school}/import")
  String file(Me me, @PathVariable String school, Model model) {
    calendars.dates(me, school);
    if (!calendars.mayChange(me, school)) {
      throw new org.springframework.security.access.AccessDeniedException("For keepers");
    }
    model.addAttribute("caption", schools.get(school).name());
    model.addAttribute("back", "/calendar/" + school);
    model.addAttribute("action", "/calendar/" + school + "/import");
    return "desk/calendar/import";
  }

  @PostMapping("/{school}/import")
  String take(
      Me me,
      @PathVariable String school,
      @RequestParam(required = false) MultipartFile file,
      @RequestParam(defaultValue = "") String once,
      HttpServletResponse response,
      Model model)
      throws IOException {
    try {
      return toChange(
          school,
          calendars.takeOver(
              me, school, file == null ? new byte[0] : file.getBytes(), false, once));
    } catch (InvalidInput wrong) {
      BadForm.show(response, model, wrong, once);
      return file(me, school, model);
    }
  }

  @GetMapping("/{school}/changes/{id}")
  String change(Me me, @PathVariable String school, @PathVariable String id, Model model) {
    model.addAttribute("change", views.change(me, school, id));
    model.addAttribute("back", "/calendar/" + school);
    model.addAttribute("action", "/calendar/" + school + "/changes/" + id);
    return "desk/calendar/change";
  }

  @PostMapping("/{school}/changes/{id}")
  String make(
      Me me,
      @PathVariable String school,
      @PathVariable String id,
      @RequestParam(defaultValue = "-1") long version,
      @RequestParam(defaultValue = "") String once,
      RedirectAttributes next) {
    try {
      calendars.make(me, school, id, version, once);
    } catch (Refused stale) {
      next.addFlashAttribute("notice", stale.words());
      return toChange(school, id);
    }
    next.addFlashAttribute("success", words.getMessage("desk.calendar.made"));
    return "redirect:/calendar/" + school;
  }

  @GetMapping("/{school}/rota")
  String rota(Me me, @PathVariable String school, Model model) {
    return rota(me, school, Map.of(), model);
  }

  @PostMapping("/{school}/rota")
  @NeedsFreshSignIn
  String enter(
      Me me,
      @PathVariable String school,
      @RequestParam(defaultValue = "") String once,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes next,
      Model model) {
    Answers answers =
        forms.read(offered.rota(rotas.people(me, school)), request.getParameterMap(), Map.of());
    try {
      Map<String, Object> values = answers.valid();
      rotas.enter(
          me,
          school,
          new EnterTurn(
              (LocalDate) requireNonNull(values.get("first")),
              (LocalDate) requireNonNull(values.get("last")),
              (String) requireNonNull(values.get("role")),
              (String) requireNonNull(values.get("person"))),
          once);
    } catch (InvalidInput wrong) {
      BadForm.show(response, model, wrong, once);
      return rota(me, school, request.getParameterMap(), model);
    }
    next.addFlashAttribute("success", words.getMessage("desk.calendar.rota.entered"));
    return "redirect:/calendar/" + school + "/rota";
  }

  @PostMapping("/{school}/rota/remove")
  String removeTurn(
      Me me,
      @PathVariable String school,
      @RequestParam String value,
      @RequestParam(defaultValue = "") String once,
      RedirectAttributes next) {
    rotas.remove(me, school, value, once);
    next.addFlashAttribute("success", words.getMessage("desk.calendar.rota.removed"));
    return "redirect:/calendar/" + school + "/rota";
  }

  private String rota(Me me, String school, Map<String, String[]> typed, Model model) {
    model.addAttribute("caption", schools.get(school).name());
    model.addAttribute("back", "/calendar/" + school);
    model.addAttribute("action", "/calendar/" + school + "/rota");
    model.addAttribute(
        "form", FormView.of(offered.rota(rotas.people(me, school)), typed, Map.of()));
    model.addAttribute("turns", rotas.turns(me, school).stream().map(views::turn).toList());
    model.addAttribute(
        "missing", rotas.missing(school).stream().map(HolidayRotas.Missing::words).toList());
    return "desk/calendar/rota";
  }

  private static String toChange(String school, String id) {
    return "redirect:/calendar/" + school + "/changes/" + id;
  }
}
