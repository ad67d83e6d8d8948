package org.chalkline.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.engine.FailedJob;
import org.chalkline.engine.FailedJobs;
import org.chalkline.identity.Me;
import org.chalkline.identity.Roles;
import org.chalkline.installation.Scope;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to what came due and failed, for administrators: which step, since when, how often, what
 * kind of failure. An administrator may not see cases: nothing here says which case, and of a case
 * from which a wall keeps them out nothing is here at all.
 */
@Service
public class Incidents {

  private final FailedJobs failed;
  private final CaseByReference byReference;
  private final Assignments assignments;
  private final CaseFileRepository files;
  private final Access access;
  private final Once once;
  private final Audit audit;

  Incidents(
      FailedJobs failed,
      CaseByReference byReference,
      Assignments assignments,
      CaseFileRepository files,
      Access access,
      Once once,
      Audit audit) {
    this.failed = failed;
    this.byReference = byReference;
    this.assignments = assignments;
    this.files = files;
    this.access = access;
    this.once = once;
    this.audit = audit;
  }

  /**
   * A step that failed.
   *
   * @param id opaque; nothing else is known by it
   * @param school of the case; null where it belongs to none
   * @param process the model's name; null for the alarm of a step
   * @param step the element's name; null for the alarm of a step
   * @param tries how often it was tried
   * @param givenUp whether it waits for a person; otherwise it is tried again by itself
   * @param kind of the failure, for whoever mends it
   */
  public record Incident(
      String id,
      @Nullable String school,
      @Nullable String process,
      @Nullable String step,
      Instant since,
      Instant last,
      int tries,
      boolean givenUp,
      String kind) {}

  /**
   * What failed at the schools that this person administers, and what belongs to no school; first
   * what failed first.
   */
  @Transactional(readOnly = true)
  public List<Incident> of(Me me) {
    admit(me);
    return Scope.everywhere(
        () ->
            failed.all().stream()
                .filter(job -> mayKnow(me, file(job)))
                .map(job -> incident(job, file(job)))
                .toList());
  }

  /**
   * Has it tried again, once and now. The record of its case says so, or that of the installation.
   *
   * @throws NoSuchThing if there is none for this person
   */
  @Transactional
  public void tryAgain(Me me, String id, String key) {
    admit(me);
    once.run(
        me.actor(),
        key,
        Scope.everywhere(() -> keptFrom(me, id)).isEmpty(),
        () ->
            Scope.everywhere(
                () -> {
                  FailedJob job =
                      failed.all().stream()
                          .filter(it -> it.id().equals(id) && mayKnow(me, file(it)))
                          .findFirst()
                          .orElseThrow(NoSuchThing::new);
                  if (!failed.tryAgain(id)) {
                    throw new NoSuchThing();
                  }
                  record(me, job);
                  return "tried-again";
                }));
  }

  /** What failed under this id and is not for this person: to them there never was any. */
  private Optional<FailedJob> keptFrom(Me me, String id) {
    return failed.all().stream()
        .filter(it -> it.id().equals(id) && !mayKnow(me, file(it)))
        .findFirst();
  }

  private void record(Me me, FailedJob job) {
    String what = "incident.tried-again";
    Map<String, String> words = Map.of("step", job.step() == null ? "" : job.step());
    audit.record(
        file(job)
            .map(file -> Entry.ofCase(file.getId(), file.school(), me.actor(), what, words))
            .orElseGet(() -> Entry.ofInstallation(me.actor(), what, words)));
  }

  /** An alarm bears the id of its step, whatever else has failed the reference of its case. */
  private Optional<CaseFile> file(FailedJob job) {
    return job.reference() == null
        ? assignments.find(job.id()).flatMap(step -> files.findById(step.caseId()))
        : byReference.find(job.reference());
  }

  private boolean mayKnow(Me me, Optional<CaseFile> file) {
    return file.map(
            it -> me.has(Roles.ADMINISTRATOR, it.school()) && !access.walled(me.id(), it.getId()))
        .orElse(true);
  }

  private static Incident incident(FailedJob job, Optional<CaseFile> file) {
    return new Incident(
        job.id(),
        file.map(CaseFile::school).orElse(null),
        job.process(),
        job.step(),
        job.since(),
        job.last(),
        job.tries(),
        job.givenUp(),
        job.kind());
  }

  private static void admit(Me me) {
    if (!me.hasAnywhere(Roles.ADMINISTRATOR)) {
      throw new AccessDeniedException("For administrators");
    }
  }
}
