package org.chalkline.casework;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.calendar.Deadline;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.engine.AlarmListener;
import org.chalkline.engine.Alarms;
import org.chalkline.engine.Moments;
import org.chalkline.engine.Workflows;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What happens to a step as its time goes by: the work behind the model {@code work-chase} (62,
 * 73).
 */
@Component
public class Chasing implements Moments, AlarmListener {

  private static final String MODEL = "work-chase";

  private final CaseByReference files;
  private final CaseFileRepository cases;
  private final Assignments assignments;
  private final Alarms alarms;
  private final Workflows workflows;
  private final StepsOpen steps;
  private final Rerouting rerouting;
  private final Notices notices;
  private final Audit audit;

  Chasing(
      CaseByReference files,
      CaseFileRepository cases,
      Assignments assignments,
      Alarms alarms,
      Workflows workflows,
      @Lazy StepsOpen steps,
      @Lazy Rerouting rerouting,
      Notices notices,
      Audit audit) {
    this.files = files;
    this.cases = cases;
    this.assignments = assignments;
    this.alarms = alarms;
    this.workflows = workflows;
    this.steps = steps;
    this.rerouting = rerouting;
    this.notices = notices;
    this.audit = audit;
  }

  @Override
  public Set<String> names() {
    return Set.of("due", "passes");
  }

  @Override
  public Instant at(String name, String work) {
    Assignment it = assignments.find(work).orElseThrow();
    return switch (name) {
      case "due" -> it.due();
      case "passes" -> it.passesAt();
      default -> throw new IllegalArgumentException("No moment " + name);
    };
  }

  /** A step has opened: it is chased once half its time has gone, and until then by an alarm. */
  void opened(Assignment it) {
    alarms.set(it.taskId(), it.deadline().halfway());
  }

  /** A step has another time: it is chased anew, from half of that. */
  void again(Assignment it, Deadline later, Actor actor) {
    endBegun(it, actor);
    alarms.move(it.taskId(), later.halfway());
  }

  /** A step is chased no more. */
  void end(Assignment it, Actor actor) {
    endBegun(it, actor);
    alarms.callOff(it.taskId());
  }

  private void endBegun(Assignment it, Actor actor) {
    if (it.chase() != null) {
      workflows.tellInstance(it.chase(), "work.done", actor);
      assignments.chase(it.taskId(), null);
    }
  }

  /** Half the time has gone: the chase begins. */
  @Override
  public void rings(String work) {
    assignments
        .lock(work)
        .filter(Assignment::open)
        .ifPresent(
            it -> {
              String reference = cases.findById(it.caseId()).orElseThrow().reference();
              assignments.chase(
                  work, workflows.start(MODEL, reference, Map.of("work", work), Actor.CHALKLINE));
            });
  }

  /** Half the time has gone: whoever has the work is reminded. */
  public void remind(String reference, String work, Actor actor) {
    CaseFile file = file(reference);
    Assignment it = assignments.find(work).orElseThrow();
    notices.halfTheTimeGone(file, steps.route(file, it).persons());
    record(file, it, actor, "task.reminded", Map.of());
  }

  /**
   * The time is up: the owner and the stand-in are told.
   *
   * @return whether the work is for one person alone, so that it cannot pass on
   */
  public boolean tellLate(String reference, String work, Actor actor) {
    CaseFile file = file(reference);
    Assignment it = assignments.find(work).orElseThrow();
    Routing.Routed withStandIn = steps.route(file, withLevel(it, it.level() + 1));
    notices.late(file, withStandIn.persons());
    record(file, it, actor, "task.late", Map.of("due", it.due().toString()));
    return steps.alone(file, it);
  }

  /** What one person alone can do is late: whoever leads is told instead of a stand-in. */
  public void tellWhoLeads(String reference, String work, Actor actor) {
    CaseFile file = file(reference);
    Assignment it = assignments.find(work).orElseThrow();
    Routing.Routed leads = steps.leads(file, it);
    notices.ownWorkIsLate(file, leads.persons());
    record(file, it, actor, "task.lead-told", Map.of("roles", String.join(",", leads.roles())));
  }

  /** Passes the work on; answers whether somebody further up is left. */
  public boolean passOn(String reference, String work, Actor actor) {
    CaseFile file = file(reference);
    boolean further = rerouting.passOn(file, work, actor);
    record(
        file,
        assignments.find(work).orElseThrow(),
        actor,
        further ? "task.passed-on" : "task.nobody-further",
        Map.of());
    return further;
  }

  private void record(
      CaseFile file, Assignment it, Actor actor, String what, Map<String, String> more) {
    Map<String, String> words = new java.util.TreeMap<>(more);
    words.put("task", it.name());
    audit.record(Entry.ofCase(file.getId(), file.school(), actor, what, words));
  }

  private CaseFile file(String reference) {
    return files.get(reference);
  }

  private static Assignment withLevel(Assignment it, int level) {
    return new Assignment(
        it.taskId(),
        it.caseId(),
        it.school(),
        it.process(),
        it.step(),
        it.name(),
        it.form(),
        it.clauses(),
        it.owner(),
        it.urgent(),
        level,
        it.holder(),
        it.handedTo(),
        it.dueLimit(),
        it.deadline(),
        it.due(),
        it.passesAt(),
        it.openedAt(),
        it.chase(),
        it.closedAt(),
        it.closedBy(),
        it.ending(),
        it.answers(),
        it.work());
  }
}
