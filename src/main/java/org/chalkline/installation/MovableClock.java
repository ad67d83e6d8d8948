package org.chalkline.installation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The one clock of the installation: the machine's time plus an offset that only an evaluation can
 * have. Zone UTC, precise to the microsecond, as the database is.
 */
public class MovableClock extends Clock {

  private final Mode mode;
  private final Consumer<Duration> kept;
  private final Supplier<List<ClockListener>> listeners;
  private volatile Duration offset;

  /**
   * A clock.
   *
   * @param mode a live clock never moves
   * @param offset how far it is ahead at first
   * @param kept where a new offset is kept
   * @param listeners who is told
   */
  protected MovableClock(
      Mode mode,
      Duration offset,
      Consumer<Duration> kept,
      Supplier<List<ClockListener>> listeners) {
    this.mode = mode;
    this.offset = offset;
    this.kept = kept;
    this.listeners = listeners;
  }

  /**
   * Moves the clock forward, from where it runs on.
   *
   * @throws IllegalStateException in live use
   * @throws IllegalArgumentException if the instant lies in this clock's past
   */
  public synchronized void moveTo(Instant instant) {
    if (mode != Mode.EVALUATION) {
      throw new IllegalStateException("The clock moves in an evaluation only");
    }
    if (instant.isBefore(instant())) {
      throw new IllegalArgumentException("The clock moves forward only");
    }
    Duration ahead = Duration.between(machineTime(), instant).truncatedTo(ChronoUnit.MILLIS);
    Duration further = ahead.compareTo(offset) > 0 ? ahead : offset;
    kept.accept(further);
    offset = further;
    announce();
  }

  /** How far this clock is ahead of the machine's; never negative. */
  public Duration offset() {
    return offset;
  }

  /** Tells all listeners where this clock stands. */
  protected final void announce() {
    listeners.get().forEach(this::announceTo);
  }

  /** Tells a listener where this clock stands. */
  protected void announceTo(ClockListener listener) {
    listener.clockMoved(offset());
  }

  @Override
  public Instant instant() {
    return machineTime().plus(offset);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new Elsewhere(this, zone);
  }

  private static Instant machineTime() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  /** The same clock, read in another zone. */
  private static final class Elsewhere extends Clock {

    private final Clock clock;
    private final ZoneId zone;

    private Elsewhere(Clock clock, ZoneId zone) {
      this.clock = clock;
      this.zone = zone;
    }

    @Override
    public Instant instant() {
      return clock.instant();
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new Elsewhere(clock, other);
    }
  }
}
