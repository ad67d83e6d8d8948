package org.chalkline.setup.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.chalkline.identity.Me;
import org.chalkline.identity.NeedsFreshSignIn;
import org.chalkline.identity.NewSchools;
import org.chalkline.identity.Phases;
import org.chalkline.identity.Roles;
import org.chalkline.identity.School;
import org.chalkline.identity.SchoolNeeds;
import org.chalkline.identity.SchoolNeeds.Need;
import org.chalkline.setup.PeopleLists;
import org.chalkline.setup.SchoolSetups;
import org.chalkline.setup.SchoolSetups.Describe;
import org.chalkline.setup.SchoolSetups.Setup;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Option;
import org.chalkline.web.SchoolItem;
import org.chalkline.web.SchoolItems;
import org.chalkline.web.TaskListItem;
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

/** The list of what a school needs before it goes live, and what the school is. */
@Controller
@RequestMapping("/set-up")
class SetUpPages implements SchoolItems {

  private static final String HEAD = "headteacher";
  private static final String FOR_ADMINISTRATORS = "/administration/";

  private final SchoolSetups setups;
  private final NewSchools newSchools;
  private final MessageSourceAccessor words;

  SetUpPages(SchoolSetups setups, NewSchools newSchools, MessageSource messages) {
    this.setups = setups;
    this.newSchools = newSchools;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  /** A part of the page, ready to print; a list of people can be brought in at one of them. */
  record Section(String title, boolean people, List<TaskListItem> items) {}

  @Override
  public List<SchoolItem> schoolItems(HttpServletRequest request) {
    return Me.of(request)
        .filter(me -> me.hasAnywhere(Roles.ADMINISTRATOR) || me.hasAnywhere(HEAD))
        .map(this::offered)
        .orElse(List.of());
  }

  private List<SchoolItem> offered(Me me) {
    List<SchoolItem> all = new ArrayList<>();
    all.add(offered("/set-up", "setup.title", () -> open(me), 0));
    List<String> mine =
        me.schools().stream()
            .filter(it -> me.has(Roles.ADMINISTRATOR, it) || me.has(HEAD, it))
            .toList();
    if (mine.size() == 1) {
      String base = "/set-up/" + mine.get(0);
      all.add(offered(base + "/letterhead", "setup.letterhead.title", () -> null, 1));
      all.add(offered(base + "/alerts", "setup.alert.title", () -> null, 2));
    }
    return all;
  }

  private SchoolItem offered(
      String href, String title, Supplier<@Nullable String> open, int order) {
    return new SchoolItem(
        SchoolItem.Part.SETTING_UP,
        href,
        words.getMessage(title),
        words.getMessage(title + ".what"),
        open,
        order);
  }

  /** What is mandatory and missing, or to be looked at again; a school may be live all the same. */
  private @Nullable String open(Me me) {
    long open =
        setups.schools(me).stream()
            .flatMap(school -> setups.of(me, school.id()).needs().stream())
            .filter(
                need ->
                    need.state() == SchoolNeeds.State.MISSING
                        || need.state() == SchoolNeeds.State.DUE)
            .count();
    return open == 0 ? null : words.getMessage("setup.open", new Object[] {open});
  }

  @GetMapping
  String schools(Me me, Model model) {
    model.addAttribute(
        "schools",
        setups.schools(me).stream()
            .map(
                school ->
                    new TaskListItem(
                        school.name(),
                        "/set-up/" + school.id(),
                        null,
                        words.getMessage(school.live() ? "setup.live" : "setup.not-live"),
                        school.live() ? "green" : "blue"))
            .toList());
    model.addAttribute("administrator", me.hasAnywhere(Roles.ADMINISTRATOR));
    return "setup/schools";
  }

  @GetMapping("/{school}")
  String school(Me me, @PathVariable String school, Model model) {
    Setup setup = setups.of(me, school);
    model.addAttribute("school", setup.school());
    boolean administrator = me.has(Roles.ADMINISTRATOR, school);
    model.addAttribute("mayBringPeople", PeopleLists.may(me, school));
    model.addAttribute("missing", setup.missing().stream().map(Need::title).toList());
    model.addAttribute("advised", setup.advised().stream().map(SetUpPages::told).toList());
    List<Section> sections = new ArrayList<>();
    for (SchoolNeeds.Part part : SchoolNeeds.Part.values()) {
      List<TaskListItem> items =
          setup.needs().stream()
              .filter(need -> need.part() == part)
              .map(need -> item(need, administrator))
              .toList();
      if (!items.isEmpty()) {
        sections.add(
            new Section(
                words.getMessage("setup.part." + part.name().toLowerCase(Locale.ROOT)),
                part == SchoolNeeds.Part.PEOPLE,
                items));
      }
    }
    model.addAttribute("sections", sections);
    return "setup/school";
  }

  private static String told(Need need) {
    return need.words() == null ? need.title() : need.title() + ": " + need.words();
  }

  private TaskListItem item(Need need, boolean administrator) {
    String href = need.href();
    boolean open = href != null && (administrator || !href.startsWith(FOR_ADMINISTRATORS));
    String colour =
        switch (need.state()) {
          case MET -> null;
          case MISSING -> "red";
          case DUE -> "yellow";
          case ADVISED -> "blue";
        };
    return new TaskListItem(
        need.title(),
        open ? href : null,
        need.words(),
        words.getMessage("setup.state." + need.state().name().toLowerCase(Locale.ROOT)),
        colour);
  }

  @PostMapping("/{school}/live")
  @NeedsFreshSignIn
  String goLive(
      Me me,
      @PathVariable String school,
      @RequestParam(defaultValue = "") String once,
      RedirectAttributes next) {
    setups.goLive(me, school, once);
    next.addFlashAttribute("success", words.getMessage("setup.went-live"));
    return "redirect:/set-up/" + school;
  }

  @GetMapping("/{school}/details")
  String details(Me me, @PathVariable String school, Model model) {
    School now = setups.of(me, school).school();
    return showDetails(
        me, now, new Describe(now.name(), now.phase(), "", setups.together(me, school)), model);
  }

  @PostMapping("/{school}/details")
  String describe(
      Me me,
      @PathVariable String school,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(required = false) @Nullable String phase,
      @RequestParam(required = false) @Nullable String policy,
      @RequestParam(defaultValue = "") String together,
      @RequestParam(defaultValue = "") String once,
      HttpServletResponse response,
      RedirectAttributes next,
      Model model) {
    Describe given = new Describe(name, phase, policy, together);
    try {
      setups.describe(me, school, given, once);
      next.addFlashAttribute("success", words.getMessage("setup.details.kept"));
      return "redirect:/set-up/" + school;
    } catch (InvalidInput wrong) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("errors", wrong.errors());
      model.addAttribute("onceKey", once);
      return showDetails(me, setups.of(me, school).school(), given, model);
    }
  }

  private String showDetails(Me me, School school, Describe given, Model model) {
    model.addAttribute("school", school);
    model.addAttribute("given", given);
    model.addAttribute("phases", options(Phases.all()));
    List<Option> policies = new ArrayList<>();
    policies.add(new Option("", words.getMessage("setup.policy.as-is"), school.drawnFrom()));
    policies.addAll(options(newSchools.policies()));
    setups
        .shared(me, school.id())
        .forEach(
            (policy, name) ->
                policies.add(
                    new Option(
                        policy, words.getMessage("setup.policy.shared", new Object[] {name}))));
    model.addAttribute("policies", policies);
    model.addAttribute("policy", given.policy() == null ? "" : given.policy());
    List<Option> others = new ArrayList<>();
    Map<String, String> found = setups.others(me, school.id());
    if (!found.isEmpty()) {
      others.add(new Option("", words.getMessage("setup.together.none")));
      found.forEach((id, name) -> others.add(new Option(id, name)));
    }
    model.addAttribute("others", others);
    model.addAttribute("together", given.together() == null ? "" : given.together());
    return "setup/details";
  }

  private static List<Option> options(Map<String, String> words) {
    return words.entrySet().stream()
        .map(
            it ->
                new Option(
                    it.getKey(),
                    it.getValue().substring(0, 1).toUpperCase(Locale.UK)
                        + it.getValue().substring(1)))
        .toList();
  }
}
