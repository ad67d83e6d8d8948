package org.chalkline.escalation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.chalkline.engine.Moments;
import org.springframework.stereotype.Component;

/** When the ladder's timers ring: the times that were told to people and are kept with the case. */
@Component
class LadderMoments implements Moments {

  private final LadderRows rows;
  private final Measures measures;
  private final Clock clock;

  LadderMoments(LadderRows rows, Measures measures, Clock clock) {
    this.rows = rows;
    this.measures = measures;
    this.clock = clock;
  }

  @Override
  public Set<String> names() {
    return Set.of("removal", "demand", "quiet", "review");
  }

  @Override
  public Instant at(String name, String work) {
    return switch (name) {
      case "removal" -> removal(rows.get(work));
      case "demand" -> demand(rows.get(work));
      case "quiet" -> Objects.requireNonNull(rows.get(work).quietUntil());
      default -> Objects.requireNonNull(measures.get(work).reviewAt());
    };
  }

  /** Where nothing is asked any more a person looks once the quiet is over, or the next day. */
  private Instant removal(LadderRows.Ladder it) {
    Instant due = it.removalDue() == null ? it.quietUntil() : it.removalDue();
    return due == null ? clock.instant().plus(Duration.ofDays(1)) : due;
  }

  /** Beside a meeting: when the time that was given is over; never, where none runs. */
  private Instant demand(LadderRows.Ladder it) {
    Instant due = it.removalDue();
    return due == null || due.isBefore(clock.instant())
        ? clock.instant().plus(Duration.ofDays(36_500))
        : due;
  }
}
