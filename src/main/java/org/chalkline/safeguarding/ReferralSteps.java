package org.chalkline.safeguarding;

import java.util.List;
import java.util.Map;
import org.chalkline.audit.Actor;
import org.chalkline.casework.CaseByReference;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.HandedOver;
import org.chalkline.casework.domain.CaseFile;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the model of a referral asks of it. */
@Service
public class ReferralSteps {

  private static final String INVESTIGATION = "breach-investigation";

  private final ReferralRows rows;
  private final CaseByReference byReference;
  private final CaseFiles caseFiles;
  private final ApplicationEventPublisher events;

  ReferralSteps(
      ReferralRows rows,
      CaseByReference byReference,
      CaseFiles caseFiles,
      ApplicationEventPublisher events) {
    this.rows = rows;
    this.byReference = byReference;
    this.caseFiles = caseFiles;
    this.events = events;
  }

  /** The bodies that were chosen and are not begun; they are from now on. */
  @Transactional
  public List<String> bodies(String reference) {
    return rows.beginBodies(byReference.get(reference).getId());
  }

  /**
   * An adult who works with children may be behind it: the investigation of a breach begins, in
   * which the designated officer is told before anybody is interviewed.
   *
   * @clause default 34
   */
  @Transactional
  public void handOverToInvestigation(String reference, Actor by) {
    CaseFile file = byReference.get(reference);
    Worry first = rows.worries(file.getId()).get(0);
    caseFiles.record(file, by, "safeguarding.handed-over", Map.of("to", INVESTIGATION));
    events.publishEvent(
        new HandedOver(
            file.getId(),
            file.reference(),
            file.school(),
            INVESTIGATION,
            new HandedOver.Matter(
                "",
                first.place(),
                false,
                null,
                first.worry(),
                null,
                first.seenAt(),
                List.of(),
                first.danger(),
                true,
                false,
                rows.bodies(file.getId()).contains("police")),
            by.id()));
  }
}
