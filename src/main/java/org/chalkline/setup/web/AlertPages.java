package org.chalkline.setup.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.identity.Roles;
import org.chalkline.identity.Schools;
import org.chalkline.setup.SchoolSetups;
import org.chalkline.setup.TestAlerts;
import org.chalkline.setup.TestAlerts.Asked;
import org.chalkline.setup.TestAlerts.TestAlert;
import org.chalkline.web.Cell;
import org.chalkline.web.NavItem;
import org.chalkline.web.Navigation;
import org.chalkline.web.When;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Test alerts: sending one and seeing who answers, and answering. */
@Controller
class AlertPages implements Navigation {

  private static final int ORDER = 5;

  private final TestAlerts alerts;
  private final SchoolSetups setups;
  private final Schools schools;
  private final People people;
  private final When when;
  private final Clock clock;
  private final MessageSourceAccessor words;

  AlertPages(
      TestAlerts alerts,
      SchoolSetups setups,
      Schools schools,
      People people,
      When when,
      Clock clock,
      MessageSource messages) {
    this.alerts = alerts;
    this.setups = setups;
    this.schools = schools;
    this.people = people;
    this.when = when;
    this.clock = clock;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  /** A test alert, ready to print. */
  record Shown(String title, String state, List<List<Cell>> rows) {}

  /** A test alert that waits for an answer, ready to print. */
  record ToAnswer(String id, String words) {}

  @Override
  public List<NavItem> items(HttpServletRequest request) {
    return Me.of(request).filter(me -> !alerts.waitingFor(me).isEmpty()).isPresent()
        ? List.of(new NavItem("/alerts", words.getMessage("setup.alerts.title"), ORDER))
        : List.of();
  }

  @GetMapping("/set-up/{school}/alerts")
  String sent(Me me, @PathVariable String school, Model model) {
    List<TestAlert> all = alerts.of(me, school);
    model.addAttribute("school", setups.of(me, school).school());
    model.addAttribute("underWay", all.stream().anyMatch(it -> it.ended() == null));
    model.addAttribute(
        "heads",
        List.of(
            words.getMessage("setup.alert.person"),
            words.getMessage("setup.alert.answer"),
            words.getMessage("setup.alert.role"),
            words.getMessage("setup.alert.asked")));
    model.addAttribute("alerts", all.stream().map(this::shown).toList());
    return "setup/alerts";
  }

  @PostMapping("/set-up/{school}/alerts")
  String send(
      Me me,
      @PathVariable String school,
      @RequestParam(defaultValue = "") String once,
      RedirectAttributes next) {
    alerts.send(me, school, once);
    next.addFlashAttribute("success", words.getMessage("setup.alert.sent"));
    return "redirect:/set-up/" + school + "/alerts";
  }

  @GetMapping("/alerts")
  String waiting(Me me, Model model) {
    model.addAttribute(
        "alerts",
        alerts.waitingFor(me).stream()
            .map(
                it ->
                    new ToAnswer(
                        it.id(),
                        words.getMessage(
                            "setup.alerts.of",
                            new Object[] {schools.get(it.school()).name(), when.at(it.alerted())})))
            .toList());
    return "setup/answer";
  }

  @PostMapping("/alerts/{id}")
  String answer(Me me, @PathVariable String id, RedirectAttributes next) {
    alerts.answer(me, id);
    next.addFlashAttribute("success", words.getMessage("setup.alerts.answered"));
    return "redirect:/alerts";
  }

  private Shown shown(TestAlert alert) {
    String by = people.find(alert.begunBy()).map(Person::name).orElse("");
    String state =
        alert.ended() == null
            ? words.getMessage("setup.alert.under-way")
            : alert.silentPlaces() == 0
                ? words.getMessage("setup.alert.all-answered")
                : words.getMessage("setup.alert.silent", new Object[] {"" + alert.silentPlaces()});
    return new Shown(
        words.getMessage("setup.alert.of", new Object[] {when.at(alert.begun()), by}),
        state,
        alert.asked().stream().map(it -> row(alert, it)).toList());
  }

  private List<Cell> row(TestAlert alert, Asked asked) {
    String role = Roles.words(asked.role());
    return List.of(
        Cell.of(people.find(asked.person()).map(Person::name).orElse("")),
        answer(alert, asked),
        Cell.of(role.substring(0, 1).toUpperCase(Locale.UK) + role.substring(1)),
        Cell.of(when.brief(asked.alerted())));
  }

  private Cell answer(TestAlert alert, Asked asked) {
    long minutes = asked.after(clock.instant()).toMinutes();
    if (asked.answered() != null) {
      return Cell.of(
          words.getMessage(
              "setup.alert.after", new Object[] {when.time(asked.answered()), minutes}));
    }
    boolean now =
        alert.ended() == null
            && alert.asked().stream().mapToInt(Asked::place).max().orElse(0) == asked.place();
    return now
        ? Cell.tag(words.getMessage("setup.alert.waiting", new Object[] {minutes}), "blue")
        : Cell.tag(words.getMessage("setup.alert.no-answer", new Object[] {minutes}), "red");
  }
}
