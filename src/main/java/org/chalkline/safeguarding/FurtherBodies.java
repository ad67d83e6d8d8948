package org.chalkline.safeguarding;

import java.util.List;
import java.util.Map;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.Me;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Further bodies outside are told of a child, at any moment after it was decided. */
@Service
public class FurtherBodies {

  private final ReferralRows rows;
  private final ReferralDoor door;
  private final CaseFiles caseFiles;
  private final Workflows workflows;
  private final Once once;

  FurtherBodies(
      ReferralRows rows, ReferralDoor door, CaseFiles caseFiles, Workflows workflows, Once once) {
    this.rows = rows;
    this.door = door;
    this.caseFiles = caseFiles;
    this.workflows = workflows;
    this.once = once;
  }

  /** Whether further bodies can be told now. */
  @Transactional(readOnly = true)
  public boolean possible(CaseFile file) {
    return file.kind().equals(Referrals.KIND)
        && file.open()
        && rows.get(file.getId()).decidedAt() != null;
  }

  /**
   * Chooses bodies; each becomes a task of its own.
   *
   * @param bodies kinds of duty, at least one of {@link SafeguardingReferral#BODIES}
   * @throws InvalidInput beside {@code bodies} or {@code reason}
   * @throws Refused if the referral is closed, or nobody has taken it up
   */
  @Transactional
  public void tell(Me me, String reference, List<String> bodies, String reason, String key) {
    CaseFile file = door.toChange(me, reference);
    if (bodies.isEmpty() || !SafeguardingReferral.BODIES.containsAll(bodies)) {
      throw new InvalidInput("bodies", "Select who is told");
    }
    Worries.needed("reason", reason, "Enter why they are told");
    once.run(
        me.actor(),
        key,
        () -> {
          if (!possible(file)) {
            throw new Refused("Take the referral up first.");
          }
          bodies.forEach(body -> rows.choose(file, body, me.id()));
          caseFiles.record(
              file,
              me.actor(),
              "safeguarding.bodies-chosen",
              Map.of("bodies", String.join(", ", bodies), "reason", reason));
          workflows.tell(reference, SafeguardingReferral.BODIES_NEEDED, me.actor());
          return "told";
        });
  }
}
