package org.chalkline.safeguarding;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Objects;
import java.util.Set;
import org.chalkline.engine.Moments;
import org.chalkline.web.When;
import org.springframework.stereotype.Component;

/** When somebody looks again how a child is: in the morning of the day that was chosen. */
@Component
class ReferralMoments implements Moments {

  private static final LocalTime MORNING = LocalTime.of(8, 0);

  private final ReferralRows rows;

  ReferralMoments(ReferralRows rows) {
    this.rows = rows;
  }

  @Override
  public Set<String> names() {
    return Set.of("childlook");
  }

  @Override
  public Instant at(String name, String work) {
    return Objects.requireNonNull(rows.get(work).lookAgainOn(), "a child whom nobody watches")
        .atTime(MORNING)
        .atZone(When.LONDON)
        .toInstant();
  }
}
