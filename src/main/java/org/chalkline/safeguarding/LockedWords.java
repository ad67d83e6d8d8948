package org.chalkline.safeguarding;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.evidence.LockEnding;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The words of the police about what is locked away. */
@Component
class LockedWords {

  private final JdbcClient jdbc;
  private final Clock clock;

  LockedWords(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * What the police said of an item.
   *
   * @param enteredBy the first person, who wrote it down
   * @param agreedBy the second person; null until somebody has agreed
   */
  record Word(
      String id,
      LockEnding ending,
      String policeReference,
      String words,
      String enteredBy,
      @Nullable String agreedBy) {}

  void enter(
      CaseFile file,
      String evidenceId,
      LockEnding ending,
      String reference,
      String words,
      String by) {
    jdbc.sql(
            """
            insert into locked_word (id, evidence_id, case_id, school_id, ending, police_reference,
              words, entered_by, entered_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            UUID.randomUUID().toString(),
            evidenceId,
            file.getId(),
            file.school(),
            ending == LockEnding.DESTROYED ? "destroyed" : "released",
            reference,
            words,
            by,
            Timestamp.from(clock.instant()))
        .update();
  }

  /** The latest word about an item. */
  Optional<Word> latest(String evidenceId) {
    return jdbc.sql(
            """
            select id, ending, police_reference, words, entered_by, agreed_by from locked_word
            where evidence_id = ? order by entered_at desc, id limit 1
            """)
        .param(evidenceId)
        .query(
            (row, n) ->
                new Word(
                    row.getString(1),
                    row.getString(2).equals("destroyed")
                        ? LockEnding.DESTROYED
                        : LockEnding.RELEASED,
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6)))
        .optional();
  }

  void agreed(String wordId, String by) {
    jdbc.sql("update locked_word set agreed_by = ? where id = ?").params(by, wordId).update();
  }

  void move(String caseId, String toSchool) {
    jdbc.sql("update locked_word set school_id = ? where case_id = ?")
        .params(toSchool, caseId)
        .update();
  }
}
