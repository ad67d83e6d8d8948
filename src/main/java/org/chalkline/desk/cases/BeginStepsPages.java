package org.chalkline.desk.cases;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chalkline.escalation.Ladders;
import org.chalkline.identity.Me;
import org.chalkline.identity.School;
import org.chalkline.identity.Schools;
import org.chalkline.policy.Policies;
import org.chalkline.web.FormView;
import org.chalkline.web.Forms;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Option;
import org.chalkline.web.When;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which the head begins steps with a parent without a report. */
@Controller
@RequestMapping(BeginStepsPages.HERE)
class BeginStepsPages {

  static final String HERE = CaseLists.LIST + "/begin-steps-directly";

  private static final String PAGE = "desk/cases/begin-steps";

  private final Ladders ladders;
  private final Schools schools;
  private final Policies policies;
  private final Forms forms;
  private final CaseWords words;
  private final Clock clock;

  BeginStepsPages(
      Ladders ladders,
      Schools schools,
      Policies policies,
      Forms forms,
      CaseWords words,
      Clock clock) {
    this.ladders = ladders;
    this.schools = schools;
    this.policies = policies;
    this.forms = forms;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping
  String ask(Me me, Model model) {
    return page(me, Map.of(), model);
  }

  @PostMapping
  String begin(
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
      String school = said.text("school").isEmpty() ? where(me).get(0).id() : said.text("school");
      String reference =
          ladders.begin(
              me, new Ladders.BeginSteps(school, EscalationActions.post(said, clock)), once);
      next.addFlashAttribute("success", words.say("desk.case.begin-steps.done"));
      return "redirect:" + CaseLists.LIST + "/" + reference;
    } catch (InvalidInput wrong) {
      response.setStatus(400);
      model.addAttribute("errors", wrong.errors());
      model.addAttribute("onceKey", once);
      return page(me, typed, model);
    }
  }

  private String page(Me me, Map<String, String[]> typed, Model model) {
    Asking asked = asked(me);
    model.addAttribute("form", FormView.of(asked.form(), typed, asked.options()));
    return PAGE;
  }

  /** Where this person may begin steps. */
  private List<School> where(Me me) {
    List<School> found =
        me.schools().stream()
            .sorted()
            .filter(id -> ladders.mayBegin(me, id))
            .map(schools::get)
            .toList();
    if (found.isEmpty()) {
      throw new NoSuchThing();
    }
    return found;
  }

  private Asking asked(Me me) {
    List<School> where = where(me);
    Asking asking = new Asking("further-post", words);
    if (where.size() > 1) {
      asking.one(
          "school",
          true,
          where.stream().map(school -> new Option(school.id(), school.name())).toList());
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), When.LONDON);
    EscalationActions.post(
        asking,
        EscalationActions.kinds(
            policies, policies.inForce(where.get(0).policyId(), today).edition()));
    return asking;
  }
}
