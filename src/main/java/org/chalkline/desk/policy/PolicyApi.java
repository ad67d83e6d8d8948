package org.chalkline.desk.policy;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.chalkline.desk.policy.PolicyViews.Narrowed;
import org.chalkline.desk.policy.RulesViews.TableView;
import org.chalkline.desk.policy.SettingsViews.SettingsView;
import org.chalkline.identity.Me;
import org.chalkline.web.SummaryRow;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A school's policy as it runs, for other systems. */
@RestController
@RequestMapping("/api/v1/schools/{school}/policy")
@Tag(name = "Policy")
class PolicyApi {

  private final PolicyViews policies;
  private final SettingsViews settings;
  private final RulesViews rules;

  PolicyApi(PolicyViews policies, SettingsViews settings, RulesViews rules) {
    this.policies = policies;
    this.settings = settings;
    this.rules = rules;
  }

  /** A policy with its clauses. */
  record PolicyBody(
      String school,
      String edition,
      List<SummaryRow> facts,
      List<SummaryRow> counts,
      List<PolicyView.TensionLine> tensions,
      List<PolicyView.Section> sections) {}

  @GetMapping
  @Operation(
      summary = "The policy of a school: its clauses, how far each is carried out, and where",
      description = "state is CARRIED, IN_PART, WAITING or GUIDANCE; strength must, should or may.")
  PolicyBody policy(
      Me me,
      @PathVariable String school,
      @RequestParam(defaultValue = "") String process,
      @RequestParam(defaultValue = "") String strength,
      @RequestParam(defaultValue = "") String state) {
    PolicyView view = policies.of(me, school, new Narrowed(process, strength, state));
    return new PolicyBody(
        view.school(), view.title(), view.facts(), view.counts(), view.tensions(), view.sections());
  }

  @GetMapping("/settings")
  @Operation(summary = "Every question that a policy answers, with this school's answer")
  SettingsView settings(Me me, @PathVariable String school) {
    return settings.of(me, school);
  }

  @GetMapping("/rules/{table}")
  @Operation(summary = "A decision table in words, with the clauses of this school's policy")
  TableView table(Me me, @PathVariable String school, @PathVariable String table) {
    return rules.table(me, school, table);
  }
}
