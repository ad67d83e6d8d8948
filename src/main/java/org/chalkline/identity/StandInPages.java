package org.chalkline.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chalkline.identity.StandIns.Arrange;
import org.chalkline.web.FieldError;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Option;
import org.chalkline.web.SchoolItem;
import org.chalkline.web.SchoolItems;
import org.chalkline.web.When;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Pages for administrators and the headteacher: who stands in for which role, from when to when.
 */
@Controller
@RequestMapping("/stand-ins")
class StandInPages implements SchoolItems {

  private static final int ORDER = 87;

  private final StandIns standIns;
  private final Schools schools;
  private final When when;
  private final MessageSourceAccessor words;

  StandInPages(StandIns standIns, Schools schools, When when, MessageSource messages) {
    this.standIns = standIns;
    this.schools = schools;
    this.when = when;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  @Override
  public List<SchoolItem> schoolItems(HttpServletRequest request) {
    return Me.of(request)
        .filter(me -> me.schools().stream().anyMatch(it -> StandIns.mayArrange(me, it)))
        .map(
            me ->
                List.of(
                    new SchoolItem(
                        SchoolItem.Part.PEOPLE,
                        "/stand-ins",
                        words.getMessage("identity.stand-ins"),
                        words.getMessage("identity.stand-ins.what"),
                        () -> today(me),
                        ORDER)))
        .orElse(List.of());
  }

  private @Nullable String today(Me me) {
    long now =
        standIns.schools(me).stream()
            .flatMap(school -> standIns.at(me, school.id()).stream())
            .filter(it -> it.state() == StandIn.State.NOW)
            .count();
    return now == 0 ? null : words.getMessage("identity.stand-ins.open", new Object[] {now});
  }

  /** A stand-in, ready to print. */
  record Row(
      String id,
      String person,
      String role,
      String dates,
      String state,
      String colour,
      boolean mayEnd) {}

  /** A school with its stand-ins. */
  record AtSchool(School school, List<Row> rows) {}

  @GetMapping
  String start(Me me, Model model) {
    List<School> mine = standIns.schools(me);
    if (mine.size() == 1) {
      return "redirect:/stand-ins/" + mine.get(0).id();
    }
    model.addAttribute("schools", mine);
    return "identity/stand-ins-schools";
  }

  @GetMapping("/{school}")
  String school(Me me, @PathVariable String school, Model model) {
    List<Row> rows = standIns.at(me, school).stream().map(this::row).toList();
    model.addAttribute("school", schools.get(school));
    model.addAttribute("rows", rows);
    model.addAttribute("back", standIns.schools(me).size() == 1 ? null : "/stand-ins");
    return "identity/stand-ins";
  }

  @GetMapping("/{school}/new")
  String form(Me me, @PathVariable String school, Model model) {
    return show(me, school, Map.of(), null, model);
  }

  @PostMapping("/{school}/new")
  @NeedsFreshSignIn
  String arrange(
      Me me,
      HttpServletResponse response,
      RedirectAttributes next,
      @PathVariable String school,
      @RequestParam Map<String, String> typed,
      Model model) {
    String once = typed.getOrDefault("once", "");
    try {
      standIns.arrange(me, school, read(typed), once);
    } catch (InvalidInput wrong) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("errors", wrong.errors());
      return show(me, school, typed, once, model);
    }
    next.addFlashAttribute("success", words.getMessage("identity.stand-in.arranged"));
    return "redirect:/stand-ins/" + school;
  }

  @PostMapping("/{school}/{id}/end")
  String end(
      Me me,
      RedirectAttributes next,
      @PathVariable String school,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String once) {
    standIns.end(me, school, id, once);
    next.addFlashAttribute("success", words.getMessage("identity.stand-in.ended"));
    return "redirect:/stand-ins/" + school;
  }

  private static Arrange read(Map<String, String> typed) {
    List<FieldError> errors = new ArrayList<>();
    LocalDate from = date(typed, "from", "Enter the first day, like 2 11 2026", errors);
    LocalDate until = date(typed, "until", "Enter the last day, like 6 11 2026", errors);
    if (from == null || until == null) {
      if (typed.getOrDefault("role", "").isEmpty()) {
        errors.add(0, new FieldError("role", "Select the role"));
      }
      throw new InvalidInput(errors);
    }
    return new Arrange(
        typed.getOrDefault("role", ""), typed.getOrDefault("person", ""), from, until);
  }

  private static @Nullable LocalDate date(
      Map<String, String> typed, String key, String message, List<FieldError> errors) {
    LocalDate date =
        Days.read(
                Days.typed(
                    typed.getOrDefault(key + "-day", ""),
                    typed.getOrDefault(key + "-month", ""),
                    typed.getOrDefault(key + "-year", "")))
            .orElse(null);
    if (date == null) {
      errors.add(new FieldError(key, message));
    }
    return date;
  }

  private String show(
      Me me, String school, Map<String, String> typed, @Nullable String once, Model model) {
    model.addAttribute("school", schools.get(school));
    model.addAttribute(
        "people",
        standIns.candidates(me, school).stream()
            .map(it -> new Option(it.id(), it.name()))
            .toList());
    model.addAttribute(
        "roles",
        AdministrationPages.options(Roles.all()).stream()
            .filter(it -> !it.value().equals("staff"))
            .toList());
    model.addAttribute("typed", typed);
    model.addAttribute("once", once);
    return "identity/stand-in-new";
  }

  private Row row(StandIn it) {
    String state = it.endedEarly() ? "ended" : it.state().name().toLowerCase(Locale.ROOT);
    return new Row(
        it.id(),
        it.person().name(),
        it.roleWords(),
        words.getMessage(
            it.forHolidays() ? "identity.stand-in.holidays" : "identity.stand-in.dates",
            new Object[] {when.day(it.from()), when.day(it.until())}),
        words.getMessage("identity.stand-in.state." + state),
        switch (it.state()) {
          case NOW -> "green";
          case TO_COME -> "blue";
          case OVER -> "grey";
        },
        it.state() != StandIn.State.OVER);
  }
}
