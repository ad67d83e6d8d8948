package org.chalkline.accounts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.chalkline.identity.PolicyOffer;
import org.chalkline.policy.Policies;
import org.springframework.stereotype.Component;

/** Offers the policies that ship with Chalkline to whoever adds a school. */
@Component
class PolicyChoice implements PolicyOffer {

  private final Policies policies;

  PolicyChoice(Policies policies) {
    this.policies = policies;
  }

  @Override
  public Map<String, String> policies() {
    Map<String, String> words = new LinkedHashMap<>();
    policies.all().forEach(it -> words.put(it.policyId(), it.name() + " (" + it.policyId() + ")"));
    return words;
  }
}
