package org.chalkline.desk.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.chalkline.desk.cases.ModelMap;
import org.chalkline.desk.policy.ClausePage.Cited;
import org.chalkline.desk.policy.ClausePage.ClauseView;
import org.chalkline.identity.Me;
import org.chalkline.identity.Schools;
import org.chalkline.policy.Clause;
import org.chalkline.policy.Clauses;
import org.chalkline.policy.Policies;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.SummaryRow;
import org.chalkline.web.When;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts a clause into words, for people of a school whose policy it belongs to. */
@Service
class ClauseViews {

  private final Clauses clauses;
  private final Policies policies;
  private final Schools schools;
  private final ModelMap models;
  private final MessageSource messages;
  private final Clock clock;

  ClauseViews(
      Clauses clauses,
      Policies policies,
      Schools schools,
      ModelMap models,
      MessageSource messages,
      Clock clock) {
    this.clauses = clauses;
    this.policies = policies;
    this.schools = schools;
    this.models = models;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * The clause of this id.
   *
   * @throws NoSuchThing if it belongs to no policy of this person's schools
   */
  @Transactional(readOnly = true)
  public ClauseView of(Me me, String id) {
    Clause clause =
        clauses
            .find(id)
            .filter(
                found ->
                    me.schools().stream()
                        .anyMatch(school -> schools.get(school).policyId().equals(found.policy())))
            .orElseThrow(NoSuchThing::new);
    return new ClauseView(
        clause.id(), clause.obligation(), rows(clause), steps(clause), rules(clause));
  }

  private List<SummaryRow> rows(Clause clause) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), When.LONDON);
    List<SummaryRow> rows = new ArrayList<>();
    add(rows, "policy", policies.inForce(clause.policy(), today).name());
    add(rows, "section", clause.section());
    add(rows, "actor", clause.actor());
    add(rows, "subject", clause.subject());
    add(rows, "trigger", clause.trigger());
    add(rows, "deadline", clause.deadline());
    add(rows, "outcome", clause.outcome());
    String strength = say("desk.clause.strength." + clause.strength());
    add(rows, "strength", strength);
    return rows;
  }

  private void add(List<SummaryRow> rows, String key, String text) {
    if (!text.isBlank()) {
      rows.add(new SummaryRow(say("desk.clause." + key), text));
    }
  }

  private List<Cited> steps(Clause clause) {
    return models.steps().stream()
        .filter(step -> step.clauses().contains(clause.id()))
        .map(step -> new Cited(step.name(), step.process()))
        .toList();
  }

  private List<Cited> rules(Clause clause) {
    Pattern cited = Pattern.compile("\\b" + Pattern.quote(clause.id()) + "\\b");
    return models.rules().stream()
        .filter(rule -> cited.matcher(rule.description()).find())
        .map(rule -> new Cited(rule.description(), rule.table()))
        .distinct()
        .toList();
  }

  private String say(String code) {
    return String.valueOf(messages.getMessage(code, null, code, Locale.UK));
  }
}
