package org.chalkline.casework;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.casework.domain.CaseFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps people outside a case: who is a subject, could be meant, is close to one, or steps aside. Putting
 * up a wall moves that person's open work in the same transaction.
 */
@Component
public class Walls {

  /** Why a person is outside. */
  public enum Why {
    /** Confirmed to be behind it. */
    SUBJECT,
    /** Could be meant; a person has yet to confirm. */
    COULD_BE_MEANT,
    /** Has stepped aside. */
    STEPPED_ASIDE
  }

  private final JdbcClient jdbc;
  private final Rerouting rerouting;
  private final Audit audit;
  private final Clock clock;

  Walls(JdbcClient jdbc, Rerouting rerouting, Audit audit, Clock clock) {
    this.jdbc = jdbc;
    this.rerouting = rerouting;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A standing wall.
   *
   * @param person whom it keeps out
   */
  public record Wall(String person, Why why, Instant since) {}

  /** The standing walls of a case. */
  public List<Wall> of(String caseId) {
    return jdbc.sql(
            "select person_id, why, since from case_wall where case_id = ? and until is null order by since")
        .param(caseId)
        .query(
            (row, n) ->
                new Wall(
                    row.getString(1), Why.valueOf(row.getString(2)), row.getTimestamp(3).toInstant()))
        .list();
  }

  /** Puts people outside the case and moves their open work. A standing wall is only made firmer. */
  public void keepOut(CaseFile file, Collection<String> persons, Why why, Actor actor) {
    if (persons.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    for (String person : persons) {
      jdbc.sql(
              """
              insert into case_wall (id, case_id, school_id, person_id, why, since)
              values (?, ?, ?, ?, ?, ?)
              on conflict (person_id, case_id) where until is null
              do update set why = case when case_wall.why = 'SUBJECT' then 'SUBJECT' else excluded.why end
              """)
          .params(
              UUID.randomUUID().toString(),
              file.getId(),
              file.school(),
              person,
              why.name(),
              Timestamp.from(now))
          .update();
      audit.record(
          Entry.ofCase(
              file.getId(),
              file.school(),
              actor,
              "wall.raised",
              Map.of("person", person, "why", why.name())));
    }
    rerouting.all(file, actor);
  }

  /** Lets people in again who turned out not to be meant. */
  public void letIn(CaseFile file, Collection<String> persons, Actor actor) {
    for (String person : persons) {
      int lifted =
          jdbc.sql(
                  """
                  update case_wall set until = ? where case_id = ? and person_id = ?
                    and until is null and why = 'COULD_BE_MEANT'
                  """)
              .params(Timestamp.from(clock.instant()), file.getId(), person)
              .update();
      if (lifted > 0) {
        audit.record(
            Entry.ofCase(
                file.getId(), file.school(), actor, "wall.lifted", Map.of("person", person)));
      }
    }
    rerouting.all(file, actor);
  }
}
