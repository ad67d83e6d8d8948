package org.chalkline.breach;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chalkline.audit.Actor;
import org.chalkline.casework.Access;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.installation.Scope;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door to what people said in an enquiry. Whoever has an account reads and confirms their own
 * statement on a page of their own, and sees nothing else of the case; others sign on paper.
 */
@Service
public class Statements {

  private static final Set<String> KINDS = Set.of("statement", "notes");

  private final BreachRows rows;
  private final CaseFiles caseFiles;
  private final CaseFileRepository files;
  private final Access access;
  private final People people;
  private final Once once;
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;
  private final Clock clock;

  Statements(
      BreachRows rows,
      CaseFiles caseFiles,
      CaseFileRepository files,
      Access access,
      People people,
      Once once,
      TransactionTemplate transaction,
      JdbcClient jdbc,
      Clock clock) {
    this.rows = rows;
    this.caseFiles = caseFiles;
    this.files = files;
    this.access = access;
    this.people = people;
    this.once = once;
    this.transaction = transaction;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * What was taken down.
   *
   * @param kind {@code statement}, or {@code notes} of a meeting
   * @param personId who said it, where they have an account; null otherwise
   * @param name who said it, or who was at the meeting
   */
  public record Taken(String kind, @Nullable String personId, String name, String words) {}

  /**
   * A statement as it is kept.
   *
   * @param state {@code waits}, {@code confirmed} or {@code corrected}
   * @param correction what whoever said it puts right; empty if nothing
   */
  public record Statement(
      String id,
      String caseId,
      String kind,
      @Nullable String personId,
      String name,
      String words,
      Instant takenAt,
      String state,
      String correction,
      @Nullable Instant answeredAt) {

    /** Whether whoever said it has yet to confirm it. */
    public boolean waits() {
      return state.equals("waits");
    }
  }

  /**
   * Takes down what somebody said, or the notes of a meeting.
   *
   * @throws Refused while nobody may be asked anything until the authority has advised
   * @clause default 34
   */
  @Transactional
  public void take(Me me, String reference, Taken taken, String key) {
    CaseFile file = access.requireToChange(me, reference);
    if (!file.kind().equals(Breaches.KIND)) {
      throw new NoSuchThing();
    }
    check(file, taken);
    once.run(
        me.actor(),
        key,
        () -> {
          mayBeTaken(file);
          keep(file, taken, me.actor());
          return "taken";
        });
  }

  private void check(CaseFile file, Taken taken) {
    if (!KINDS.contains(taken.kind())) {
      throw new InvalidInput("kind", "Select whether it is a statement or the notes of a meeting");
    }
    if (taken.personId() == null) {
      EnquiryChanges.text("name", taken.name(), "Enter who said it");
    } else if (heard(file).stream().noneMatch(it -> it.id().equals(taken.personId()))) {
      throw new InvalidInput("person", "Select a person of the school");
    }
    EnquiryChanges.text("words", taken.words(), "Enter what was said");
  }

  private void mayBeTaken(CaseFile file) {
    if (!file.open()) {
      throw new Refused("This case is closed. Open it again first.");
    }
    BreachRows.Breach it = rows.get(file.getId());
    if (it.assessedAt() == null) {
      throw new Refused("Nobody is asked anything before the first assessment.");
    }
    if (it.authorityFirst()) {
      throw new Refused(
          "Nobody is interviewed until the designated officer of the local authority has advised.");
    }
    if (it.pausedAt() != null) {
      throw new Refused("The enquiry is paused.");
    }
  }

  private void keep(CaseFile file, Taken taken, Actor by) {
    String person = taken.personId();
    String name = person == null ? taken.name().strip() : people.get(person).name();
    boolean own = person != null && taken.kind().equals("statement");
    jdbc.sql(
            """
            insert into breach_statement (id, case_id, school_id, kind, person_id, name, words,
              taken_by, taken_at, state) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            UUID.randomUUID().toString(),
            file.getId(),
            file.school(),
            taken.kind(),
            person,
            name,
            taken.words().strip(),
            by.id(),
            Timestamp.from(clock.instant()),
            own ? "waits" : "confirmed")
        .update();
    caseFiles.record(
        file, by, own ? "breach.statement-taken" : "breach.on-paper", Map.of("name", name));
  }

  /** Whoever of the school can be heard. */
  @Transactional(readOnly = true)
  public List<Person> heard(CaseFile file) {
    return people.ableAt(file.school());
  }

  /** What was said in a case, first to last; for whoever may see the case. */
  @Transactional(readOnly = true)
  public List<Statement> of(String caseId) {
    return jdbc.sql("select * from breach_statement where case_id = ? order by taken_at, id")
        .param(caseId)
        .query(Statements::statement)
        .list();
  }

  /** A person's own statements, the latest first; nothing else of the cases they belong to. */
  @Transactional(readOnly = true)
  public List<Statement> mine(Me me) {
    return Scope.everywhere(
        () ->
            jdbc.sql(
                    """
                    select * from breach_statement where person_id = ? and kind = 'statement'
                    order by taken_at desc, id
                    """)
                .param(me.id())
                .query(Statements::statement)
                .list());
  }

  /** Whether there is any statement of this person's. */
  @Transactional(readOnly = true)
  public boolean any(Me me) {
    return Scope.everywhere(
        () ->
            jdbc.sql(
                    """
                    select exists (select 1 from breach_statement
                      where person_id = ? and kind = 'statement')
                    """)
                .param(me.id())
                .query(Boolean.class)
                .single());
  }

  /**
   * A person's own statement.
   *
   * @throws NoSuchThing if it is not theirs
   */
  @Transactional(readOnly = true)
  public Statement mine(Me me, String id) {
    return mine(me).stream()
        .filter(it -> it.id().equals(id))
        .findFirst()
        .orElseThrow(NoSuchThing::new);
  }

  /**
   * Whoever said it confirms it, or puts it right in their own words.
   *
   * @param correction empty if it is right as it stands
   * @throws Refused if it was answered before
   */
  public void answer(Me me, String id, boolean right, String correction, String key) {
    if (!right) {
      EnquiryChanges.text("correction", correction, "Enter what is not right");
    }
    Scope.everywhere(
        () ->
            Optional.ofNullable(
                transaction.execute(
                    status ->
                        once.run(
                            me.actor(),
                            key,
                            () -> answered(me, id, right ? "" : correction.strip())))));
  }

  private String answered(Me me, String id, String correction) {
    Statement it = mine(me, id);
    if (!it.waits()) {
      throw new Refused("You have answered this already.");
    }
    jdbc.sql(
            """
            update breach_statement set state = ?, correction = ?, answered_at = ?
            where id = ? and state = 'waits'
            """)
        .params(
            correction.isEmpty() ? "confirmed" : "corrected",
            correction,
            Timestamp.from(clock.instant()),
            id)
        .update();
    caseFiles.record(
        files.findById(it.caseId()).orElseThrow(),
        me.actor(),
        correction.isEmpty() ? "breach.statement-confirmed" : "breach.statement-corrected",
        Map.of("words", correction));
    return "answered";
  }

  private static Statement statement(ResultSet row, int n) throws SQLException {
    Timestamp answered = row.getTimestamp("answered_at");
    return new Statement(
        row.getString("id"),
        row.getString("case_id"),
        row.getString("kind"),
        row.getString("person_id"),
        row.getString("name"),
        row.getString("words"),
        row.getTimestamp("taken_at").toInstant(),
        row.getString("state"),
        row.getString("correction"),
        answered == null ? null : answered.toInstant());
  }
}
