package org.chalkline.desk.policy;

import java.util.List;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.policy.Place;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.springframework.stereotype.Component;

/**
 * What stands behind a step, a rule or a deadline of a case: clauses of the case's own policy, and
 * where it says nothing the numbered default. Never another policy's.
 */
@Component
public class Citations {

  private final Policies policies;
  private final ClauseStates states;

  Citations(Policies policies, ClauseStates states) {
    this.policies = policies;
    this.states = states;
  }

  /**
   * A clause or a numbered default.
   *
   * @param label its id, or "Default 63"
   * @param words what it says
   * @param href the way to it; from a clause one click leads back
   */
  public record Cited(String label, String words, String href) {}

  /**
   * What demands a step of this case.
   *
   * @param from the page from which somebody looks, for the way back
   */
  public List<Cited> step(CaseFile file, String process, String step, String from) {
    return cited(file, Place.step(process, step), from);
  }

  /** What stands behind a rule of a table for this case. */
  public List<Cited> rule(CaseFile file, String table, String rule, String from) {
    return cited(file, Place.rule(table, rule), from);
  }

  /**
   * What a limit rests on in the edition of this case: the clauses behind the setting that gave it,
   * its numbered default, or both.
   *
   * @param setting the key of the setting that gave the limit, as it is kept with the step
   */
  public List<Cited> limit(CaseFile file, String setting, String from) {
    return states.rests(edition(file).setting(setting), file.school()).stream()
        .map(rest -> cited(rest, from))
        .toList();
  }

  /** A text of a model without the clause ids and default numbers for whoever reads the model. */
  public static String plain(String text) {
    return ModelTexts.plain(text);
  }

  private List<Cited> cited(CaseFile file, Place place, String from) {
    return states.behind(edition(file).policyId(), place, file.school()).stream()
        .map(lives -> cited(lives, from))
        .toList();
  }

  private static Cited cited(PolicyView.Lives lives, String from) {
    String href = String.valueOf(lives.href());
    return new Cited(
        lives.name(),
        lives.kind(),
        href.startsWith("/policy/clauses/") ? href + "&from=" + from : href);
  }

  private Profile edition(CaseFile file) {
    return policies.edition(file.policyEdition());
  }
}
