package org.chalkline.casework;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.calendar.Limit;
import org.chalkline.calendar.SchoolTime;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.policy.Policies;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Moves open work: when walls change, and when time has passed. */
@Component
class Rerouting {

  private final Assignments assignments;
  private final WorkItems items;
  private final StepsOpen steps;
  private final Acknowledging acknowledging;
  private final Access access;
  private final OutsideCases outside;
  private final Policies policies;
  private final SchoolTime time;
  private final Notices notices;
  private final Audit audit;
  private final Clock clock;

  Rerouting(
      Assignments assignments,
      WorkItems items,
      @Lazy StepsOpen steps,
      Acknowledging acknowledging,
      Access access,
      OutsideCases outside,
      Policies policies,
      SchoolTime time,
      Notices notices,
      Audit audit,
      Clock clock) {
    this.assignments = assignments;
    this.items = items;
    this.steps = steps;
    this.acknowledging = acknowledging;
    this.access = access;
    this.outside = outside;
    this.policies = policies;
    this.time = time;
    this.notices = notices;
    this.audit = audit;
    this.clock = clock;
  }

  /** Offers every open step of the case anew, past the walls as they stand now. */
  void all(CaseFile file, Actor actor) {
    List<String> out = access.walledOut(file.getId());
    for (Assignment before : assignments.openOf(file.getId())) {
      if (before.holder() != null && out.contains(before.holder())) {
        if (Objects.equals(before.holder(), before.handedTo())) {
          assignments.handTo(before.taskId(), null);
        } else {
          assignments.hold(before.taskId(), null);
        }
        acknowledging.givenBack(file, before, actor);
      }
      offer(file, before.taskId(), actor);
    }
    outside.settle(file);
  }

  /** Offers one open step anew. */
  Routing.Routed one(CaseFile file, String taskId, Actor actor) {
    Routing.Routed routed = offer(file, taskId, actor);
    outside.settleIfWalled(file);
    return routed;
  }

  private Routing.Routed offer(CaseFile file, String taskId, Actor actor) {
    Assignment work = assignments.find(taskId).orElseThrow();
    Routing.Routed routed = steps.route(file, work);
    items.replace(file, work, routed);
    audit.record(
        Entry.ofCase(
            file.getId(),
            file.school(),
            actor,
            "task.offered",
            Map.of("task", work.name(), "roles", String.join(",", routed.roles()))));
    return routed;
  }

  /**
   * Passes a late step on to the next in the table; both see it.
   *
   * @return whether somebody further up is left for the time after
   */
  boolean passOn(CaseFile file, String taskId, Actor actor) {
    Assignment late = assignments.lock(taskId).orElseThrow();
    int reached = steps.route(file, late).persons().size();
    String limit =
        policies
            .edition(file.policyEdition())
            .text(late.urgent() ? "abuse.danger_limit" : "work.pass_limit");
    assignments.passOn(
        taskId,
        late.level() + 1,
        time.deadline(file.school(), Limit.parse(limit), clock.instant()).due());
    Routing.Routed routed = one(file, taskId, actor);
    boolean further = routed.persons().size() > reached;
    if (further) {
      notices.passedOn(file, routed.persons());
    }
    return further;
  }
}
