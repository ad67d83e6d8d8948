package org.chalkline.casework;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chalkline.audit.Actor;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.People;
import org.chalkline.installation.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was written to a person about a case: theirs to read, whatever else they may see. */
@Service
public class WrittenWords {

  private final Access access;
  private final People people;
  private final Notices notices;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final CaseFiles caseFiles;

  WrittenWords(
      Access access,
      People people,
      Notices notices,
      JdbcClient jdbc,
      Clock clock,
      CaseFiles caseFiles) {
    this.access = access;
    this.people = people;
    this.notices = notices;
    this.jdbc = jdbc;
    this.clock = clock;
    this.caseFiles = caseFiles;
  }

  /**
   * Writes to a person about the case: seen on their own page, announced by a mail without content.
   */
  @Transactional
  public void writeTo(CaseFile file, String personId, String words, Actor actor) {
    if (write(file, personId, words)) {
      caseFiles.record(file, actor, "word.sent", Map.of("person", personId, "words", words));
    }
  }

  /** The same to whoever reported it without their name: the case's history does not give it. */
  @Transactional
  public void writeToUnnamed(CaseFile file, String personId, String words, Actor actor) {
    if (write(file, personId, words)) {
      caseFiles.record(file, actor, "word.sent-unnamed", Map.of("words", words));
    }
  }

  private boolean write(CaseFile file, String personId, String words) {
    if (words.isBlank() || access.walled(personId, file.getId())) {
      return false;
    }
    jdbc.sql(
            """
            insert into case_word (id, case_id, school_id, person_id, at, words)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            UUID.randomUUID().toString(),
            file.getId(),
            file.school(),
            personId,
            Timestamp.from(clock.instant()),
            words)
        .update();
    people.find(personId).ifPresent(person -> notices.wordWaits(file, List.of(person)));
    return true;
  }

  /** What was written to a person about cases: theirs to read whatever else they may see. */
  public record Word(String caseId, Instant at, String words) {}

  /** Everything written to this person, newest first. */
  @Transactional(readOnly = true)
  public List<Word> wordsTo(String personId) {
    return Scope.everywhere(
        () ->
            jdbc.sql(
                    "select case_id, at, words from case_word where person_id = ? order by at desc")
                .param(personId)
                .query(
                    (row, n) ->
                        new Word(
                            row.getString(1), row.getTimestamp(2).toInstant(), row.getString(3)))
                .list());
  }
}
