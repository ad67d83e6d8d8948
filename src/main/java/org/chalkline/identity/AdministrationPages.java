package org.chalkline.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chalkline.identity.Administration.Invite;
import org.chalkline.identity.Administration.Link;
import org.chalkline.identity.Administration.Listed;
import org.chalkline.installation.Installation;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NavItem;
import org.chalkline.web.Navigation;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Option;
import org.chalkline.web.SummaryRow;
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
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * The pages of administrators: schools, their people and roles, and how the installation stands.
 */
@Controller
@RequestMapping("/administration")
class AdministrationPages implements Navigation {

  private static final int ORDER = 90;

  private final Administration administration;
  private final NewSchools newSchools;
  private final Installation installation;
  private final Environment settings;
  private final ObjectProvider<InstallationHealth> health;
  private final MessageSourceAccessor words;

  AdministrationPages(
      Administration administration,
      NewSchools newSchools,
      Installation installation,
      Environment settings,
      ObjectProvider<InstallationHealth> health,
      MessageSource messages) {
    this.administration = administration;
    this.newSchools = newSchools;
    this.installation = installation;
    this.settings = settings;
    this.health = health;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  @Override
  public List<NavItem> items(HttpServletRequest request) {
    return Me.of(request).filter(me -> me.hasAnywhere(Roles.ADMINISTRATOR)).isPresent()
        ? List.of(
            new NavItem(
                "/administration", words.getMessage("identity.administration.title"), ORDER))
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
      Model model) {
    try {
      String id = administration.addSchool(me, name, policy);
      next.addFlashAttribute("success", words.getMessage("identity.school.added"));
      return "redirect:/set-up/" + id;
    } catch (InvalidInput wrong) {
      bad(response, model, wrong);
      return showStart(me, name, policy, model);
    }
  }

  @GetMapping("/schools/{school}")
  String school(Me me, @PathVariable String school, Model model) {
    return showSchool(me, school, new Invite("", "", "", "", List.of()), model);
  }

  @PostMapping("/schools/{school}/invitations")
  String invite(
      Me me,
      HttpServletResponse response,
      @PathVariable String school,
      @RequestParam(defaultValue = "") String givenName,
      @RequestParam(defaultValue = "") String surname,
      @RequestParam(defaultValue = "") String userName,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(required = false, defaultValue = "") List<String> roles,
      Model model) {
    Invite typed = new Invite(givenName, surname, userName, email, roles);
    try {
      return showLink(administration.invite(me, school, typed), school, model);
    } catch (InvalidInput wrong) {
      bad(response, model, wrong);
      return showSchool(me, school, typed, model);
    }
  }

  @PostMapping("/schools/{school}/roles")
  String give(
      Me me,
      HttpServletResponse response,
      RedirectAttributes next,
      @PathVariable String school,
      @RequestParam(defaultValue = "") String who,
      @RequestParam(defaultValue = "") String role,
      @RequestParam(name = "lastDay-day", defaultValue = "") String day,
      @RequestParam(name = "lastDay-month", defaultValue = "") String month,
      @RequestParam(name = "lastDay-year", defaultValue = "") String year,
      Model model) {
    String date =
        (day + month + year).isBlank()
            ? ""
            : year.strip() + "-" + twoDigits(month) + "-" + twoDigits(day);
    try {
      administration.give(me, school, who, role, date);
      next.addFlashAttribute("success", words.getMessage("identity.role.given"));
      return back(school);
    } catch (InvalidInput wrong) {
      bad(response, model, wrong);
      model.addAttribute("who", who);
      model.addAttribute("role", role);
      model.addAttribute("day", day);
      model.addAttribute("month", month);
      model.addAttribute("year", year);
      return showSchool(me, school, new Invite("", "", "", "", List.of()), model);
    }
  }

  @PostMapping("/schools/{school}/roles/end")
  String end(
      Me me,
      RedirectAttributes next,
      @PathVariable String school,
      @RequestParam String person,
      @RequestParam String role) {
    administration.end(me, school, person, role);
    next.addFlashAttribute("success", words.getMessage("identity.role.ended"));
    return back(school);
  }

  @PostMapping("/schools/{school}/people/enable")
  String enable(
      Me me,
      RedirectAttributes next,
      @PathVariable String school,
      @RequestParam String person,
      @RequestParam boolean enabled) {
    administration.enable(me, school, person, enabled);
    next.addFlashAttribute(
        "success",
        words.getMessage(enabled ? "identity.person.enabled" : "identity.person.disabled"));
    return back(school);
  }

  @PostMapping("/schools/{school}/people/link")
  String link(Me me, @PathVariable String school, @RequestParam String person, Model model) {
    return showLink(administration.newLink(me, school, person), school, model);
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
    model.addAttribute("school", administration.school(me, school));
    model.addAttribute(
        "person",
        administration.people(me, school).stream()
            .filter(listed -> listed.id().equals(id))
            .findFirst()
            .orElseThrow(NoSuchThing::new));
    model.addAttribute("own", id.equals(me.id()));
    model.addAttribute("back", "/administration/schools/" + school);
    return "identity/person";
  }

  private SummaryRow row(String school, Listed listed) {
    List<String> lines = new ArrayList<>();
    if (!listed.enabled()) {
      lines.add(words.getMessage("identity.access.disabled"));
    } else if (!listed.activated()) {
      lines.add(words.getMessage("identity.access.invited"));
    }
    listed.roles().forEach(held -> lines.add(capital(held.words())));
    return new SummaryRow(
        listed.name(),
        String.join("\n", lines),
        "/administration/schools/" + school + "/people/" + listed.id(),
        words.getMessage("identity.person.change"));
  }

  private String showSchool(Me me, String school, Invite typed, Model model) {
    model.addAttribute("school", administration.school(me, school));
    model.addAttribute(
        "people",
        administration.people(me, school).stream().map(listed -> row(school, listed)).toList());
    model.addAttribute("roles", options(Roles.all()));
    model.addAttribute("typed", typed);
    return "identity/school";
  }

  private String showLink(Link link, String school, Model model) {
    model.addAttribute("person", link.person());
    model.addAttribute(
        "link",
        ServletUriComponentsBuilder.fromCurrentContextPath()
            .path("/invitation")
            .queryParam("token", link.token())
            .toUriString());
    model.addAttribute("back", "/administration/schools/" + school);
    return "identity/link";
  }

  private List<SummaryRow> health() {
    List<SummaryRow> rows = new ArrayList<>();
    rows.add(row("mode", installation.evaluation() ? "evaluation" : "live"));
    rows.add(row("mail", settings.getProperty("spring.mail.host", "").isBlank() ? "none" : "set"));
    rows.add(
        row(
            "scanner",
            settings.getProperty("chalkline.scanner.host", "").isBlank() ? "none" : "set"));
    health.orderedStream().forEach(more -> rows.addAll(more.rows()));
    return rows;
  }

  private SummaryRow row(String key, String value) {
    return new SummaryRow(
        words.getMessage("identity.health." + key),
        words.getMessage("identity.health." + key + "." + value));
  }

  private static List<Option> options(Map<String, String> words) {
    return words.entrySet().stream()
        .map(it -> new Option(it.getKey(), capital(it.getValue())))
        .toList();
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
  }

  private static String twoDigits(String number) {
    String digits = number.strip();
    return digits.length() == 1 ? "0" + digits : digits;
  }

  private static String back(String school) {
    return "redirect:/administration/schools/" + school;
  }

  private static void bad(HttpServletResponse response, Model model, InvalidInput wrong) {
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    model.addAttribute("errors", wrong.errors());
  }
}
