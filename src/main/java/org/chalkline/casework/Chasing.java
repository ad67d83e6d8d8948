package org.chalkline.casework;

import java.time.Instant;
import java.util.Map;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.engine.Moments;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What happens to a step as its time goes by: the work behind the model {@code work-chase} (62,
 * 73).
 */
@Component
public class Chasing implements Moments {

  private final CaseByReference files;
  private final Assignments assignments;
  private final StepsOpen steps;
  private final Rerouting rerouting;
  private final Notices notices;
  private final Audit audit;

  Chasing(
      CaseByReference files,
      Assignments assignments,
      @Lazy StepsOpen steps,
      @Lazy Rerouting rerouting,
      Notices notices,
      Audit audit) {
    this.files = files;
    this.assignments = assignments;
    this.steps = steps;
    this.rerouting = rerouting;
    this.notices = notices;
    this.audit = audit;
  }

  @Override
  public String process() {
    return StepsOpen.CHASE;
  }

  @Override
  public Instant at(String name, String work) {
    Assignment it = assignments.find(work).orElseThrow();
    return switch (name) {
      case "halfway" -> it.deadline().halfway();
      case "due" -> it.due();
      case "passes" -> it.passesAt();
      default -> throw new IllegalArgumentException("No moment " + name);
    };
  }

  /** Half the time has gone: whoever has the work is reminded. */
  public void remind(String reference, String work, Actor actor) {
    CaseFile file = file(reference);
    Assignment it = assignments.find(work).orElseThrow();
    notices.halfTheTimeGone(file, steps.route(file, it).persons());
    record(file, it, actor, "task.reminded", Map.of());
  }

  /** The time is up: the owner and the stand-in are told. */
  public void tellLate(String reference, String work, Actor actor) {
    CaseFile file = file(reference);
    Assignment it = assignments.find(work).orElseThrow();
    Routing.Routed withStandIn = steps.route(file, withLevel(it, it.level() + 1));
    notices.late(file, withStandIn.persons());
    record(file, it, actor, "task.late", Map.of("due", it.due().toString()));
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
        it.answers());
  }
}
