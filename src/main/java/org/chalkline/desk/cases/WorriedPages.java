package org.chalkline.desk.cases;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.chalkline.identity.Me;
import org.chalkline.identity.School;
import org.chalkline.identity.Schools;
import org.chalkline.safeguarding.OwnWorries;
import org.chalkline.safeguarding.Referrals;
import org.chalkline.web.FormView;
import org.chalkline.web.Forms;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NavItem;
import org.chalkline.web.Option;
import org.chalkline.web.OtherReports;
import org.chalkline.web.Refused;
import org.chalkline.web.When;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The one page on which anybody says that they are worried about a child. */
@Controller
@RequestMapping(WorriedPages.HERE)
class WorriedPages implements OtherReports {

  static final String HERE = "/worried";

  private static final String PAGE = "desk/safeguarding/worried";

  private final Referrals referrals;
  private final OwnWorries own;
  private final WhomToCall whom;
  private final Schools schools;
  private final Forms forms;
  private final CaseWords words;
  private final When when;

  WorriedPages(
      Referrals referrals,
      OwnWorries own,
      WhomToCall whom,
      Schools schools,
      Forms forms,
      CaseWords words,
      When when) {
    this.referrals = referrals;
    this.own = own;
    this.whom = whom;
    this.schools = schools;
    this.forms = forms;
    this.words = words;
    this.when = when;
  }

  @Override
  public List<NavItem> otherReports(HttpServletRequest request) {
    return request.getUserPrincipal() == null
        ? List.of()
        : List.of(new NavItem(HERE, words.say("desk.worried.title"), 1));
  }

  /** Something that this person told before. */
  record Told(String href, String reference, String at) {}

  @GetMapping
  String ask(Me me, Model model) {
    return page(me, Map.of(), model);
  }

  @PostMapping
  String tell(
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
      String reference = referrals.refer(me, SafeguardingActions.worry(said, school), once);
      next.addFlashAttribute("sent", true);
      return "redirect:" + HERE + "/" + reference;
    } catch (InvalidInput wrong) {
      response.setStatus(400);
      model.addAttribute("errors", wrong.errors());
      model.addAttribute("onceKey", once);
      return page(me, typed, model);
    }
  }

  @GetMapping("/{reference}")
  String received(Me me, @PathVariable String reference, Model model) {
    OwnWorries.Received it = own.find(me, reference);
    model.addAttribute("reference", it.reference());
    model.addAttribute("at", when.full(it.at()));
    model.addAttribute("call", whom.of(it.school(), it.caseId()));
    return "desk/safeguarding/received";
  }

  private String page(Me me, Map<String, String[]> typed, Model model) {
    Asking asked = asked(me);
    model.addAttribute("form", FormView.of(asked.form(), typed, asked.options()));
    model.addAttribute("call", whom.of(where(me).get(0).id(), null));
    model.addAttribute(
        "told",
        own.of(me).stream()
            .map(it -> new Told(HERE + "/" + it.reference(), it.reference(), when.full(it.at())))
            .toList());
    return PAGE;
  }

  private List<School> where(Me me) {
    List<School> found = me.schools().stream().sorted().map(schools::get).toList();
    if (found.isEmpty()) {
      throw new Refused(words.say("desk.worried.nowhere"));
    }
    return found;
  }

  private Asking asked(Me me) {
    List<School> where = where(me);
    Asking asking = new Asking(SafeguardingActions.REFER, words);
    if (where.size() > 1) {
      asking.one(
          "school",
          true,
          where.stream().map(school -> new Option(school.id(), school.name())).toList());
    }
    SafeguardingActions.worry(asking);
    return asking;
  }
}
