package org.chalkline.breach;

import java.time.Instant;
import java.util.Optional;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.duties.Known;
import org.springframework.stereotype.Component;

/**
 * The designated officer hears within a working day of when the school knew: of the report, or of
 * when it was learnt later.
 *
 * @clause default 34
 */
@Component
class HarmKnown implements Known {

  private final BreachRows rows;

  HarmKnown(BreachRows rows) {
    this.rows = rows;
  }

  @Override
  public String caseKind() {
    return Breaches.KIND;
  }

  @Override
  public Optional<Instant> since(CaseFile file, String kind) {
    return kind.equals(BreachSteps.AUTHORITY) ? rows.harmKnown(file.getId()) : Optional.empty();
  }
}
