package org.chalkline.training;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.chalkline.audit.Actor;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.engine.Workflows;
import org.chalkline.training.OwedTrainings.OwedTraining;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** How what somebody owes comes to its end: taken, entered for them, or not owed any more. */
@Component
class TrainingEnds {

  private final OwedTrainings owed;
  private final CaseFiles files;
  private final CaseFileRepository repository;
  private final Workflows workflows;
  private final Clock clock;

  TrainingEnds(
      OwedTrainings owed,
      @Lazy CaseFiles files,
      CaseFileRepository repository,
      Workflows workflows,
      Clock clock) {
    this.owed = owed;
    this.files = files;
    this.repository = repository;
    this.workflows = workflows;
    this.clock = clock;
  }

  /** The task itself was done: its model moves on by itself. */
  void taken(OwedTraining it, Actor actor) {
    close(it, "done", "trained", actor);
  }

  /** Somebody entered it in the school's records. */
  void entered(OwedTraining it, Actor actor) {
    workflows.tell(it.reference(), TrainingRenewal.ENTERED, actor);
    close(it, "done", "trained", actor);
  }

  /**
   * It need not be taken any more.
   *
   * @param why not-owed or stopped
   */
  void notOwed(OwedTraining it, String why, Actor actor) {
    workflows.tell(it.reference(), TrainingRenewal.NO_LONGER_OWED, actor);
    close(it, why, "no-longer-needed", actor);
  }

  private void close(OwedTraining it, String why, String outcome, Actor actor) {
    Instant now = clock.instant();
    owed.ended(it.id(), now, why);
    CaseFile file = repository.findByReference(it.reference()).orElseThrow();
    file.close(outcome, "", now);
    repository.saveAndFlush(file);
    files.record(file, actor, "training.ended", Map.of("why", why));
  }
}
