package org.chalkline.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The machine's own time, for sessions, throttling, one-time links and codes: moving the clock of
 * an evaluation signs nobody out and opens no lock.
 */
@Component
class MachineTime {

  private volatile @Nullable Instant standing;

  /** Now, in UTC. */
  Instant now() {
    Instant at = standing;
    return at == null ? Instant.now() : at;
  }

  /** For tests: stands at this instant; null lets it run again. */
  void standAt(@Nullable Instant instant) {
    standing = instant;
  }
}
