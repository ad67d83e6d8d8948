package org.chalkline.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chalkline.identity.AccountRequests.Link;
import org.chalkline.identity.Administration.Listed;
import org.chalkline.installation.Installation;
import org.chalkline.installation.PublicAddress;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Option;
import org.chalkline.web.SchoolItem;
import org.chalkline.web.SchoolItems;
import org.chalkline.web.SummaryRow;
import org.chalkline.web.When;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The pages of administrators: schools, their people and roles, and how the installation stands.
 */
@Controller
@RequestMapping("/administration")
class AdministrationPages implements SchoolItems {

  private static final int ORDER = 90;

  private final Administration administration;
  private final NewSchools newSchools;
  private final Installation installation;
  private final Environment settings;
  private final ObjectProvider<InstallationHealth> health;
  private final PublicAddress address;
  private final When when;
  private final MessageSourceAccessor words;

  AdministrationPages(
      Administration administration,
      NewSchools newSchools,
      Installation installation,
      Environment settings,
      ObjectProvider<InstallationHealth> health,
      PublicAddress address,
      When when,
      MessageSource messages) {
    this.administration = administration;
    this.newSchools = newSchools;
    this.installation = installation;
    this.settings = settings;
    this.health = health;
    this.address = address;
    this.when = when;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  @Override
  public List<SchoolItem> schoolItems(HttpServletRequest request) {
    return Me.of(request).filter(me -> me.hasAnywhere(Roles.ADMINISTRATOR)).isPresent()
        ? List.of(
            new SchoolItem(
                SchoolItem.Part.PEOPLE,
                "/administration",
                words.getMessage("identity.administration.title"),
                words.getMessage("identity.administration.what"),
                () -> null,
                ORDER))
        : List.of();
  }

  @GetMapping
  String start(Me me, Model model) {
    return showStart(me, "", "", model);
  }

  @PostMapping("/schools")
  String addSchool(
      Me me,
      HttpServletResponse response,
      RedirectAttributes next,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String policy,
      @RequestParam(defaultValue = "") String once,
      Model model) {
    try {
      String id = administration.addSchool(me, name, policy, once);
      next.addFlashAttribute("success", words.getMessage("identity.school.added"));
      return "redirect:/set-up/" + id;
    } catch (InvalidInput wrong) {
      bad(response, model, wrong, once);
      return showStart(me, name, policy, model);
    }
  }

  @GetMapping("/schools/{school}")
  String school(Me me, @PathVariable String school, Model model) {
    model.addAttribute("school", administration.school(me, school));
    model.addAttribute(
        "people",
        administration.people(me, school).stream().map(listed -> row(school, listed)).toList());
    return "identity/school";
  }

  @PostMapping("/schools/{school}/roles/end")
  String end(
      Me me,
      RedirectAttributes next,
      @PathVariable String school,
      @RequestParam String person,
      @RequestParam String role,
      @RequestParam(defaultValue = "") String once) {
    administration.end(me, school, person, role, once);
    next.addFlashAttribute("success", words.getMessage("identity.role.ended"));
    return back(school);
  }

  @PostMapping("/schools/{school}/people/enable")
  @NeedsFreshSignIn
  String enable(
      Me me,
      RedirectAttributes next,
      @PathVariable String school,
      @RequestParam String person,
      @RequestParam boolean enabled,
      @RequestParam(defaultValue = "") String once) {
    administration.enable(me, school, person, enabled, once);
    next.addFlashAttribute(
        "success",
        words.getMessage(enabled ? "identity.person.enabled" : "identity.person.disabled"));
    return back(school);
  }

  @PostMapping("/schools/{school}/people/link")
  @NeedsFreshSignIn
  String link(
      Me me,
      @PathVariable String school,
      @RequestParam String person,
      @RequestParam(defaultValue = "") String once,
      RedirectAttributes next,
      Model model) {
    Optional<Link> link = administration.newLink(me, school, person, once);
    if (link.isEmpty()) {
      next.addFlashAttribute("success", words.getMessage("identity.link.mailed"));
      return back(school);
    }
    return showLink(link.get(), "/administration/schools/" + school, model);
  }

  @PostMapping("/schools/{school}/people/{id}/last-day")
  String leaves(
      Me me,
      HttpServletResponse response,
      RedirectAttributes next,
      @PathVariable String school,
      @PathVariable String id,
      @RequestParam(name = "lastDay-day", defaultValue = "") String day,
      @RequestParam(name = "lastDay-month", defaultValue = "") String month,
      @RequestParam(name = "lastDay-year", defaultValue = "") String year,
      @RequestParam(defaultValue = "") String once,
      Model model) {
    try {
      administration.leaves(me, school, id, Days.typed(day, month, year), once);
      next.addFlashAttribute("success", words.getMessage("identity.leaver.set"));
      return back(school) + "/people/" + id;
    } catch (InvalidInput wrong) {
      bad(response, model, wrong, once);
      return showPerson(me, school, id, List.of(day, month, year), model);
    }
  }

  private String showStart(Me me, String name, String policy, Model model) {
    model.addAttribute("schools", administration.schools(me));
    model.addAttribute("name", name);
    model.addAttribute("policy", policy);
    model.addAttribute("policies", options(newSchools.policies()));
    model.addAttribute("health", health());
    return "identity/administration";
  }

  @GetMapping("/schools/{school}/people/{id}")
  String person(Me me, @PathVariable String school, @PathVariable String id, Model model) {
    return showPerson(
        me, school, id, Days.parts(administration.lastDayOf(me, school, id).orElse(null)), model);
  }

  private String showPerson(Me me, String school, String id, List<String> lastDay, Model model) {
    model.addAttribute("school", administration.school(me, school));
    model.addAttribute(
        "person",
        administration.people(me, school).stream()
            .filter(listed -> listed.id().equals(id))
            .findFirst()
            .orElseThrow(NoSuchThing::new));
    model.addAttribute("own", id.equals(me.id()));
    model.addAttribute("leaves", administration.lastDayOf(me, school, id).orElse(null));
    model.addAttribute("day", lastDay.get(0));
    model.addAttribute("month", lastDay.get(1));
    model.addAttribute("year", lastDay.get(2));
    model.addAttribute("back", "/administration/schools/" + school);
    return "identity/person";
  }

  static String showLink(Link link, String back, Model model) {
    model.addAttribute("person", link.person());
    model.addAttribute("link", link.address());
    model.addAttribute("back", back);
    return "identity/link";
  }

  private SummaryRow row(String school, Listed listed) {
    List<String> lines = new ArrayList<>();
    if (!listed.enabled()) {
      lines.add(words.getMessage("identity.access.disabled"));
    } else if (!listed.activated()) {
      lines.add(words.getMessage("identity.access.invited"));
    }
    if (listed.leaves() != null) {
      lines.add(words.getMessage("identity.leaver.row", new Object[] {when.day(listed.leaves())}));
    }
    listed.roles().forEach(held -> lines.add(capital(held.words())));
    return new SummaryRow(
        listed.name(),
        String.join("\n", lines),
        "/administration/schools/" + school + "/people/" + listed.id(),
        words.getMessage("identity.person.change"));
  }

  private List<SummaryRow> health() {
    List<SummaryRow> rows = new ArrayList<>();
    rows.add(row("mode", installation.evaluation() ? "evaluation" : "live"));
    rows.add(
        new SummaryRow(
            words.getMessage("identity.address.title"),
            address.setting().orElseGet(() -> words.getMessage("identity.address.none")),
            "/administration/address",
            words.getMessage("identity.person.change")));
    rows.add(row("mail", settings.getProperty("spring.mail.host", "").isBlank() ? "none" : "set"));
    rows.add(row("single-sign-on", "later"));
    rows.add(row("api-tokens", "later"));
    health.orderedStream().forEach(more -> rows.addAll(more.rows()));
    return rows;
  }

  private SummaryRow row(String key, String value) {
    return new SummaryRow(
        words.getMessage("identity.health." + key),
        words.getMessage("identity.health." + key + "." + value));
  }

  @GetMapping("/address")
  String address(Me me, Model model) {
    administration.schools(me);
    return showAddress(address.setting().orElse(""), model);
  }

  @PostMapping("/address")
  @NeedsFreshSignIn
  String setAddress(
      Me me,
      HttpServletResponse response,
      RedirectAttributes next,
      @RequestParam(defaultValue = "") String address,
      @RequestParam(defaultValue = "") String once,
      Model model) {
    try {
      administration.setAddress(me, address, once);
      next.addFlashAttribute("success", words.getMessage("identity.address.set"));
      return "redirect:/administration";
    } catch (InvalidInput wrong) {
      bad(response, model, wrong, once);
      return showAddress(address, model);
    }
  }

  private String showAddress(String typed, Model model) {
    model.addAttribute("address", typed);
    model.addAttribute("inUse", address.inUse());
    model.addAttribute("evaluation", installation.evaluation());
    return "identity/address";
  }

  static List<Option> options(Map<String, String> words) {
    return words.entrySet().stream()
        .map(it -> new Option(it.getKey(), capital(it.getValue())))
        .toList();
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
  }

  private static String back(String school) {
    return "redirect:/administration/schools/" + school;
  }

  private static void bad(
      HttpServletResponse response, Model model, InvalidInput wrong, String once) {
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    model.addAttribute("errors", wrong.errors());
    model.addAttribute("onceKey", once);
  }
}
