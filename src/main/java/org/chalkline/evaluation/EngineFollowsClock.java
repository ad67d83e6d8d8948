package org.chalkline.evaluation;

import java.time.Duration;
import java.time.Instant;
import org.chalkline.engine.EngineClock;
import org.chalkline.installation.ClockListener;
import org.springframework.stereotype.Component;

/** Where the application's clock goes, the engine's goes. */
@Component
class EngineFollowsClock implements ClockListener {

  private final EngineClock engine;

  EngineFollowsClock(EngineClock engine) {
    this.engine = engine;
  }

  @Override
  public void clockMoved(Duration offset) {
    engine.follow(offset);
  }

  @Override
  public void clockStands(Instant instant) {
    engine.standAt(instant);
  }
}
