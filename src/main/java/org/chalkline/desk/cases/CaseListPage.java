package org.chalkline.desk.cases;

import org.chalkline.escalation.Ladders;
import org.chalkline.identity.Me;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of cases. */
@Controller
class CaseListPage {

  private final CaseLists lists;
  private final Ladders ladders;

  CaseListPage(CaseLists lists, Ladders ladders) {
    this.lists = lists;
    this.ladders = ladders;
  }

  @GetMapping(CaseLists.LIST)
  String list(
      Me me,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String before,
      @RequestParam(defaultValue = "") String after,
      Model model) {
    model.addAttribute("list", lists.list(me, q, state, before, after));
    model.addAttribute(
        "mayBeginSteps", me.schools().stream().anyMatch(school -> ladders.mayBegin(me, school)));
    return "desk/cases/list";
  }
}
