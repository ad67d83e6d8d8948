package org.chalkline.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.chalkline.installation.ClockListener;
import org.chalkline.installation.Mode;
import org.chalkline.installation.MovableClock;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A clock that stands where a test has put it; at first on Friday 18 September 2026, 16:10 in
 * London.
 */
public class TestClock extends MovableClock {

  /** Friday 18 September 2026, 16:10 in London. */
  public static final Instant FRIDAY_AFTERNOON = Instant.parse("2026-09-18T15:10:00Z");

  private volatile Instant instant = FRIDAY_AFTERNOON;

  TestClock(Supplier<List<ClockListener>> listeners) {
    super(Mode.EVALUATION, Duration.ZERO, offset -> {}, listeners);
  }

  /** Puts the clock to this instant, back or forward, and tells the listeners. */
  public void set(Instant to) {
    instant = to;
    announce();
  }

  /** Moves the clock on and tells the listeners. */
  public void passes(Duration time) {
    set(instant.plus(time));
  }

  @Override
  public synchronized void moveTo(Instant to) {
    if (to.isBefore(instant)) {
      throw new IllegalArgumentException("The clock moves forward only");
    }
    set(to);
  }

  @Override
  public Instant instant() {
    return instant;
  }

  @Override
  protected void announceTo(ClockListener listener) {
    listener.clockStands(instant);
  }

  @Override
  public Duration offset() {
    return Duration.between(Instant.now(), instant);
  }

  /** Puts the test clock in the place of the real one. */
  public static final class InPlace
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      ((GenericApplicationContext) context)
          .registerBean(
              "clock",
              TestClock.class,
              () ->
                  new TestClock(
                      () -> context.getBeanProvider(ClockListener.class).orderedStream().toList()));
    }
  }
}
