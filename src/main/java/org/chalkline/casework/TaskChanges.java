package org.chalkline.casework;

import java.util.Map;
import java.util.TreeMap;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Refused;
import org.springframework.stereotype.Component;

/** What each change of a step begins and ends with. */
@Component
class TaskChanges {

  private final CaseFileRepository repository;
  private final Access access;
  private final People people;
  private final Assignments assignments;
  private final WorkItems items;
  private final StepsOpen steps;
  private final CaseFiles caseFiles;
  private final Tasks tasks;

  TaskChanges(
      CaseFileRepository repository,
      Access access,
      People people,
      Assignments assignments,
      WorkItems items,
      StepsOpen steps,
      CaseFiles caseFiles,
      Tasks tasks) {
    this.repository = repository;
    this.access = access;
    this.people = people;
    this.assignments = assignments;
    this.items = items;
    this.steps = steps;
    this.caseFiles = caseFiles;
    this.tasks = tasks;
  }

  /** The step, locked, for somebody to whom it is offered now. */
  Tasks.Work mine(Me me, String taskId) {
    assignments.find(taskId).ifPresent(step -> access.lock(step.caseId()));
    Assignment step = assignments.lock(taskId).orElseThrow(NoSuchThing::new);
    if (!access.maySee(me, step.caseId())) {
      throw new NoSuchThing();
    }
    if (!step.open()) {
      throw new Refused(
          step.closedBy() == null || people.find(step.closedBy()).isEmpty()
              ? "This task is no longer needed."
              : people.get(step.closedBy()).name() + " has already done this task.");
    }
    if (!tasks.mayDo(me, step)) {
      throw new Refused("This task is not offered to you.");
    }
    return new Tasks.Work(repository.findById(step.caseId()).orElseThrow(), step, true);
  }

  void again(Tasks.Work work, Me me, String what, Map<String, String> words) {
    Assignment now = assignments.find(work.step().taskId()).orElseThrow();
    items.replace(work.file(), now, steps.route(work.file(), now));
    Map<String, String> all = new TreeMap<>(words);
    all.put("task", now.name());
    caseFiles.record(work.file(), me.actor(), what, all);
  }
}
