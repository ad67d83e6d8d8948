package org.chalkline.identity;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.installation.Scope;
import org.chalkline.web.InvalidInput;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds schools to an installation in use, each with the policy it runs; they are not live yet. */
@Component
public class NewSchools {

  private final Schools schools;
  private final People people;
  private final Audit audit;
  private final ObjectProvider<PolicyOffer> offers;

  NewSchools(Schools schools, People people, Audit audit, ObjectProvider<PolicyOffer> offers) {
    this.schools = schools;
    this.people = people;
    this.audit = audit;
    this.offers = offers;
  }

  /**
   * Adds a school, of which this administrator is administrator from now on.
   *
   * @return its id
   * @throws InvalidInput if the name is not one line or is taken, or the policy is not on offer
   */
  @Transactional
  public String add(Me me, String name, String policy) {
    if (!me.hasAnywhere(Roles.ADMINISTRATOR)) {
      throw new AccessDeniedException("For administrators");
    }
    Typed check = new Typed();
    String line = check.line("name", "the name of the school", name);
    checkPolicy(check, "policy", policy);
    if (taken(line, "")) {
      check.wrong("name", "There is a school of this name already");
    }
    check.check();
    School school = add(line, policy, me.id());
    Scope.of(
        Set.of(school.id()),
        () -> people.give(me.id(), new RoleAt(Roles.ADMINISTRATOR, school.id()), people.today()));
    audit.record(
        Entry.ofSchool(
            school.id(), me.actor(), "school.added", Map.of("name", line, "policy", policy)));
    return school.id();
  }

  /** Whether another school than this one has the name already; capitals do not matter. */
  public boolean taken(String name, String than) {
    return schools.all().stream()
        .anyMatch(school -> !school.id().equals(than) && school.name().equalsIgnoreCase(name));
  }

  /** The sentence that says what a school's own policy was copied from. */
  public String drawnFrom(String policy) {
    return "runs a policy of its own, begun as a copy of: "
        + policies().getOrDefault(policy, policy);
  }

  /**
   * Begins a policy of the school's own as a copy of one on offer.
   *
   * @return its id
   */
  public String begin(String policy, String school, String by) {
    return offers
        .orderedStream()
        .filter(offer -> offer.policies().containsKey(policy))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No policy " + policy))
        .begin(policy, school, by);
  }

  /** The policies on offer, id to words. */
  public Map<String, String> policies() {
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
  School add(String name, String policy, String by) {
    String slug =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("['’\\p{M}]", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String base = slug.isEmpty() ? "school" : slug;
    String id = base;
    for (int n = 2; schools.taken(id); n++) {
      id = base + "-" + n;
    }
    School school = new School(id, name, begin(policy, id, by), drawnFrom(policy), null);
    schools.add(school);
    return school;
  }
}
