package org.chalkline.training;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.springframework.stereotype.Component;

/** What changed from one edition of a policy to the next, as whoever reads it should know. */
@Component
public class Changes {

  private final Policies policies;

  Changes(Policies policies) {
    this.policies = policies;
  }

  /**
   * One answer that changed.
   *
   * @param before the answer in words, as it was
   * @param now the answer in words
   */
  public record Change(String key, String before, String now, List<String> clauses) {}

  /** The edition of the same policy that was in force before this one; empty if it is the first. */
  Optional<Profile> before(Profile edition) {
    return policies.all().stream()
        .filter(it -> it.policyId().equals(edition.policyId()))
        .filter(it -> it.inForceFrom().isBefore(edition.inForceFrom()))
        .max(Comparator.comparing(Profile::inForceFrom));
  }

  /** Every answer whose value or words differ, in the order of the profile. */
  List<Change> between(Profile before, Profile now) {
    return now.keys().stream()
        .filter(key -> before.keys().contains(key))
        .filter(
            key ->
                !Objects.equals(before.text(key), now.text(key))
                    || !before.setting(key).words().equals(now.setting(key).words()))
        .map(
            key ->
                new Change(
                    key,
                    before.setting(key).words(),
                    now.setting(key).words(),
                    now.setting(key).clauses()))
        .toList();
  }
}
