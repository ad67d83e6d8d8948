package org.chalkline.desk.policy;

import java.util.List;
import org.chalkline.desk.policy.PolicyView.Lives;
import org.chalkline.identity.Me;
import org.chalkline.web.SummaryRow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A clause of the school's own policy. */
@Controller
class ClausePage {

  private final ClauseViews views;

  ClausePage(ClauseViews views) {
    this.views = views;
  }

  /**
   * A clause, ready to print.
   *
   * @param back the task or case from which somebody came, or the policy
   * @param lives where it is carried out
   * @param waits what it waits for; null where it does not
   */
  record ClauseView(
      String id,
      String back,
      String obligation,
      String state,
      String colour,
      List<SummaryRow> rows,
      List<Lives> lives,
      @Nullable String waits) {}

  @GetMapping("/policy/clauses/{id}")
  String clause(
      Me me,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String school,
      @RequestParam(defaultValue = "") String from,
      Model model) {
    model.addAttribute("clause", views.of(me, id, school, from));
    return "desk/policy/clause";
  }
}
