package org.chalkline.casework;

import java.time.Clock;
import java.util.Optional;
import org.chalkline.audit.Actor;
import org.chalkline.calendar.Limit;
import org.chalkline.calendar.SchoolTime;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.policy.Policies;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Danger and safeguarding ask the next person until somebody acknowledges, which is done by taking
 * the work. Work that is given back is an alert again.
 *
 * @clause default 66
 * @clause default 73
 */
@Component
class Acknowledging {

  private final Assignments assignments;
  private final ObjectProvider<Chasing> chasing;
  private final ObjectProvider<CaseWork> kinds;
  private final ObjectProvider<StepsOpen> steps;
  private final Policies policies;
  private final SchoolTime time;
  private final Clock clock;

  Acknowledging(
      Assignments assignments,
      ObjectProvider<Chasing> chasing,
      ObjectProvider<CaseWork> kinds,
      ObjectProvider<StepsOpen> steps,
      Policies policies,
      SchoolTime time,
      Clock clock) {
    this.assignments = assignments;
    this.chasing = chasing;
    this.kinds = kinds;
    this.steps = steps;
    this.policies = policies;
    this.time = time;
    this.clock = clock;
  }

  /** Somebody has taken this step: it asks nobody else, and may have a later limit from now on. */
  void taken(CaseFile file, Assignment step, Actor actor) {
    if (step.urgent()) {
      later(file, step)
          .ifPresentOrElse(
              setting -> chase(file, step, setting, actor),
              () -> chasing.getObject().end(step, actor));
    }
  }

  /** Nobody has this step any more: it is an alert as at first. */
  void givenBack(CaseFile file, Assignment step, Actor actor) {
    if (step.urgent()) {
      chase(file, step, "abuse.danger_limit", actor);
    }
  }

  private Optional<String> later(CaseFile file, Assignment step) {
    return kinds.stream()
        .filter(kind -> kind.kind().equals(file.kind()))
        .findFirst()
        .flatMap(kind -> kind.limitOnceAcknowledged(step.step()));
  }

  private void chase(CaseFile file, Assignment step, String setting, Actor actor) {
    String limit = policies.edition(file.policyEdition()).text(setting);
    var deadline = time.deadline(file.school(), Limit.parse(limit), clock.instant());
    assignments.due(
        step.taskId(),
        setting,
        limit,
        deadline,
        steps.getObject().passesAt(file, deadline.due(), true));
    chasing.getObject().again(step, deadline, actor);
  }
}
