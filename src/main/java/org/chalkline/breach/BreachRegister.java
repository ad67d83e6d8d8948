package org.chalkline.breach;

import java.time.Instant;
import java.util.List;
import org.chalkline.casework.Access;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.identity.Me;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of breaches: of the schools of whoever reads it, and of the cases that they may see.
 * Where the policy wants every breach recorded each stands there from the moment it came in.
 *
 * @clause HH-25, default 45
 */
@Service
public class BreachRegister {

  private final BreachRows rows;
  private final Allegations allegations;
  private final CaseFileRepository files;
  private final Access access;

  BreachRegister(
      BreachRows rows, Allegations allegations, CaseFileRepository files, Access access) {
    this.rows = rows;
    this.allegations = allegations;
    this.files = files;
    this.access = access;
  }

  /**
   * An entry.
   *
   * @param types the kinds of breach that are alleged
   * @param assessment how it was assessed; empty until then
   * @param outcome how it ended; empty until then
   */
  public record Entry(
      String reference,
      String school,
      String accused,
      String role,
      Instant enteredAt,
      List<String> types,
      String assessment,
      String outcome) {}

  /** The entries, the latest first. */
  @Transactional(readOnly = true)
  public List<Entry> rows(Me me) {
    return rows.listed(List.copyOf(me.schools())).stream()
        .filter(it -> access.maySee(me, it.caseId()))
        .map(this::entry)
        .toList();
  }

  private Entry entry(BreachRows.Breach it) {
    CaseFile file = files.findById(it.caseId()).orElseThrow();
    String outcome = file.outcome();
    return new Entry(
        file.reference(),
        file.school(),
        it.accused(),
        it.role(),
        it.enteredAt(),
        allegations.of(it.caseId()).stream().map(Allegations.Allegation::words).distinct().toList(),
        it.assessment(),
        outcome == null ? "" : outcome);
  }
}
