package org.chalkline.boundaries.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chalkline.boundaries.FormerPupils;
import org.chalkline.boundaries.FormerPupils.Rule;
import org.chalkline.identity.Me;
import org.chalkline.identity.Schools;
import org.chalkline.web.Answers;
import org.chalkline.web.FormBuilder;
import org.chalkline.web.FormView;
import org.chalkline.web.Forms;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.When;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * From when contact with a former pupil is allowed. The days come in the body of a request and are
 * answered at once: they stand in no address, no session and no history.
 */
@Controller
@RequestMapping(FormerPupilPages.HERE)
class FormerPupilPages {

  static final String HERE = AttemptPages.HERE + "/former-pupil";

  private static final String PAGE = "boundaries/former-pupil";

  private final FormerPupils formerPupils;
  private final Schools schools;
  private final AttemptViews views;
  private final Forms forms;
  private final MessageSource messages;
  private final When when;

  FormerPupilPages(
      FormerPupils formerPupils,
      Schools schools,
      AttemptViews views,
      Forms forms,
      MessageSource messages,
      When when) {
    this.formerPupils = formerPupils;
    this.schools = schools;
    this.views = views;
    this.forms = forms;
    this.messages = messages;
    this.when = when;
  }

  @GetMapping
  String choose(Me me, Model model) {
    List<String> mine = formerPupils.schools(me);
    if (mine.isEmpty()) {
      throw new NoSuchThing();
    }
    if (mine.size() == 1) {
      return "redirect:" + HERE + "/" + mine.get(0);
    }
    model.addAttribute("schools", mine.stream().map(schools::get).toList());
    return "boundaries/former-pupil-schools";
  }

  @GetMapping("/{school}")
  String ask(Me me, @PathVariable String school, Model model) {
    return page(me, school, Map.of(), model);
  }

  /** Answers on the same page: nothing is kept to be redirected to. */
  @PostMapping("/{school}")
  String answer(
      Me me,
      @PathVariable String school,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Map<String, String[]> typed = request.getParameterMap();
    Rule rule = formerPupils.rule(me, school);
    try {
      Answers said = forms.read(form(rule).form(), typed, Map.of());
      said.valid();
      FormerPupils.Answer found =
          formerPupils.when(
              me,
              school,
              (LocalDate) said.values().get("born"),
              (LocalDate) said.values().get("left"));
      model.addAttribute("answer", words(found));
    } catch (InvalidInput wrong) {
      response.setStatus(400);
      model.addAttribute("errors", wrong.errors());
    }
    return page(me, school, typed, model);
  }

  private String words(FormerPupils.Answer found) {
    if (found.from() == null) {
      return views.say("boundaries.former.never");
    }
    return views.say(
        found.now() ? "boundaries.former.now" : "boundaries.former.from", when.day(found.from()));
  }

  private FormBuilder form(Rule rule) {
    FormBuilder form = new FormBuilder("boundaries.former", messages);
    if (rule.rule().equals("never")) {
      return form;
    }
    form.day("born", true);
    return rule.needsLeaving() ? form.day("left", true) : form;
  }

  private String page(Me me, String school, Map<String, String[]> typed, Model model) {
    Rule rule = formerPupils.rule(me, school);
    model.addAttribute("form", FormView.of(form(rule).form(), typed, Map.of()));
    model.addAttribute("school", school);
    model.addAttribute("name", schools.get(school).name());
    model.addAttribute("never", rule.rule().equals("never"));
    model.addAttribute("rule", rule.words() + views.rests(rule.clauses(), rule.number()));
    return PAGE;
  }
}
