package org.chalkline.boundaries;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.chalkline.boundaries.ExceptionRows.Asked;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.engine.Moments;
import org.chalkline.policy.Policies;
import org.chalkline.web.When;
import org.springframework.stereotype.Component;

/** When an exception ends, in London, and when somebody is reminded of it. */
@Component
class ExceptionMoments implements Moments {

  private static final String REMINDER = "exceptionreminder";

  private final ExceptionRows rows;
  private final CaseFileRepository files;
  private final Policies policies;

  ExceptionMoments(ExceptionRows rows, CaseFileRepository files, Policies policies) {
    this.rows = rows;
    this.files = files;
    this.policies = policies;
  }

  @Override
  public Set<String> names() {
    return Set.of(REMINDER, "exceptionends");
  }

  @Override
  public Instant at(String name, String work) {
    Asked it = rows.get(work);
    LocalDate last = Objects.requireNonNull(it.until());
    if (name.equals(REMINDER)) {
      String edition = files.findById(it.caseId()).orElseThrow().policyEdition();
      int days = policies.edition(edition).number("contact.exception_remind_days");
      return last.minusDays(days).atTime(8, 0).atZone(When.LONDON).toInstant();
    }
    return last.plusDays(1).atStartOfDay(When.LONDON).toInstant();
  }
}
