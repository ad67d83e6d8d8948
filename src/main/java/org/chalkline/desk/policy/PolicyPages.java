package org.chalkline.desk.policy;

import org.chalkline.desk.policy.PolicyViews.Narrowed;
import org.chalkline.identity.Me;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** A school's policy as it runs: its clauses, settings, rules and models. */
@Controller
class PolicyPages {

  private final PolicyViews policies;
  private final SettingsViews settings;
  private final RulesViews rules;

  PolicyPages(PolicyViews policies, SettingsViews settings, RulesViews rules) {
    this.policies = policies;
    this.settings = settings;
    this.rules = rules;
  }

  @GetMapping("/policy")
  String policy(
      Me me,
      @RequestParam(defaultValue = "") String school,
      @RequestParam(defaultValue = "") String process,
      @RequestParam(defaultValue = "") String strength,
      @RequestParam(defaultValue = "") String state,
      Model model) {
    model.addAttribute("policy", policies.of(me, school, new Narrowed(process, strength, state)));
    return "desk/policy/policy";
  }

  @GetMapping("/policy/settings")
  String settings(Me me, @RequestParam(defaultValue = "") String school, Model model) {
    model.addAttribute("policy", settings.of(me, school));
    return "desk/policy/settings";
  }

  @GetMapping("/policy/defaults")
  String defaults(Me me, @RequestParam(defaultValue = "") String school, Model model) {
    model.addAttribute("policy", settings.defaults(me, school));
    return "desk/policy/defaults";
  }

  @GetMapping("/policy/rules")
  String rules(Me me, @RequestParam(defaultValue = "") String school, Model model) {
    model.addAttribute("policy", rules.overview(me, school));
    return "desk/policy/rules";
  }

  @GetMapping("/policy/rules/{table}")
  String table(
      Me me,
      @PathVariable String table,
      @RequestParam(defaultValue = "") String school,
      Model model) {
    model.addAttribute("table", rules.table(me, school, table));
    return "desk/policy/table";
  }

  @GetMapping("/policy/models/{process}")
  String model(
      Me me,
      @PathVariable String process,
      @RequestParam(defaultValue = "") String school,
      Model model) {
    model.addAttribute("process", rules.model(me, school, process));
    return "desk/policy/model";
  }

  @GetMapping(path = "/policy/models/{process}.bpmn", produces = MediaType.APPLICATION_XML_VALUE)
  @ResponseBody
  String bpmn(@PathVariable String process) {
    return rules.xml(process);
  }
}
