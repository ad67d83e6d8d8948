package org.chalkline.casework;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.web.Answers;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Steps are done: what the form took in is decided, kept and told to the process. */
@Service
public class Completions {

  private final Access access;
  private final People people;
  private final Workflows workflows;
  private final Once once;
  private final Clock clock;
  private final Assignments assignments;
  private final CaseFiles caseFiles;
  private final Tasks tasks;
  private final TaskChanges changes;
  private final Endings endings;

  Completions(
      Access access,
      People people,
      Workflows workflows,
      Once once,
      Clock clock,
      Assignments assignments,
      CaseFiles caseFiles,
      Tasks tasks,
      TaskChanges changes,
      Endings endings) {
    this.access = access;
    this.people = people;
    this.workflows = workflows;
    this.once = once;
    this.clock = clock;
    this.assignments = assignments;
    this.caseFiles = caseFiles;
    this.tasks = tasks;
    this.changes = changes;
    this.endings = endings;
  }

  /**
   * Completes a step with what its form took in. A repeat under the same key changes nothing.
   *
   * @throws Refused if somebody else was first, with their name; or if it closes the case and
   *     something keeps the case open
   * @throws InvalidInput if an answer is missing or wrong
   */
  @Transactional
  public void complete(Me me, String taskId, Answers answers, String key) {
    assignments.find(taskId).ifPresent(step -> access.lock(step.caseId()));
    tasks.find(me, taskId);
    once.run(
        me.actor(),
        key,
        () -> {
          Tasks.Work work = changes.mine(me, taskId);
          String holder = work.step().holder();
          if (holder != null && !holder.equals(me.id())) {
            throw new Refused(people.get(holder).name() + " has taken this task.");
          }
          if (!answers.errors().isEmpty()) {
            throw new InvalidInput(answers.errors());
          }
          boolean was = work.file().open();
          Map<String, Object> decided =
              tasks
                  .module(work.file(), work.step())
                  .complete(work.file(), work.step(), answers, me.actor());
          if (was && !work.file().open()) {
            endings.allow(work.file());
          }
          assignments.close(taskId, clock.instant(), me.id(), "done", answers.values());
          Map<String, String> words = new TreeMap<>();
          words.put("task", work.step().name());
          answers
              .values()
              .forEach((field, value) -> words.put("answer." + field, String.valueOf(value)));
          caseFiles.record(work.file(), me.actor(), "task.completed", words);
          workflows.complete(taskId, decided, me.actor());
          return "done";
        });
  }
}
