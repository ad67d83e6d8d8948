package org.chalkline.desk.cases;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chalkline.breach.BreachInvestigation;
import org.chalkline.breach.Breaches;
import org.chalkline.breach.NewBreach;
import org.chalkline.identity.Me;
import org.chalkline.identity.School;
import org.chalkline.web.FormView;
import org.chalkline.web.Forms;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Option;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which anybody who is signed in reports a breach of the policy. */
@Controller
class ReportBreachPages {

  static final String HERE = "/report-a-breach";

  private static final String SENT = HERE + "/sent";

  private final Breaches breaches;
  private final Forms forms;
  private final CaseWords words;

  ReportBreachPages(Breaches breaches, Forms forms, CaseWords words) {
    this.breaches = breaches;
    this.forms = forms;
    this.words = words;
  }

  @GetMapping(HERE)
  String ask(Me me, Model model) {
    return page(me, Map.of(), model);
  }

  @PostMapping(HERE)
  String report(
      Me me,
      @RequestParam(defaultValue = "") String once,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    Map<String, String[]> typed = request.getParameterMap();
    Asking asked = asked(me);
    try {
      CaseAction.Said said =
          new CaseAction.Said(forms.read(asked.form(), typed, asked.options()).valid());
      String reference =
          breaches.report(me, given(me, said), once.isBlank() ? Once.freshKey() : once.strip());
      next.addFlashAttribute("reference", reference);
      return "redirect:" + SENT;
    } catch (InvalidInput wrong) {
      response.setStatus(400);
      model.addAttribute("errors", wrong.errors());
      model.addAttribute("onceKey", once);
      return page(me, typed, model);
    }
  }

  /** Whoever has reported is told so; the case itself is not theirs to see. */
  @GetMapping(SENT)
  String sent() {
    return "desk/cases/breach-sent";
  }

  private String page(Me me, Map<String, String[]> typed, Model model) {
    Asking asked = asked(me);
    model.addAttribute("form", FormView.of(asked.form(), typed, asked.options()));
    return "desk/cases/report-breach";
  }

  private List<School> where(Me me) {
    List<School> found = breaches.schoolsFor(me);
    if (found.isEmpty()) {
      throw new NoSuchThing();
    }
    return found;
  }

  private NewBreach given(Me me, CaseAction.Said said) {
    String school = said.text("school").isEmpty() ? where(me).get(0).id() : said.text("school");
    return new NewBreach(
        school,
        blankToNull(said.text("pupilSchool")),
        said.text("accused"),
        blankToNull(said.text("accusedId")),
        said.text("role"),
        said.text("said"),
        said.text("platform"),
        said.text("place"),
        blankToNull(said.text("link")),
        moment(said),
        said.ticked("childHarmed"),
        said.ticked("dataBroken"),
        said.ticked("illegal"),
        said.ticked("sexualApproach"),
        said.ticked("nameWithheld"));
  }

  private static @Nullable Instant moment(CaseAction.Said said) {
    return said.answers().get("postedOn") instanceof java.time.LocalDate day
        ? day.atTime(12, 0).atZone(org.chalkline.web.When.LONDON).toInstant()
        : null;
  }

  private static @Nullable String blankToNull(String text) {
    return text.isBlank() ? null : text;
  }

  private Asking asked(Me me) {
    List<School> where = where(me);
    Asking asking = new Asking("report-breach", words);
    List<Option> schools =
        where.stream().map(school -> new Option(school.id(), school.name())).toList();
    if (schools.size() > 1) {
      asking.one("school", true, schools);
    }
    asking.line("accused", false, 500);
    if (schools.size() == 1) {
      asking.one(
          "accusedId",
          false,
          breaches.canBeNamed(where.get(0).id()).stream()
              .map(person -> new Option(person.id(), person.name()))
              .toList());
    }
    asking.one("role", true, roles()).text("said", 4000).line("platform", true, 100);
    asking.line("place", false, 300).line("link", false, 2000).day("postedOn");
    if (schools.size() > 1) {
      asking.one("pupilSchool", false, schools);
    }
    return asking
        .tick("childHarmed")
        .tick("sexualApproach")
        .tick("illegal")
        .tick("dataBroken")
        .tick("nameWithheld");
  }

  private List<Option> roles() {
    List<Option> roles = new ArrayList<>();
    BreachInvestigation.ROLES.forEach(
        role -> roles.add(new Option(role, words.coded("desk.breach.role.", role))));
    roles.add(new Option("unknown", words.say("desk.breach.role.unknown")));
    return roles;
  }
}
