package org.chalkline.accounts;

import java.util.Map;
import org.chalkline.identity.PolicyOffer;
import org.chalkline.policy.OwnPolicies;
import org.springframework.stereotype.Component;

/** Offers whoever adds a school what its policy can begin with. */
@Component
class PolicyChoice implements PolicyOffer {

  private final OwnPolicies own;

  PolicyChoice(OwnPolicies own) {
    this.own = own;
  }

  @Override
  public Map<String, String> policies() {
    return own.beginnings();
  }

  @Override
  public String begin(String policy, String school, String by) {
    return own.copy(policy, school, by);
  }
}
