package org.chalkline.casework;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.Me;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people write into a case: notes, contacts with outside bodies, and their corrections. */
@Service
public class CaseNotes {

  private final Access access;
  private final Once once;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final CaseFiles caseFiles;

  CaseNotes(Access access, Once once, JdbcClient jdbc, Clock clock, CaseFiles caseFiles) {
    this.access = access;
    this.once = once;
    this.jdbc = jdbc;
    this.clock = clock;
    this.caseFiles = caseFiles;
  }

  /** A note, a contact with an outside body, or the correction of one; the original stays. */
  public record Note(
      String id,
      Instant at,
      String by,
      String kind,
      String words,
      @Nullable String body,
      @Nullable String bodyReference,
      @Nullable String corrects,
      @Nullable String reason) {}

  /** The notes of a case, oldest first. */
  @Transactional(readOnly = true)
  public List<Note> notes(Me me, String reference) {
    CaseFile file = access.require(me, reference);
    return jdbc.sql(
            """
            select id, at, by_person, kind, words, body, body_reference, corrects, reason
            from case_note where case_id = ? order by at, id
            """)
        .param(file.getId())
        .query(
            (row, n) ->
                new Note(
                    row.getString(1),
                    row.getTimestamp(2).toInstant(),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    row.getString(7),
                    row.getString(8),
                    row.getString(9)))
        .list();
  }

  /** Adds a note of 1 to 4,000 characters; answers its id. */
  @Transactional
  public String note(Me me, String reference, String words, String key) {
    CaseFile file = access.requireToChange(me, reference);
    Said.required("words", words, "Enter a note");
    return once.run(
        me.actor(), key, () -> add(file, me, "note", words, null, null, null, null, "note.added"));
  }

  /** Records a contact with an outside body: the police, the platform, the local authority. */
  @Transactional
  public String contact(
      Me me, String reference, String body, String bodyReference, String words, String key) {
    CaseFile file = access.requireToChange(me, reference);
    Said.required("body", body, "Enter whom you spoke to");
    Said.required("words", words, "Enter what was said");
    Said.clean("bodyReference", bodyReference);
    if (body.length() > 200 || bodyReference.length() > 200) {
      throw new InvalidInput(
          body.length() > 200 ? "body" : "bodyReference", "Use 200 characters or fewer");
    }
    return once.run(
        me.actor(),
        key,
        () -> add(file, me, "contact", words, body, bodyReference, null, null, "contact.added"));
  }

  /** Corrects a note with a reason; the original stays. */
  @Transactional
  public String correct(
      Me me, String reference, String noteId, String words, String reason, String key) {
    CaseFile file = access.requireToChange(me, reference);
    Said.required("words", words, "Enter the correction");
    Said.required("reason", reason, "Enter why it is corrected");
    boolean ofThisCase = notes(me, reference).stream().anyMatch(note -> note.id().equals(noteId));
    if (!ofThisCase) {
      throw new NoSuchThing();
    }
    return once.run(
        me.actor(),
        key,
        () -> add(file, me, "correction", words, null, null, noteId, reason, "note.corrected"));
  }

  private String add(
      CaseFile file,
      Me me,
      String kind,
      String words,
      @Nullable String body,
      @Nullable String bodyReference,
      @Nullable String corrects,
      @Nullable String reason,
      String what) {
    String id = UUID.randomUUID().toString();
    jdbc.sql(
            """
            insert into case_note (id, case_id, school_id, at, by_person, kind, words, body,
              body_reference, corrects, reason) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            id,
            file.getId(),
            file.school(),
            Timestamp.from(clock.instant()),
            me.id(),
            kind,
            words,
            body,
            bodyReference,
            corrects,
            reason)
        .update();
    Map<String, String> said = new TreeMap<>(Map.of("words", words));
    if (body != null) {
      said.put("body", body);
    }
    if (reason != null) {
      said.put("reason", reason);
    }
    caseFiles.record(file, me.actor(), what, said);
    return id;
  }
}
