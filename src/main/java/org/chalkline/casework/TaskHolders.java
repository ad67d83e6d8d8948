package org.chalkline.casework;

import java.util.List;
import java.util.Map;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who has a step in hand: taken, given back, handed to somebody else. */
@Service
public class TaskHolders {

  private final Access access;
  private final People people;
  private final Once once;
  private final Assignments assignments;
  private final StepsOpen steps;
  private final Acknowledging acknowledging;
  private final Tasks tasks;
  private final TaskChanges changes;

  TaskHolders(
      Access access,
      People people,
      Once once,
      Assignments assignments,
      StepsOpen steps,
      Acknowledging acknowledging,
      Tasks tasks,
      TaskChanges changes) {
    this.access = access;
    this.people = people;
    this.once = once;
    this.assignments = assignments;
    this.steps = steps;
    this.acknowledging = acknowledging;
    this.tasks = tasks;
    this.changes = changes;
  }

  /** Takes a step: others see that it is in hand. */
  @Transactional
  public void claim(Me me, String taskId) {
    Tasks.Work work = changes.mine(me, taskId);
    String holder = work.step().holder();
    if (holder != null && !holder.equals(me.id())) {
      throw new Refused(people.get(holder).name() + " has already taken this task.");
    }
    if (holder == null) {
      assignments.hold(taskId, me.id());
      acknowledging.taken(work.file(), work.step(), me.actor());
      changes.again(work, me, "task.claimed", Map.of());
    }
  }

  /** Gives a step back. */
  @Transactional
  public void release(Me me, String taskId) {
    Tasks.Work work = changes.mine(me, taskId);
    if (me.id().equals(work.step().holder())) {
      assignments.handTo(taskId, null);
      acknowledging.givenBack(work.file(), work.step(), me.actor());
      changes.again(work, me, "task.released", Map.of());
    }
  }

  /** Hands a step to another person of the school who is not outside the case. */
  @Transactional
  public void handOver(Me me, String taskId, String personId, String reason) {
    Tasks.Work work = changes.mine(me, taskId);
    if (steps.alone(work.file(), work.step())) {
      throw new Refused("Nobody else can do this task for you.");
    }
    Person to =
        handOverTo(me, taskId).stream()
            .filter(person -> person.id().equals(personId))
            .findFirst()
            .orElseThrow(() -> new InvalidInput("person", "Select who is to do it"));
    Said.required("reason", reason, "Enter why you hand it over");
    assignments.handTo(taskId, to.id());
    changes.again(work, me, "task.handed-over", Map.of("person", to.id(), "reason", reason));
  }

  /** The same; a repeat under the same key changes nothing. */
  @Transactional
  public void handOver(Me me, String taskId, String personId, String reason, String key) {
    tasks.find(me, taskId);
    once.run(
        me.actor(),
        key,
        () -> {
          handOver(me, taskId, personId, reason);
          return "handed-over";
        });
  }

  /**
   * To whom a step may be handed: people of the school with a role beyond staff, not outside the
   * case; nobody where it is for one person alone.
   */
  @Transactional(readOnly = true)
  public List<Person> handOverTo(Me me, String taskId) {
    Tasks.Work work = tasks.find(me, taskId);
    if (steps.alone(work.file(), work.step())) {
      return List.of();
    }
    List<String> out = access.walledOut(work.file().getId());
    return people.at(work.file().school()).stream()
        .filter(person -> !person.id().equals(me.id()) && !out.contains(person.id()))
        .filter(
            person ->
                people.rolesOf(person.id()).stream()
                    .anyMatch(
                        held ->
                            held.school().equals(work.file().school())
                                && HANDED_TO.contains(held.role())))
        .toList();
  }

  private static final List<String> HANDED_TO =
      List.of(
          "headteacher",
          "deputy",
          "dsl",
          "deputy-dsl",
          "senior-authoriser",
          "deputy-authoriser",
          "online-safety",
          "slt",
          "account-lead",
          "line-manager",
          "chair",
          "vice-chair",
          "dpo");
}
