package org.chalkline.desk.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.chalkline.identity.Me;
import org.chalkline.identity.School;
import org.chalkline.identity.Schools;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.When;
import org.springframework.stereotype.Component;

/**
 * Which policy somebody reads: that of a school where they hold a role, as it is in force today.
 */
@Component
class PolicyInForce {

  private final Policies policies;
  private final Schools schools;
  private final Clock clock;

  PolicyInForce(Policies policies, Schools schools, Clock clock) {
    this.policies = policies;
    this.schools = schools;
    this.clock = clock;
  }

  /** The schools whose policies this person may read, by name. */
  List<School> schools(Me me) {
    return me.schools().stream()
        .map(schools::get)
        .sorted(java.util.Comparator.comparing(School::name))
        .toList();
  }

  /**
   * The school of this id; of an empty one, the first of this person's.
   *
   * @throws NoSuchThing if they hold no role there
   */
  School school(Me me, String id) {
    return schools(me).stream()
        .filter(school -> id.isEmpty() || school.id().equals(id))
        .findFirst()
        .orElseThrow(NoSuchThing::new);
  }

  /** The edition in force at a school today. */
  Profile edition(School school) {
    return policies.inForce(school.policyId(), today());
  }

  /** Today in London. */
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), When.LONDON);
  }
}
