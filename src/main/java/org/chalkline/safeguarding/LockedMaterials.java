package org.chalkline.safeguarding;

import java.util.Map;
import java.util.Objects;
import org.chalkline.audit.Actor;
import org.chalkline.casework.CaseJoined;
import org.chalkline.casework.CaseMoved;
import org.chalkline.casework.CaseReopened;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.engine.Workflows;
import org.chalkline.evidence.EvidenceLocker;
import org.chalkline.evidence.LockEnding;
import org.chalkline.evidence.LockedAway;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sees to what was locked away, in whatever case: the safeguarding lead sees who did it and why,
 * the police are told, and it ends on their word and by two people.
 */
@Service
public class LockedMaterials {

  private final LockedWords words;
  private final EvidenceLocker locker;
  private final FileTransfers transfers;
  private final CaseFileRepository files;
  private final Workflows workflows;

  LockedMaterials(
      LockedWords words,
      EvidenceLocker locker,
      FileTransfers transfers,
      CaseFileRepository files,
      Workflows workflows) {
    this.words = words;
    this.locker = locker;
    this.transfers = transfers;
    this.files = files;
    this.workflows = workflows;
  }

  /** Something was locked away: its process begins in the transaction of the lock. */
  @EventListener
  @Transactional
  public void lockedAway(LockedAway event) {
    files.findById(event.caseId()).ifPresent(file -> begin(file, event.evidenceId(), event.by()));
  }

  /** Opening a case again ends what ran in it; what is locked away is seen to all the same. */
  @EventListener
  @Order(Ordered.LOWEST_PRECEDENCE)
  @Transactional
  public void reopened(CaseReopened event) {
    again(event.caseId(), event.actor());
  }

  /** So does joining it to another. */
  @EventListener
  @Order(Ordered.LOWEST_PRECEDENCE)
  @Transactional
  public void joined(CaseJoined event) {
    again(event.caseId(), event.actor());
  }

  private void again(String caseId, String by) {
    CaseFile file = files.findById(caseId).orElseThrow();
    locker.of(caseId).stream()
        .filter(item -> item.lockedAway())
        .filter(item -> !Objects.requireNonNull(item.lock()).destroyed())
        .filter(
            item ->
                !workflows.runs(SafeguardingReferral.LOCKED_MATERIAL, file.reference(), item.id()))
        .forEach(item -> begin(file, item.id(), by));
  }

  private void begin(CaseFile file, String evidenceId, String by) {
    workflows.start(
        SafeguardingReferral.LOCKED_MATERIAL,
        file.reference(),
        Map.of("work", evidenceId),
        Actor.of(by));
  }

  /** Ends the lock as the police said and two people agreed. */
  @Transactional
  public void end(String evidenceId) {
    LockedWords.Word word = words.latest(evidenceId).orElseThrow();
    locker.endLock(
        evidenceId,
        word.ending(),
        word.policeReference(),
        Actor.of(word.enteredBy()),
        Actor.of(Objects.requireNonNull(word.agreedBy(), "nobody has agreed")));
    if (word.ending() == LockEnding.DESTROYED) {
      transfers.destroyed(evidenceId);
    }
  }

  @EventListener
  void moved(CaseMoved event) {
    words.move(event.caseId(), event.toSchool());
  }
}
