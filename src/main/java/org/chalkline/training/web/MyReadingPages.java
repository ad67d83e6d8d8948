package org.chalkline.training.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chalkline.casework.Completions;
import org.chalkline.casework.Tasks;
import org.chalkline.identity.Me;
import org.chalkline.identity.Schools;
import org.chalkline.policy.Clauses;
import org.chalkline.training.Changes;
import org.chalkline.training.MyReadings;
import org.chalkline.training.MyReadings.Own;
import org.chalkline.training.MyReadings.ToRead;
import org.chalkline.training.ReadingRolls;
import org.chalkline.training.Standing;
import org.chalkline.training.Training;
import org.chalkline.web.Answers;
import org.chalkline.web.BadForm;
import org.chalkline.web.Cell;
import org.chalkline.web.FormView;
import org.chalkline.web.Forms;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NavItem;
import org.chalkline.web.Navigation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What one has to read and has read, and one's own training; reading and confirming. */
@Controller
class MyReadingPages implements Navigation {

  private static final int ORDER = 45;
  private static final String PAGE = "training/acknowledge";

  private final MyReadings door;
  private final ReadingRolls rolls;
  private final Training training;
  private final Completions completions;
  private final Tasks tasks;
  private final Forms forms;
  private final Clauses clauses;
  private final Schools schools;
  private final TrainingWords words;

  MyReadingPages(
      MyReadings door,
      ReadingRolls rolls,
      Training training,
      Completions completions,
      Tasks tasks,
      Forms forms,
      Clauses clauses,
      Schools schools,
      TrainingWords words) {
    this.door = door;
    this.rolls = rolls;
    this.training = training;
    this.completions = completions;
    this.tasks = tasks;
    this.forms = forms;
    this.clauses = clauses;
    this.schools = schools;
    this.words = words;
  }

  /** One clause of the policy. */
  record ClauseLine(String id, String href, String words) {}

  /** The page on which somebody confirms, ready to print. */
  record View(
      String href,
      String policy,
      String policyHref,
      String edition,
      String school,
      String reason,
      @Nullable String due,
      String statement,
      @Nullable String since,
      List<Changes.Change> changed,
      List<ClauseLine> clauses,
      @Nullable String done,
      @Nullable FormView form) {}

  /** One's training at one school. */
  record AtSchool(String name, List<List<Cell>> rows) {}

  @Override
  public List<NavItem> items(HttpServletRequest request) {
    return Me.of(request).filter(me -> !me.schools().isEmpty()).isPresent()
        ? List.of(new NavItem("/my-reading", words.say("training.mine.navigation"), ORDER))
        : List.of();
  }

  @GetMapping("/my-reading")
  String mine(Me me, Model model) {
    model.addAttribute(
        "heads",
        List.of(
            words.say("training.head.policy"),
            words.say("training.head.state"),
            words.say("training.head.when")));
    model.addAttribute("readings", door.mine(me).stream().map(this::row).toList());
    model.addAttribute(
        "courseHeads",
        List.of(words.say("training.head.course"), words.say("training.head.state")));
    List<AtSchool> here = new ArrayList<>();
    training
        .mine(me)
        .forEach(
            (school, standings) ->
                here.add(
                    new AtSchool(
                        words.say("training.mine.at", school),
                        standings.stream()
                            .map(it -> List.of(course(it), words.standingCell(it)))
                            .toList())));
    model.addAttribute("training", here);
    model.addAttribute("overseer", !rolls.schools(me).isEmpty());
    return "training/mine";
  }

  private static Cell course(Standing it) {
    String task = it.asked() == null ? null : it.asked().task();
    return task == null ? Cell.of(it.name()) : Cell.link(it.name(), "/tasks/" + task);
  }

  private List<Cell> row(Own own) {
    String what = own.name() + " (" + own.school() + ")";
    if (own.task() != null) {
      return List.of(
          Cell.link(what, "/my-reading/" + own.task()),
          Cell.tag(words.say("training.mine.to-read"), "yellow"),
          Cell.of(own.due() == null ? "" : words.when().due(own.due())));
    }
    return List.of(
        Cell.of(what),
        Cell.tag(
            words.say(own.readAt() == null ? "training.mine.to-read" : "training.reading.READ"),
            own.readAt() == null ? "yellow" : "green"),
        Cell.of(
            own.readAt() == null
                ? ""
                : own.again() == null
                    ? words.when().day(own.readAt())
                    : words.say(
                        "training.mine.again",
                        words.when().day(own.readAt()),
                        words.when().day(own.again()))));
  }

  @GetMapping("/my-reading/{id}")
  String read(Me me, @PathVariable String id, Model model) {
    model.addAttribute("reading", view(me, id, null));
    return PAGE;
  }

  @PostMapping("/my-reading/{id}")
  String confirm(
      Me me,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String once,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    Map<String, String[]> sent = request.getParameterMap();
    ToRead it = door.toRead(me, id);
    Answers answers = forms.read(tasks.form(it.work().step()), sent, Map.of());
    try {
      completions.complete(me, id, answers, once);
    } catch (InvalidInput wrong) {
      BadForm.show(response, model, wrong, once);
      model.addAttribute("reading", view(me, id, sent));
      return PAGE;
    }
    next.addFlashAttribute("success", words.say("training.confirmed"));
    return "redirect:/my-reading";
  }

  private View view(Me me, String id, @Nullable Map<String, String[]> typed) {
    ToRead it = door.toRead(me, id);
    var step = it.work().step();
    String school = it.work().file().school();
    return new View(
        "/my-reading/" + id,
        it.edition().name(),
        "/policy?school=" + school,
        it.edition().edition(),
        schools.get(school).name(),
        words.say("training.reason." + it.reason()),
        step.open() ? words.when().full(step.due()) : null,
        it.statement(),
        it.before() == null ? null : words.say("training.changed.since", it.before().name()),
        it.changed(),
        clauses.of(it.edition().policyId()).stream()
            .map(
                clause ->
                    new ClauseLine(
                        clause.id(), "/policy/clauses/" + clause.id(), clause.obligation()))
            .toList(),
        it.readAt() == null
            ? step.open() ? null : words.say("training.no-longer")
            : words.say("training.done", words.when().full(it.readAt())),
        step.open()
            ? typed == null
                ? FormView.filled(tasks.form(step), Map.of(), Map.of())
                : FormView.of(tasks.form(step), typed, Map.of())
            : null);
  }
}
