package org.chalkline.meetings;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.chalkline.engine.Moments;
import org.springframework.stereotype.Component;

/** When a meeting's timers fire: no answer has come, or its time has. */
@Component
class MeetingMoments implements Moments {

  private final MeetingTable table;

  MeetingMoments(MeetingTable table) {
    this.table = table;
  }

  @Override
  public Set<String> names() {
    return Set.of("noanswer", "meetingtime");
  }

  @Override
  public Instant at(String name, String work) {
    Meeting it = table.find(work).orElseThrow();
    return Objects.requireNonNull(
        name.equals("noanswer") ? it.answerBy() : it.startsAt(), "a meeting without that moment");
  }
}
