package org.chalkline.identity;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Adds schools to an installation in use, each with the policy it runs. */
@Component
class NewSchools {

  private final Schools schools;
  private final ObjectProvider<PolicyOffer> offers;

  NewSchools(Schools schools, ObjectProvider<PolicyOffer> offers) {
    this.schools = schools;
    this.offers = offers;
  }

  /** The policies on offer, id to words. */
  Map<String, String> policies() {
    Map<String, String> all = new LinkedHashMap<>();
    offers.orderedStream().forEach(offer -> all.putAll(offer.policies()));
    return all;
  }

  /** Notes an error if this is not a policy on offer. */
  void checkPolicy(Typed check, String field, String policy) {
    if (!policies().containsKey(policy)) {
      check.wrong(field, "Select the policy that the school runs");
    }
  }

  /** Adds a school under an id made from its name. */
  School add(String name, String policy) {
    String slug =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("['’\\p{M}]", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String base = slug.isEmpty() ? "school" : slug;
    String id = base;
    for (int n = 2; schools.find(id).isPresent(); n++) {
      id = base + "-" + n;
    }
    School school =
        new School(
            id,
            name,
            policy,
            "runs a profile drawn from this policy: " + policies().getOrDefault(policy, policy),
            null);
    schools.add(school);
    return school;
  }
}
