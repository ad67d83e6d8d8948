package org.chalkline.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/** The engine's clock, which follows the application's. */
@Component
public class EngineClock {

  /** From now on the engine's time is the machine's plus this offset. */
  public void follow(Duration offset) {
    ClockUtil.offset(offset.toMillis());
  }

  /** From now on the engine's time stands at this instant; for tests. */
  public void standAt(Instant instant) {
    ClockUtil.setCurrentTime(Date.from(instant));
  }

  /** What the engine takes for now. */
  public Instant now() {
    return Clock.fixed(ClockUtil.getCurrentTime().toInstant(), java.time.ZoneOffset.UTC).instant();
  }
}
