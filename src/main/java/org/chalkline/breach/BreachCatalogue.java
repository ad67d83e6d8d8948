package org.chalkline.breach;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.policy.Clause;
import org.chalkline.policy.Clauses;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.web.Option;
import org.springframework.stereotype.Component;

/**
 * What counts as a breach: every clause of the policy whose outcome is a kind of breach, under the
 * version that was in force when it was posted.
 *
 * @clause default 52
 */
@Component
public class BreachCatalogue {

  private static final String MARK = "breach type:";

  // The words by which a kind of breach is a comment that demeans: language, not policy.
  private static final List<String> DEROGATORY = List.of("derogatory", "defam");

  private final Clauses clauses;
  private final Policies policies;

  BreachCatalogue(Clauses clauses, Policies policies) {
    this.clauses = clauses;
    this.policies = policies;
  }

  /** Whether a clause belongs to the catalogue. */
  public static boolean listed(Clause clause) {
    return clause.outcome().toLowerCase(Locale.ROOT).contains(MARK);
  }

  /** The kind of breach that a clause of the catalogue names, such as "Confidentiality". */
  public static String type(Clause clause) {
    String outcome = clause.outcome();
    int at = outcome.toLowerCase(Locale.ROOT).indexOf(MARK);
    String type = outcome.substring(at + MARK.length()).strip();
    return type.isEmpty()
        ? clause.id()
        : type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
  }

  /** The catalogue of a policy, in the order of its clauses. */
  public List<Clause> of(Profile profile) {
    return clauses.of(profile.policyId()).stream().filter(BreachCatalogue::listed).toList();
  }

  /** The clauses by which this case is judged. */
  List<Clause> of(CaseFile file) {
    return of(policies.edition(file.breachEdition()));
  }

  List<Option> options(CaseFile file) {
    return of(file).stream()
        .map(it -> new Option(it.id(), type(it) + " (" + it.id() + "): " + it.obligation()))
        .toList();
  }

  /** Those of these clauses that stand in the catalogue of this case. */
  List<Clause> among(CaseFile file, Collection<String> ids) {
    return of(file).stream().filter(it -> ids.contains(it.id())).toList();
  }

  /** Whether a kind of breach is a derogatory or defamatory comment. */
  static boolean derogatory(String type) {
    String plain = type.toLowerCase(Locale.ROOT);
    return DEROGATORY.stream().anyMatch(plain::contains);
  }
}
