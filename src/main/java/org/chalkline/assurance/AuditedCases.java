package org.chalkline.assurance;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Recorded;
import org.chalkline.casework.Access;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseParties;
import org.chalkline.casework.CaseReference;
import org.chalkline.casework.Walls;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.identity.Me;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to the history of one case, for auditors of its school: who did what, by name and role.
 * Who the case is about, and what was written of them, is masked until the auditor gives a reason;
 * that is recorded in the case, and holds for a day. A wall keeps an auditor out like anybody.
 */
@Service
class AuditedCases {

  private static final Duration UNMASKED = Duration.ofHours(24);
  private static final int LONGEST = 4000;

  private final HistoryDesk desk;
  private final CaseFileRepository files;
  private final CaseFiles records;
  private final CaseParties parties;
  private final Access access;
  private final Walls walls;
  private final Audit audit;
  private final Once once;
  private final JdbcClient jdbc;
  private final Clock clock;

  AuditedCases(
      HistoryDesk desk,
      CaseFileRepository files,
      CaseFiles records,
      CaseParties parties,
      Access access,
      Walls walls,
      Audit audit,
      Once once,
      JdbcClient jdbc,
      Clock clock) {
    this.desk = desk;
    this.files = files;
    this.records = records;
    this.parties = parties;
    this.access = access;
    this.walls = walls;
    this.audit = audit;
    this.once = once;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The history of a case as an auditor may read it.
   *
   * @param masked whether who it is about is masked
   * @param about the ids of the persons whom it is about, or who are outside it
   */
  record Audited(
      String reference,
      String school,
      String kind,
      String state,
      boolean masked,
      Set<String> about,
      List<Recorded> entries) {}

  /**
   * Reads it; that it was read is recorded in the case.
   *
   * @throws NoSuchThing if there is none at a school that they audit, or a wall keeps them out
   */
  @Transactional
  Audited read(Me me, String reference) {
    CaseFile file = require(me, reference);
    records.record(file, me.actor(), "history.read", Map.of());
    Set<String> about = new HashSet<>();
    parties.of(file.getId()).stream()
        .map(CaseParties.Party::person)
        .filter(java.util.Objects::nonNull)
        .forEach(about::add);
    walls.of(file.getId()).forEach(wall -> about.add(wall.person()));
    return new Audited(
        file.reference(),
        file.school(),
        file.kind(),
        file.state(),
        !unmasked(me, file),
        about,
        audit.of("case:" + file.getId()));
  }

  /** Gives a reason, and reads who the case is about for a day. */
  @Transactional
  void unmask(Me me, String reference, String reason, String key) {
    CaseFile file = require(me, reference);
    if (reason.isBlank() || reason.length() > LONGEST) {
      throw new InvalidInput("reason", "Enter why you need to know who it is about");
    }
    once.run(
        me.actor(),
        key,
        () -> {
          Instant now = clock.instant();
          jdbc.sql(
                  """
                  insert into history_unmasked (id, case_id, school_id, auditor_id, reason, at, until)
                  values (?, ?, ?, ?, ?, ?, ?)
                  """)
              .params(
                  UUID.randomUUID().toString(),
                  file.getId(),
                  file.school(),
                  me.id(),
                  reason,
                  Timestamp.from(now),
                  Timestamp.from(now.plus(UNMASKED)))
              .update();
          records.record(file, me.actor(), "history.unmasked", Map.of("reason", reason));
          return "unmasked";
        });
  }

  private CaseFile require(Me me, String reference) {
    desk.admit(me);
    return CaseReference.read(reference)
        .flatMap(read -> files.findByReference(read.value()))
        .filter(file -> me.has("auditor", file.school()))
        .filter(file -> !access.walled(me.id(), file.getId()))
        .orElseThrow(NoSuchThing::new);
  }

  private boolean unmasked(Me me, CaseFile file) {
    return jdbc.sql(
            """
            select exists (select 1 from history_unmasked
              where case_id = ? and auditor_id = ? and until > ?)
            """)
        .params(file.getId(), me.id(), Timestamp.from(clock.instant()))
        .query(Boolean.class)
        .single();
  }
}
