package org.chalkline.training;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chalkline.identity.Schools;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** What a school asks its people to have learnt: the policy itself, then its own courses. */
@Component
class Demands {

  private static final String WHEN = "staff.training";

  private final TrainingTable table;
  private final Policies policies;
  private final Schools schools;
  private final MessageSourceAccessor words;

  Demands(TrainingTable table, Policies policies, Schools schools, MessageSource messages) {
    this.table = table;
    this.policies = policies;
    this.schools = schools;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  /** What a school asks for on a day: the policy as its profile says, then its own courses. */
  List<Demand> at(String school, LocalDate on) {
    Profile profile = policies.inForce(schools.get(school).policyId(), on);
    List<String> when = profile.list(WHEN);
    List<Demand> all = new ArrayList<>();
    if (!when.isEmpty()) {
      all.add(policyItself(school, profile, when));
    }
    table.coursesAt(school).forEach(course -> all.add(new Demand(course, null, false)));
    return all;
  }

  /** Asked of everybody, unless the profile asks for it of whoever runs an account alone. */
  private Demand policyItself(String school, Profile profile, List<String> when) {
    boolean runnersAlone = when.equals(List.of("account-runners"));
    return new Demand(
        new Course(
            Course.POLICY,
            school,
            nameOfPolicy(),
            "",
            when.contains("yearly") ? 12 : null,
            runnersAlone ? List.of("account-lead") : List.of()),
        when.contains("new-version") ? profile.inForceFrom() : null,
        !runnersAlone);
  }

  /** What the policy is called where it stands among the courses. */
  String nameOfPolicy() {
    return words.getMessage("training.course.policy");
  }
}
