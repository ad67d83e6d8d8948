package org.chalkline.testing;

import java.time.Duration;
import java.time.Instant;
import org.chalkline.engine.Workflows;
import org.chalkline.installation.Scope;

/**
 * Lets time go by in a test: whatever comes due on the way is run, in order, each at its own time,
 * with the application's clock and the engine's standing at that time.
 */
public final class TimePasses {

  private final TestClock clock;
  private final Workflows workflows;

  public TimePasses(TestClock clock, Workflows workflows) {
    this.clock = clock;
    this.workflows = workflows;
  }

  /**
   * Time passes until this instant; what is due at this very instant has happened.
   *
   * @throws IllegalArgumentException if it lies before the time that it is now
   */
  public void to(Instant until) {
    if (until.isBefore(clock.instant())) {
      throw new IllegalArgumentException("Time passes forward only: it is " + clock.instant());
    }
    Scope.everywhere(() -> workflows.runDue(until, this::notBack));
    clock.set(until);
  }

  /** So much time passes by the clock, nights and weekends included. */
  public void by(Duration time) {
    to(clock.instant().plus(time));
  }

  private void notBack(Instant moment) {
    if (moment.isAfter(clock.instant())) {
      clock.set(moment);
    }
  }
}
