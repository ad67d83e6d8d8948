package org.chalkline.policy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chalkline.policy.Edition.State;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Policies of schools' own: each begins as a copy, of a policy that lies as a file or of the
 * defaults, and goes its own way from there. Its settings cite the clauses of the one that was
 * copied; of the defaults, none.
 */
@Component
public class OwnPolicies {

  /** Stands for the numbered defaults among what can be copied. */
  public static final String DEFAULTS = "defaults";

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);

  private final Policies policies;
  private final Questions questions;
  private final EditionRows rows;
  private final Clock clock;

  OwnPolicies(Policies policies, Questions questions, EditionRows rows, Clock clock) {
    this.policies = policies;
    this.questions = questions;
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * What a school can begin with, id to words: the policies that lie as files, and the defaults.
   */
  public Map<String, String> beginnings() {
    Map<String, String> words = new LinkedHashMap<>();
    policies
        .shipped()
        .forEach(it -> words.put(it.policyId(), it.name() + " (" + it.policyId() + ")"));
    words.put(DEFAULTS, "the defaults, without any clauses");
    return words;
  }

  /**
   * Makes a policy of a school's own, which holds from today.
   *
   * @param from one of {@link #beginnings()}
   * @param school the school's id, from which the policy's is made
   * @param by the id of whoever asked for it
   * @return the new policy's id
   * @throws IllegalArgumentException if there is nothing of this id to copy
   */
  @Transactional
  public String copy(String from, String school, String by) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, LONDON);
    Profile copied = from.equals(DEFAULTS) ? defaults(today) : policies.inForce(from, today);
    String id = school;
    for (int n = 2; taken(id); n++) {
      id = school + "-" + n;
    }
    String edition = id + "-" + today;
    rows.add(
        new Edition(
            edition,
            id,
            "Social media policy, " + MONTH.format(today),
            State.DRAFT,
            null,
            copied.edition(),
            by,
            school,
            now,
            Map.of(),
            null,
            0,
            List.of(),
            null,
            null));
    rows.publish(edition, today, copied, List.of(), now);
    policies.published();
    return id;
  }

  private boolean taken(String id) {
    return !rows.of(id).isEmpty()
        || policies.all().stream().anyMatch(it -> it.policyId().equals(id));
  }

  private Profile defaults(LocalDate today) {
    Map<String, Setting> settings = new LinkedHashMap<>();
    questions.all().forEach(question -> settings.put(question.key(), question.silent()));
    return new Profile(
        DEFAULTS,
        DEFAULTS,
        "The defaults",
        today,
        null,
        null,
        questions.kinds(questions.kinds(), Map.of()),
        List.of(),
        settings);
  }
}
