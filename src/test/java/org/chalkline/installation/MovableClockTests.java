package org.chalkline.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MovableClockTests {

  private final List<Duration> kept = new ArrayList<>();
  private final List<Duration> told = new ArrayList<>();
  private final MovableClock clock = clock(Mode.EVALUATION);

  @Test
  @DisplayName("The clock of an evaluation moves forward, runs on from there, is kept and told")
  void movesForward() {
    Instant later = Instant.now().plus(Duration.ofDays(3));
    clock.moveTo(later);

    assertThat(clock.instant()).isBetween(later.minusMillis(2), later.plusSeconds(30));
    assertThat(clock.withZone(ZoneId.of("Europe/London")).instant()).isAfter(later.minusMillis(2));
    assertThat(kept).containsExactly(clock.offset());
    assertThat(told).containsExactly(clock.offset());
  }

  @Test
  @DisplayName("It never moves back, and in live use not at all")
  void neverBack() {
    clock.moveTo(Instant.now().plus(Duration.ofDays(3)));
    assertThatThrownBy(() -> clock.moveTo(Instant.now().plus(Duration.ofDays(2))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> clock(Mode.LIVE).moveTo(Instant.now().plus(Duration.ofDays(2))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(kept).hasSize(1);
  }

  private MovableClock clock(Mode mode) {
    return new MovableClock(mode, Duration.ZERO, kept::add, () -> List.of(told::add));
  }
}
