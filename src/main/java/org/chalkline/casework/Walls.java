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
import org.chalkline.installation.Scope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps people outside a case: who is a subject, could be meant, is close to one, or steps aside.
 * Putting up a wall moves that person's open work in the same transaction.
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
  private final Access access;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Walls(
      JdbcClient jdbc,
      Rerouting rerouting,
      Access access,
      Audit audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.rerouting = rerouting;
    this.access = access;
    this.audit = audit;
    this.events = events;
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
                    row.getString(1),
                    Why.valueOf(row.getString(2)),
                    row.getTimestamp(3).toInstant()))
        .list();
  }

  /**
   * Who could be meant and is asked about in this step. Whoever came under suspicion after it
   * opened is asked about in the step that was opened for them, and stays outside until then.
   */
  public List<String> askedIn(CaseFile file, Assignment step) {
    return jdbc.sql(
            """
            select w.person_id from case_wall w
            where w.case_id = :case and w.until is null and w.why = 'COULD_BE_MEANT'
              and not exists (select 1 from assignment a
                where a.case_id = w.case_id and a.closed_at is null and a.task_id <> :task
                  and a.form = :form and a.opened_at >= w.since and w.since > :opened)
            """)
        .param("case", file.getId())
        .param("task", step.taskId())
        .param("form", step.form())
        .param("opened", Timestamp.from(step.openedAt()))
        .query(String.class)
        .list();
  }

  /**
   * Puts people outside the case and those joined into it, and moves their open work. A standing
   * wall is only made firmer.
   */
  public void keepOut(CaseFile file, Collection<String> persons, Why why, Actor actor) {
    if (persons.isEmpty()) {
      return;
    }
    access.lock(file.getId());
    List<Joined> cases = withJoined(file);
    Scope.everywhere(
        () -> {
          cases.forEach(it -> persons.forEach(person -> raise(it, person, why, actor)));
          return cases;
        });
    rerouting.all(file, actor);
    // Nothing goes on from a case that this transaction has opened.
    if (!access.isNew(file.getId())) {
      cases.forEach(
          it ->
              events.publishEvent(
                  new WallRaised(it.caseId(), List.copyOf(persons), why, actor.id())));
    }
  }

  private void raise(Joined it, String person, Why why, Actor actor) {
    jdbc.sql(
            """
            insert into case_wall (id, case_id, school_id, person_id, why, since)
            values (?, ?, ?, ?, ?, ?)
            on conflict (person_id, case_id) where until is null
            do update set
              since = case when case_wall.why = 'COULD_BE_MEANT' then excluded.since
                else case_wall.since end,
              why = case when 'SUBJECT' in (case_wall.why, excluded.why) then 'SUBJECT'
                when 'STEPPED_ASIDE' in (case_wall.why, excluded.why) then 'STEPPED_ASIDE'
                else excluded.why end
            """)
        .params(
            UUID.randomUUID().toString(),
            it.caseId(),
            it.school(),
            person,
            why.name(),
            Timestamp.from(clock.instant()))
        .update();
    access.wall(person, it.caseId(), true);
    audit.record(
        Entry.ofCase(
            it.caseId(),
            it.school(),
            actor,
            "wall.raised",
            Map.of("person", person, "why", why.name())));
  }

  /** Lets people in again who turned out not to be meant. */
  public void letIn(CaseFile file, Collection<String> persons, Actor actor) {
    access.lock(file.getId());
    List<Joined> cases = withJoined(file);
    Scope.everywhere(
        () -> {
          cases.forEach(it -> persons.forEach(person -> lift(it, person, actor)));
          return cases;
        });
    rerouting.all(file, actor);
    cases.forEach(
        it -> events.publishEvent(new WallLifted(it.caseId(), List.copyOf(persons), actor.id())));
  }

  private void lift(Joined it, String person, Actor actor) {
    int lifted =
        jdbc.sql(
                """
                update case_wall set until = ? where case_id = ? and person_id = ?
                  and until is null and why = 'COULD_BE_MEANT'
                """)
            .params(Timestamp.from(clock.instant()), it.caseId(), person)
            .update();
    if (lifted > 0) {
      access.wall(person, it.caseId(), false);
      audit.record(
          Entry.ofCase(it.caseId(), it.school(), actor, "wall.lifted", Map.of("person", person)));
    }
  }

  private record Joined(String caseId, String school) {}

  /** The case and all that were joined into it: they are of the same post. */
  private List<Joined> withJoined(CaseFile file) {
    return Scope.everywhere(
        () ->
            jdbc.sql(
                    """
                    with recursive same (id, school_id) as (
                      select cast(:case as text), cast(:school as text)
                      union
                      select f.id, f.school_id from case_file f join same on f.joined_to = same.id)
                    select id, school_id from same
                    """)
                .param("case", file.getId())
                .param("school", file.school())
                .query((row, n) -> new Joined(row.getString(1), row.getString(2)))
                .list());
  }
}
