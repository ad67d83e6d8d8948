package org.chalkline.breach;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.chalkline.calendar.Limit;
import org.chalkline.calendar.SchoolTime;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.engine.Moments;
import org.chalkline.policy.Policies;
import org.springframework.stereotype.Component;

/** Until when somebody can appeal: the time runs from when they were told, and is kept. */
@Component
class BreachMoments implements Moments {

  private final BreachRows rows;
  private final CaseFileRepository files;
  private final Policies policies;
  private final SchoolTime time;
  private final Clock clock;

  BreachMoments(
      BreachRows rows, CaseFileRepository files, Policies policies, SchoolTime time, Clock clock) {
    this.rows = rows;
    this.files = files;
    this.policies = policies;
    this.time = time;
    this.clock = clock;
  }

  @Override
  public Set<String> names() {
    return Set.of("breachappeal");
  }

  @Override
  public Instant at(String name, String work) {
    Instant kept = rows.get(work).appealUntil();
    if (kept != null) {
      return kept;
    }
    Instant until = until(files.findById(work).orElseThrow());
    rows.appealUntil(work, until);
    return until;
  }

  /** Until when an appeal is taken of what somebody is told now. */
  Instant until(CaseFile file) {
    Limit limit = Limit.parse(policies.edition(file.policyEdition()).text("appeal.lodge_limit"));
    return time.deadline(file.school(), limit, clock.instant()).due();
  }
}
