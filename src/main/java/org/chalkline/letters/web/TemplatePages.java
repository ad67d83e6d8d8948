package org.chalkline.letters.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.chalkline.identity.Me;
import org.chalkline.letters.Changes;
import org.chalkline.letters.LetterBlock;
import org.chalkline.letters.LetterKind;
import org.chalkline.letters.MergeFields;
import org.chalkline.letters.Templates;
import org.chalkline.letters.Templates.Standing;
import org.chalkline.letters.Templates.Version;
import org.chalkline.web.BadForm;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.SchoolItem;
import org.chalkline.web.SchoolItems;
import org.chalkline.web.SummaryRow;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The templates and standard lines of a school's letters: read, changed, approved. */
@Controller
@RequestMapping("/letters/templates")
class TemplatePages implements SchoolItems {

  private static final String HERE = "/letters/templates/";
  private static final int ORDER = 80;

  private final Templates templates;
  private final LetterWords words;
  private final When when;

  TemplatePages(Templates templates, LetterWords words, When when) {
    this.templates = templates;
    this.words = words;
    this.when = when;
  }

  @Override
  public List<SchoolItem> schoolItems(HttpServletRequest request) {
    return Me.of(request)
        .filter(me -> !templates.schools(me).isEmpty())
        .map(
            me ->
                new SchoolItem(
                    SchoolItem.Part.POLICY,
                    "/letters/templates",
                    words.say("letters.templates.title"),
                    words.say("letters.templates.what"),
                    () -> waiting(me),
                    ORDER))
        .stream()
        .toList();
  }

  private @Nullable String waiting(Me me) {
    long drafts =
        templates.schools(me).stream()
            .flatMap(school -> templates.at(me, school).stream())
            .filter(it -> it.draft() != null)
            .count();
    return drafts == 0 ? null : words.say("letters.templates.waiting", drafts);
  }

  /** A school with its kinds of letter. */
  record SchoolView(String name, String href, List<SummaryRow> kinds, List<SummaryRow> lines) {}

  @GetMapping
  String list(Me me, Model model) {
    List<String> schools = templates.schools(me);
    if (schools.isEmpty()) {
      throw new NoSuchThing();
    }
    model.addAttribute("schools", schools.stream().map(school -> school(me, school)).toList());
    return "letters/templates";
  }

  private SchoolView school(Me me, String school) {
    return new SchoolView(
        words.school(school),
        HERE + school,
        templates.at(me, school).stream()
            .map(
                it ->
                    new SummaryRow(
                        words.say("letters.kind." + it.kind().id()),
                        state(it),
                        HERE + school + "/" + it.kind().id(),
                        words.say("letters.template.open")))
            .toList(),
        templates.lines(me, school).entrySet().stream()
            .map(
                it ->
                    new SummaryRow(
                        it.getKey(),
                        it.getValue(),
                        HERE + school + "/lines/" + it.getKey(),
                        words.say("letters.line.change")))
            .toList());
  }

  private String state(Standing it) {
    List<String> said = new ArrayList<>();
    said.add(inUse(it.inUse()));
    Version draft = it.draft();
    if (draft != null) {
      said.add(words.say("letters.template.draft-waits", draft.version()));
    }
    return String.join("\n", said);
  }

  private String inUse(Version it) {
    return it.version() == 0
        ? words.say("letters.template.shipped")
        : words.say(
            "letters.template.version",
            it.version(),
            words.name(Objects.requireNonNull(it.settledBy())),
            when.day(Objects.requireNonNull(it.settledAt())));
  }

  /** A field that a template may name. */
  record FieldLine(String place, String means, String example) {}

  /**
   * The page of a template.
   *
   * @param body the draft, or what is in use where there is none
   * @param draft what is said of the draft; null if there is none
   * @param changes what the draft changes; empty if there is none
   * @param approvable whether this person may approve the draft
   */
  record TemplateView(
      String title,
      String school,
      String href,
      String inUse,
      @Nullable String draft,
      boolean approvable,
      String body,
      List<LetterBlock> preview,
      List<Changes.Piece> changes,
      List<FieldLine> fields,
      List<FieldLine> lines) {}

  @GetMapping("/{school}/{kind}")
  String template(Me me, @PathVariable String school, @PathVariable String kind, Model model) {
    return template(me, school, kind, null, model);
  }

  private String template(Me me, String school, String kind, @Nullable String typed, Model model) {
    Standing it = templates.standing(me, school, kind(kind));
    Version draft = it.draft();
    String body = draft == null ? it.inUse().body() : draft.body();
    model.addAttribute(
        "template",
        new TemplateView(
            words.say("letters.kind." + kind),
            words.school(school),
            HERE + school + "/" + kind,
            inUse(it.inUse()),
            draft == null
                ? null
                : words.say(
                    "letters.template.draft-of",
                    draft.version(),
                    words.name(Objects.requireNonNull(draft.draftedBy())),
                    when.full(Objects.requireNonNull(draft.draftedAt()))),
            draft != null && templates.approves(me, school) && !me.id().equals(draft.draftedBy()),
            typed == null ? body : typed,
            templates.preview(me, school, body),
            draft == null ? List.of() : Changes.between(it.inUse().body(), draft.body()),
            MergeFields.examples().entrySet().stream()
                .map(
                    field ->
                        new FieldLine(
                            "{{" + field.getKey() + "}}",
                            words.say("letters.field." + field.getKey()),
                            field.getValue()))
                .toList(),
            templates.lines(me, school).entrySet().stream()
                .map(line -> new FieldLine("{{line:" + line.getKey() + "}}", line.getValue(), ""))
                .toList()));
    return "letters/template";
  }

  private static LetterKind kind(String id) {
    return LetterKind.find(id).orElseThrow(NoSuchThing::new);
  }

  @PostMapping("/{school}/{kind}")
  String save(
      Me me,
      @PathVariable String school,
      @PathVariable String kind,
      @RequestParam(defaultValue = "") String body,
      @RequestParam(defaultValue = "") String once,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    try {
      templates.save(me, school, kind(kind), body, once);
    } catch (InvalidInput wrong) {
      BadForm.show(response, model, wrong, once);
      return template(me, school, kind, body, model);
    }
    next.addFlashAttribute("success", words.say("letters.template.saved"));
    return "redirect:" + HERE + "{school}/{kind}";
  }

  @PostMapping("/{school}/{kind}/approve")
  String approve(
      Me me,
      @PathVariable String school,
      @PathVariable String kind,
      @RequestParam(defaultValue = "") String once,
      RedirectAttributes next) {
    templates.approve(me, school, kind(kind), once);
    next.addFlashAttribute("success", words.say("letters.template.approved"));
    return "redirect:" + HERE + "{school}/{kind}";
  }

  @PostMapping("/{school}/{kind}/drop")
  String drop(
      Me me,
      @PathVariable String school,
      @PathVariable String kind,
      @RequestParam(defaultValue = "") String once,
      RedirectAttributes next) {
    templates.drop(me, school, kind(kind), once);
    next.addFlashAttribute("success", words.say("letters.template.dropped"));
    return "redirect:" + HERE + "{school}/{kind}";
  }

  @GetMapping("/{school}/{kind}/example.pdf")
  ResponseEntity<byte[]> pdf(
      Me me, @PathVariable String school, @PathVariable String kind, HttpServletResponse response) {
    return LetterPages.file(templates.pdf(me, school, kind(kind)), kind, response);
  }

  /** The page of a standard line. */
  record LineView(String school, String href, String name, String body, boolean isNew) {}

  @GetMapping("/{school}/lines/{name}")
  String line(Me me, @PathVariable String school, @PathVariable String name, Model model) {
    String body = templates.lines(me, school).get(name);
    if (body == null && !name.equals("new")) {
      throw new NoSuchThing();
    }
    return line(
        school, name, body == null ? "" : name, Objects.requireNonNullElse(body, ""), model);
  }

  private String line(String school, String at, String name, String body, Model model) {
    model.addAttribute(
        "line",
        new LineView(
            words.school(school), HERE + school + "/lines/" + at, name, body, at.equals("new")));
    return "letters/line";
  }

  @PostMapping("/{school}/lines/{at}")
  String keepLine(
      Me me,
      @PathVariable String school,
      @PathVariable String at,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String body,
      @RequestParam(defaultValue = "") String once,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    String kept = at.equals("new") ? name.strip() : at;
    try {
      templates.keepLine(me, school, kept, body, once);
    } catch (InvalidInput wrong) {
      BadForm.show(response, model, wrong, once);
      return line(school, at, kept, body, model);
    }
    next.addFlashAttribute("success", words.say("letters.line.kept"));
    return "redirect:/letters/templates";
  }
}
