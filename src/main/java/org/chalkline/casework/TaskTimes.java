package org.chalkline.casework;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chalkline.calendar.Deadline;
import org.chalkline.identity.Me;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Once;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** More time for a step, with a reason. */
@Service
public class TaskTimes {

  private final Once once;
  private final Clock clock;
  private final Assignments assignments;
  private final StepsOpen steps;
  private final Chasing chasing;
  private final Tasks tasks;
  private final TaskChanges changes;

  TaskTimes(
      Once once,
      Clock clock,
      Assignments assignments,
      StepsOpen steps,
      Chasing chasing,
      Tasks tasks,
      TaskChanges changes) {
    this.once = once;
    this.clock = clock;
    this.assignments = assignments;
    this.steps = steps;
    this.chasing = chasing;
    this.tasks = tasks;
    this.changes = changes;
  }

  /**
   * Asks for more time: the step is due later, with a reason on record, and its chase begins anew.
   *
   * @param due an instant after now
   */
  @Transactional
  public void moreTime(Me me, String taskId, Instant due, String reason) {
    Tasks.Work work = changes.mine(me, taskId);
    Instant now = clock.instant();
    if (!due.isAfter(now) || !due.isAfter(work.step().due())) {
      throw new InvalidInput("due", "The new time must be later than the time it is due now");
    }
    if (due.isAfter(now.plus(Duration.ofDays(90)))) {
      throw new InvalidInput("due", "The new time must be within 90 days");
    }
    Said.required("reason", reason, "Enter why more time is needed");
    Assignment step = work.step();
    var later =
        new Deadline(
            due,
            now.plus(Duration.between(now, due).dividedBy(2)),
            now,
            "more time, by " + me.person().name() + ": " + reason,
            List.of());
    assignments.due(
        taskId, null, step.dueLimit(), later, steps.passesAt(work.file(), due, step.urgent()));
    chasing.again(step, later, me.actor());
    changes.again(work, me, "task.more-time", Map.of("due", due.toString(), "reason", reason));
  }

  /** The same; a repeat under the same key changes nothing. */
  @Transactional
  public void moreTime(Me me, String taskId, Instant due, String reason, String key) {
    tasks.find(me, taskId);
    once.run(
        me.actor(),
        key,
        () -> {
          moreTime(me, taskId, due, reason);
          return "more-time";
        });
  }
}
