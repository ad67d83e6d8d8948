package org.chalkline.nearmiss.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chalkline.identity.Me;
import org.chalkline.identity.Schools;
import org.chalkline.nearmiss.NearMisses;
import org.chalkline.nearmiss.NearMisses.Receipt;
import org.chalkline.nearmiss.Patterns;
import org.chalkline.nearmiss.ReportNearMiss;
import org.chalkline.web.Answers;
import org.chalkline.web.FormBuilder;
import org.chalkline.web.FormView;
import org.chalkline.web.Forms;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NavItem;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.OtherReports;
import org.chalkline.web.SchoolItem;
import org.chalkline.web.SchoolItems;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of near misses: where a school has them off, they do not exist. */
@Controller
@RequestMapping(NearMissPages.HERE)
class NearMissPages implements SchoolItems, OtherReports {

  static final String HERE = "/near-misses";

  private static final String REPORT = "/report";
  private static final int ORDER = 29;

  private final NearMisses misses;
  private final Patterns patterns;
  private final NearMissViews views;
  private final Schools schools;
  private final Forms forms;

  NearMissPages(
      NearMisses misses, Patterns patterns, NearMissViews views, Schools schools, Forms forms) {
    this.misses = misses;
    this.patterns = patterns;
    this.views = views;
    this.schools = schools;
    this.forms = forms;
  }

  @GetMapping
  String list(Me me, Model model) {
    List<String> on = on(me);
    model.addAttribute("register", on.stream().anyMatch(misses::register));
    model.addAttribute("withhold", on.stream().anyMatch(misses::mayWithhold));
    model.addAttribute("leads", patterns.schools(me).stream().map(schools::get).toList());
    model.addAttribute("mine", misses.mine(me).stream().map(views::mine).toList());
    return "nearmiss/list";
  }

  @GetMapping(REPORT)
  String report(Me me, Model model) {
    return reportPage(me, Map.of(), model);
  }

  /** Where the name is withheld, the code is shown at once: a redirect would have to keep it. */
  @PostMapping(REPORT)
  String report(
      Me me,
      @RequestParam(defaultValue = "") String once,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    Map<String, String[]> typed = request.getParameterMap();
    FormBuilder asked = views.reportForm(on(me));
    try {
      Answers said = forms.read(asked.form(), typed, asked.options());
      said.valid();
      Receipt receipt = misses.report(me, told(me, said), once);
      if (!receipt.code().isEmpty()) {
        model.addAttribute("code", views.spaced(receipt.code()));
        return "nearmiss/receipt";
      }
      next.addFlashAttribute("success", views.say("nearmiss.report.done"));
      return "redirect:" + HERE;
    } catch (InvalidInput wrong) {
      response.setStatus(400);
      model.addAttribute("errors", wrong.errors());
      model.addAttribute("onceKey", once);
      return reportPage(me, typed, model);
    }
  }

  private ReportNearMiss told(Me me, Answers said) {
    String school = said.text("school");
    return new ReportNearMiss(
        school.isEmpty() ? on(me).get(0) : school,
        said.text("kind"),
        said.text("platform"),
        said.text("place"),
        said.text("said"),
        (LocalDate) said.values().get("happenedOn"),
        Boolean.TRUE.equals(said.values().get("deleted")),
        Boolean.TRUE.equals(said.values().get("withheld")));
  }

  private String reportPage(Me me, Map<String, String[]> typed, Model model) {
    FormBuilder asked = views.reportForm(on(me));
    model.addAttribute("form", FormView.of(asked.form(), typed, asked.options()));
    return "nearmiss/report";
  }

  @GetMapping("/code")
  String code(Me me, Model model) {
    return codePage(me, model);
  }

  /** Shows what a code opens; nothing is stored, and the code stands in no address. */
  @PostMapping("/code")
  String code(
      Me me,
      @RequestParam(defaultValue = "") String code,
      HttpServletResponse response,
      Model model) {
    on(me);
    try {
      model.addAttribute("found", views.mine(misses.withCode(code)));
    } catch (InvalidInput wrong) {
      response.setStatus(400);
      model.addAttribute("errors", wrong.errors());
    }
    return codePage(me, model);
  }

  private String codePage(Me me, Model model) {
    if (on(me).stream().noneMatch(misses::mayWithhold)) {
      throw new NoSuchThing();
    }
    model.addAttribute("form", FormView.of(views.codeForm().form(), Map.of(), Map.of()));
    return "nearmiss/code";
  }

  @GetMapping("/patterns/{school}")
  String patterns(Me me, @PathVariable String school, Model model) {
    model.addAttribute("report", views.report(schools.get(school).name(), patterns.of(me, school)));
    return "nearmiss/patterns";
  }

  private List<String> on(Me me) {
    List<String> on = misses.schools(me);
    if (on.isEmpty()) {
      throw new NoSuchThing();
    }
    return on;
  }

  @Override
  public List<SchoolItem> schoolItems(HttpServletRequest request) {
    return exists(request)
        ? List.of(
            new SchoolItem(
                SchoolItem.Part.POLICY,
                HERE,
                views.say("nearmiss.title"),
                views.say("nearmiss.what"),
                () -> null,
                ORDER))
        : List.of();
  }

  @Override
  public List<NavItem> otherReports(HttpServletRequest request) {
    return exists(request)
        ? List.of(new NavItem(HERE + REPORT, views.say("nearmiss.report.link"), ORDER))
        : List.of();
  }

  private boolean exists(HttpServletRequest request) {
    return Me.of(request).filter(me -> !misses.schools(me).isEmpty()).isPresent();
  }
}
