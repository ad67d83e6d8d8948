package org.chalkline.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.Me;
import org.chalkline.installation.Installation;
import org.chalkline.installation.MovableClock;
import org.chalkline.installation.Scope;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door to the clock of an evaluation. Everything that comes due on the way is done in order,
 * each at its own time, as if the time had passed.
 */
@Service
class ClockMoves {

  private static final Duration FURTHEST = Duration.ofDays(400);

  private final Installation installation;
  private final MovableClock clock;
  private final Workflows workflows;
  private final Once once;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final ReentrantLock moving = new ReentrantLock();

  ClockMoves(
      Installation installation,
      MovableClock clock,
      Workflows workflows,
      Once once,
      Audit audit,
      TransactionTemplate transaction) {
    this.installation = installation;
    this.clock = clock;
    this.workflows = workflows;
    this.once = once;
    this.audit = audit;
    this.transaction = transaction;
  }

  /**
   * What the clock shows.
   *
   * @throws NoSuchThing in live use
   */
  Instant now() {
    if (!installation.evaluation()) {
      throw new NoSuchThing();
    }
    return clock.instant();
  }

  /** How far the clock is ahead of the machine's. */
  Duration ahead() {
    return clock.offset();
  }

  /**
   * Moves the clock forward. A repeat under the same key goes no further.
   *
   * @param field the field that says how far, for what is wrong with it
   * @param target where to, from what the clock shows
   * @return what the clock shows at the end of the move
   * @throws InvalidInput if that lies in the clock's past, or more than 400 days ahead
   * @throws NoSuchThing in live use
   */
  Instant move(Me me, String field, UnaryOperator<Instant> target, String key) {
    now();
    moving.lock();
    try {
      String kept =
          transaction.execute(
              status ->
                  once.run(
                      me.actor(),
                      key,
                      () -> {
                        Instant to = checked(field, target.apply(clock.instant()));
                        audit.record(
                            Entry.ofInstallation(
                                me.actor(), "clock.moved", java.util.Map.of("to", to.toString())));
                        return to.toString();
                      }));
      Instant to = Instant.parse(Objects.requireNonNull(kept));
      Scope.everywhere(() -> workflows.runDue(to, this::forward));
      forward(to);
      return to;
    } finally {
      moving.unlock();
    }
  }

  private Instant checked(String field, Instant to) {
    Instant now = clock.instant();
    if (!to.isAfter(now)) {
      throw new InvalidInput(field, "The clock moves forward only");
    }
    if (to.isAfter(now.plus(FURTHEST))) {
      throw new InvalidInput(field, "The clock moves by 400 days at most");
    }
    // The clock keeps milliseconds; a whole one is reached for certain.
    return to.truncatedTo(ChronoUnit.MILLIS);
  }

  private void forward(Instant to) {
    if (to.isAfter(clock.instant())) {
      clock.moveTo(to);
    }
  }
}
