package org.chalkline.audit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks for a checkpoint every five minutes, or after 1,000 entries of this node. */
@Component
class CheckpointTimer {

  private static final Logger LOG = LoggerFactory.getLogger(CheckpointTimer.class);
  private static final long ENTRIES = 1_000;
  private static final long PERIOD = Duration.ofMinutes(5).toNanos();

  private final Audit audit;
  private final Checkpoints checkpoints;
  private long last = System.nanoTime();

  CheckpointTimer(Audit audit, Checkpoints checkpoints) {
    this.audit = audit;
    this.checkpoints = checkpoints;
  }

  @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
  void look() {
    if (audit.sinceCheckpoint().get() < ENTRIES && System.nanoTime() - last < PERIOD) {
      return;
    }
    last = System.nanoTime();
    long before = audit.sinceCheckpoint().get();
    try {
      checkpoints.make();
      audit.sinceCheckpoint().addAndGet(-before);
    } catch (RuntimeException failure) {
      LOG.error("No checkpoint of the history could be made: {}", failure.getMessage());
    }
  }
}
