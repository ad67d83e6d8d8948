package org.chalkline.review.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chalkline.identity.Me;
import org.chalkline.policy.Editions;
import org.chalkline.policy.Kind;
import org.chalkline.policy.Question;
import org.chalkline.policy.Questions;
import org.chalkline.policy.Setting;
import org.chalkline.review.Reviews;
import org.chalkline.review.Reviews.Version;
import org.chalkline.web.BadForm;
import org.chalkline.web.FieldError;
import org.chalkline.web.FormView;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.SchoolItem;
import org.chalkline.web.SchoolItems;
import org.chalkline.web.SummaryRow;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The versions of a policy: read, compared, drafted question by question, put forward. */
@Controller
@RequestMapping(VersionViews.LIST)
class VersionPages implements SchoolItems {

  private static final int ORDER = 60;

  private final Reviews reviews;
  private final Questions questions;
  private final QuestionForms forms;
  private final VersionViews views;

  VersionPages(Reviews reviews, Questions questions, QuestionForms forms, VersionViews views) {
    this.reviews = reviews;
    this.questions = questions;
    this.forms = forms;
    this.views = views;
  }

  @Override
  public List<SchoolItem> schoolItems(HttpServletRequest request) {
    return Me.of(request)
        .filter(me -> !me.schools().isEmpty())
        .map(
            me ->
                List.of(
                    new SchoolItem(
                        SchoolItem.Part.POLICY,
                        VersionViews.LIST,
                        views.say("review.versions.nav"),
                        views.say("review.versions.what"),
                        () -> views.underWay(me),
                        ORDER)))
        .orElse(List.of());
  }

  @GetMapping
  String list(Me me, Model model) {
    model.addAttribute("policies", views.lists(me));
    return "review/versions";
  }

  @PostMapping
  String draft(Me me, @RequestParam String policy, @RequestParam(defaultValue = "") String once) {
    return "redirect:" + VersionViews.LIST + "/" + reviews.draft(me, policy, once);
  }

  @GetMapping("/{id}")
  String version(Me me, @PathVariable String id, Model model) {
    model.addAttribute("version", views.version(me, id));
    return "review/version";
  }

  @GetMapping("/{id}/groups/{group}")
  String group(Me me, @PathVariable String id, @PathVariable String group, Model model) {
    model.addAttribute("group", views.group(me, id, group));
    return "review/group";
  }

  @GetMapping("/{id}/against/{other}")
  String compare(Me me, @PathVariable String id, @PathVariable String other, Model model) {
    model.addAttribute("comparison", views.compare(me, id, other));
    return "review/compare";
  }

  /** A question, ready to print. */
  record QuestionView(
      String href,
      String back,
      String caption,
      String asks,
      List<SummaryRow> about,
      FormView form) {}

  @GetMapping("/{id}/questions/{key}")
  String ask(Me me, @PathVariable String id, @PathVariable String key, Model model) {
    return question(me, id, key, Map.of(), model);
  }

  @PostMapping("/{id}/questions/{key}")
  String answer(
      Me me,
      @PathVariable String id,
      @PathVariable String key,
      @RequestParam(defaultValue = "") String once,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes next,
      Model model) {
    Question question = questions.find(key).orElseThrow(NoSuchThing::new);
    Map<String, String[]> typed = request.getParameterMap();
    try {
      reviews.answer(me, id, key, forms.read(question, typed), once);
      next.addFlashAttribute("success", views.say("review.question.saved"));
      return "redirect:" + VersionViews.LIST + "/" + id + "/groups/" + question.group();
    } catch (InvalidInput refused) {
      InvalidInput wrong = forms.besideTheControl(question, typed, refused);
      BadForm.show(response, model, wrong, once);
      return question(me, id, key, typed, model);
    }
  }

  private String question(Me me, String id, String key, Map<String, String[]> typed, Model model) {
    Version version = draft(me, id);
    Question question = questions.find(key).orElseThrow(NoSuchThing::new);
    Setting now = version.profile().setting(key);
    Setting inForce =
        reviews.version(me, version.edition().orElseThrow().basedOn()).profile().setting(key);
    List<SummaryRow> about =
        List.of(
            new SummaryRow(
                views.say("review.question.now"),
                question.say(inForce.value()) + "\n" + views.rests(question, inForce)),
            new SummaryRow(
                views.say("review.question.default"),
                question.say(question.value()) + "\n" + question.reason()),
            new SummaryRow(views.say("review.question.changes"), question.changes()));
    model.addAttribute(
        "question",
        new QuestionView(
            VersionViews.LIST + "/" + id + "/questions/" + key,
            VersionViews.LIST + "/" + id + "/groups/" + question.group(),
            version.profile().name(),
            question.asks(),
            about,
            forms.view(question, now, typed)));
    return "review/question";
  }

  /** A kind as its row of the form. */
  record KindRow(String code, String plain, String label, String heading, boolean shown) {}

  @GetMapping("/{id}/kinds")
  String kinds(Me me, @PathVariable String id, Model model) {
    Map<String, String> labels = new LinkedHashMap<>();
    Map<String, String> headings = new LinkedHashMap<>();
    for (Kind kind : draft(me, id).profile().kinds()) {
      labels.put(kind.code(), kind.label());
      headings.put(kind.code(), Objects.requireNonNullElse(kind.group(), ""));
    }
    return kinds(id, labels, labels, headings, model);
  }

  @PostMapping("/{id}/kinds")
  String nameKinds(
      Me me,
      @PathVariable String id,
      @RequestParam(required = false, defaultValue = "") List<String> shown,
      @RequestParam(defaultValue = "") String once,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes next,
      Model model) {
    Map<String, String> typed = typed(request, "label-");
    Map<String, String> headings = typed(request, "heading-");
    Map<String, String> labels = new LinkedHashMap<>(typed);
    labels.keySet().retainAll(shown);
    try {
      reviews.kinds(me, id, labels, headings, once);
      next.addFlashAttribute("success", views.say("review.question.saved"));
      return "redirect:" + VersionViews.LIST + "/" + id;
    } catch (InvalidInput wrong) {
      draft(me, id);
      BadForm.show(response, model, besideTheName(wrong), once);
      return kinds(id, labels, typed, headings, model);
    }
  }

  /** What was typed for each kind into its control; empty where nothing was. */
  private Map<String, String> typed(HttpServletRequest request, String control) {
    Map<String, String> typed = new LinkedHashMap<>();
    for (String code : questions.kinds().keySet()) {
      typed.put(code, Objects.requireNonNullElse(request.getParameter(control + code), ""));
    }
    return typed;
  }

  /** The same words beside the controls that the page has for a kind's name and heading. */
  private static InvalidInput besideTheName(InvalidInput wrong) {
    return new InvalidInput(
        wrong.errors().stream()
            .map(
                error ->
                    new FieldError(
                        error
                            .field()
                            .replace(Editions.kindField(""), "label-")
                            .replace(Editions.headingField(""), "heading-"),
                        error.message()))
            .toList());
  }

  private String kinds(
      String id,
      Map<String, String> shown,
      Map<String, String> typed,
      Map<String, String> headings,
      Model model) {
    model.addAttribute("back", VersionViews.LIST + "/" + id);
    model.addAttribute(
        "kinds",
        questions.kinds().entrySet().stream()
            .map(
                kind ->
                    new KindRow(
                        kind.getKey(),
                        kind.getValue(),
                        typed.getOrDefault(kind.getKey(), kind.getValue()),
                        headings.getOrDefault(kind.getKey(), ""),
                        shown.containsKey(kind.getKey())))
            .toList());
    return "review/kinds";
  }

  @GetMapping("/{id}/frame")
  String frame(Me me, @PathVariable String id, Model model) {
    Version version = draft(me, id);
    LocalDate from = version.edition().orElseThrow().inForceFrom();
    return frame(
        id,
        version.profile().name(),
        from == null ? "" : "" + from.getDayOfMonth(),
        from == null ? "" : "" + from.getMonthValue(),
        from == null ? "" : "" + from.getYear(),
        model);
  }

  @PostMapping("/{id}/frame")
  String setFrame(
      Me me,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(name = "inForceFrom-day", defaultValue = "") String day,
      @RequestParam(name = "inForceFrom-month", defaultValue = "") String month,
      @RequestParam(name = "inForceFrom-year", defaultValue = "") String year,
      @RequestParam(defaultValue = "") String once,
      HttpServletResponse response,
      RedirectAttributes next,
      Model model) {
    try {
      reviews.frame(me, id, name, date(day, month, year), once);
      next.addFlashAttribute("success", views.say("review.question.saved"));
      return "redirect:" + VersionViews.LIST + "/" + id;
    } catch (InvalidInput wrong) {
      draft(me, id);
      BadForm.show(response, model, wrong, once);
      return frame(id, name, day, month, year, model);
    }
  }

  private static LocalDate date(String day, String month, String year) {
    try {
      return LocalDate.of(
          Integer.parseInt(year.strip()),
          Integer.parseInt(month.strip()),
          Integer.parseInt(day.strip()));
    } catch (NumberFormatException | DateTimeException e) {
      throw new InvalidInput("inForceFrom", "Enter a day that exists, such as 2 11 2026");
    }
  }

  private static String frame(
      String id, String name, String day, String month, String year, Model model) {
    model.addAttribute("back", VersionViews.LIST + "/" + id);
    model.addAttribute("name", name);
    model.addAttribute("day", day);
    model.addAttribute("month", month);
    model.addAttribute("year", year);
    return "review/frame";
  }

  @PostMapping("/{id}/put-forward")
  String putForward(
      Me me,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String once,
      RedirectAttributes next) {
    reviews.putForward(me, id, once);
    next.addFlashAttribute("success", views.say("review.version.put-forward.done"));
    return "redirect:" + VersionViews.LIST + "/" + id;
  }

  @GetMapping("/{id}/withdraw")
  String askWithdraw(Me me, @PathVariable String id, Model model) {
    return withdraw(me, id, "", model);
  }

  @PostMapping("/{id}/withdraw")
  String withdraw(
      Me me,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String once,
      HttpServletResponse response,
      RedirectAttributes next,
      Model model) {
    try {
      reviews.withdraw(me, id, reason, once);
      next.addFlashAttribute("success", views.say("review.version.withdraw.done"));
      return "redirect:" + VersionViews.LIST;
    } catch (InvalidInput wrong) {
      BadForm.show(response, model, wrong, once);
      return withdraw(me, id, reason, model);
    }
  }

  private String withdraw(Me me, String id, String reason, Model model) {
    Version version = reviews.version(me, id);
    if (!reviews.mayDraft(me, version.profile().policyId())) {
      throw new NoSuchThing();
    }
    model.addAttribute("back", VersionViews.LIST + "/" + id);
    model.addAttribute("name", version.profile().name());
    model.addAttribute("reason", reason);
    return "review/withdraw";
  }

  private Version draft(Me me, String id) {
    Version version = reviews.version(me, id);
    if (!version.drafts()) {
      throw new NoSuchThing();
    }
    return version;
  }
}
