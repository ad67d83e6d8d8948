package org.chalkline.desk.policy;

import java.util.List;
import org.chalkline.identity.Me;
import org.chalkline.web.SummaryRow;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A clause of the school's own policy. */
@Controller
class ClausePage {

  private final ClauseViews views;

  ClausePage(ClauseViews views) {
    this.views = views;
  }

  /** A clause, ready to print. */
  record ClauseView(
      String id, String obligation, List<SummaryRow> rows, List<Cited> steps, List<Cited> rules) {}

  /** A step or a rule that cites it, with the model it stands in. */
  record Cited(String name, String where) {}

  @GetMapping("/policy/clauses/{id}")
  String clause(Me me, @PathVariable String id, Model model) {
    model.addAttribute("clause", views.of(me, id));
    return "desk/policy/clause";
  }
}
