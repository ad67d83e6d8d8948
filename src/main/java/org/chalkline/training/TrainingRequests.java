package org.chalkline.training;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.Me;
import org.chalkline.training.OwedTrainings.Asking;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to asking for training: once a school has begun, whoever owes one has a task for it,
 * from then on by itself.
 *
 * @clause FED-14, FED-27 training is arranged and attended; default 53: within 10 working days
 */
@Service
public class TrainingRequests {

  private final OwedTrainings owed;
  private final Workflows workflows;
  private final Once once;
  private final Audit audit;
  private final Clock clock;

  TrainingRequests(OwedTrainings owed, Workflows workflows, Once once, Audit audit, Clock clock) {
    this.owed = owed;
    this.workflows = workflows;
    this.once = once;
    this.audit = audit;
    this.clock = clock;
  }

  /** Since when a school asks; empty if it does not. */
  @Transactional(readOnly = true)
  public Optional<Instant> since(Me me, String school) {
    Overseers.requireAnything(me, school);
    return owed.running(school).map(Asking::begunAt);
  }

  /**
   * Begins to ask.
   *
   * @throws Refused if the school asks already
   */
  @Transactional
  public void begin(Me me, String school, String key) {
    Overseers.requireNames(me, school);
    once.run(
        me.actor(),
        key,
        () -> {
          if (owed.running(school).isPresent()) {
            throw new Refused("Whoever owes a training is being asked already.");
          }
          var asking = new Asking(UUID.randomUUID().toString(), school, clock.instant(), me.id());
          owed.begin(asking);
          record(me, school, "training.asking-begun");
          workflows.start(
              TrainingRenewal.KEEP_CURRENT, asking.id(), Map.of("work", asking.id()), me.actor());
          return "asking";
        });
  }

  /**
   * Stops asking; open tasks are taken off every list.
   *
   * @throws Refused if the school does not ask
   */
  @Transactional
  public void stop(Me me, String school, String key) {
    Overseers.requireNames(me, school);
    once.run(
        me.actor(),
        key,
        () -> {
          Asking asking =
              owed.running(school)
                  .orElseThrow(() -> new Refused("Nobody is being asked for training."));
          owed.stop(asking.id(), clock.instant());
          record(me, school, "training.asking-stopped");
          workflows.tell(asking.id(), TrainingRenewal.ASKING_STOPPED, me.actor());
          return "stopped";
        });
  }

  private void record(Me me, String school, String what) {
    audit.record(Entry.ofSchool(school, me.actor(), what, Map.of()));
  }
}
