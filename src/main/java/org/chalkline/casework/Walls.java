package org.chalkline.casework;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.installation.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps people outside a case: who is a subject, could be meant, is close to one, or steps aside.
 * Putting up a wall moves that person's open work in the same transaction.
 */
@Component
public class Walls {

  /** Why a person is outside, the firmest first. */
  public enum Why {
    /** Confirmed to be behind it. */
    SUBJECT,
    /** Has an interest: the partner, a relative or a friend of a subject, or another conflict. */
    DECLARED,
    /** Has stepped aside. */
    STEPPED_ASIDE,
    /** Could be meant; a person has yet to confirm. */
    COULD_BE_MEANT;

    /** Whether others have found that this person must not deal with it, wherever it goes on. */
    public boolean firm() {
      return this == SUBJECT || this == DECLARED;
    }

    /** Whether a wall that stands for this reason says all that the other would say. */
    public boolean covers(Why other) {
      return this == other || this == SUBJECT;
    }
  }

  /** What the record of a case says of who is outside: for those alone who may know of it. */
  public static final Set<String> RECORDED =
      Set.of(
          "wall.raised",
          "wall.lifted",
          "case.stepped-aside",
          "associate.named",
          "associate.withdrawn",
          "breach.interest-declared",
          "break-glass.refused");

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
   * @param person whom it keeps out; somebody may be outside for several reasons
   * @param words what was said of it; null if nothing was
   */
  public record Wall(String person, Why why, Instant since, @Nullable String words) {}

  /** The standing walls of a case. */
  public List<Wall> of(String caseId) {
    return jdbc.sql(
            """
            select person_id, why, since, words from case_wall
            where case_id = ? and until is null
            order by since, person_id, why
            """)
        .param(caseId)
        .query(
            (row, n) ->
                new Wall(
                    row.getString(1),
                    Why.valueOf(row.getString(2)),
                    row.getTimestamp(3).toInstant(),
                    row.getString(4)))
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
              -- A wall that came back from a case that goes on from this one is asked about there.
              and (w.own or exists (select 1 from case_goes_on g where g.case_id = w.case_id))
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
   * Puts people outside the case, those joined into it and those into which it was joined, and
   * moves their open work. Who is confirmed to be behind it is outside for that alone; other
   * reasons stand side by side.
   */
  public void keepOut(CaseFile file, Collection<String> persons, Why why, Actor actor) {
    keepOut(file, persons, why, "", actor);
  }

  /**
   * The same, with what is said of it.
   *
   * @param words why, for whoever is in charge of the case; empty if nothing is said
   */
  public void keepOut(
      CaseFile file, Collection<String> persons, Why why, String words, Actor actor) {
    keepOut(file, persons, why, words, true, actor);
  }

  /**
   * The same because of another case of the same matter: where that one lets them in again, so does
   * this, unless it has put the wall up itself.
   */
  public void keepOutToo(CaseFile file, Collection<String> persons, Why why, Actor actor) {
    keepOut(file, persons, why, "", false, actor);
  }

  private void keepOut(
      CaseFile file, Collection<String> persons, Why why, String words, boolean own, Actor actor) {
    if (persons.isEmpty()) {
      return;
    }
    access.lock(file.getId());
    List<Joined> cases = ofTheSame(file, true);
    Scope.everywhere(
        () -> {
          cases.forEach(it -> persons.forEach(person -> raise(it, person, why, words, own, actor)));
          // What is joined into another is dealt with there.
          cases.stream()
              .filter(it -> !it.caseId().equals(file.getId()))
              .forEach(it -> rerouting.all(access.file(it.caseId()), actor));
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

  private void raise(Joined it, String person, Why why, String words, boolean own, Actor actor) {
    Timestamp now = Timestamp.from(clock.instant());
    if (own) {
      jdbc.sql(
              """
              update case_wall set own = true where person_id = ? and case_id = ?
                and until is null and not own and why in (?, 'SUBJECT')
              """)
          .params(person, it.caseId(), why.name())
          .update();
    }
    if (why == Why.SUBJECT) {
      jdbc.sql(
              """
              update case_wall set until = ? where person_id = ? and case_id = ?
                and until is null and why <> 'SUBJECT'
              """)
          .params(now, person, it.caseId())
          .update();
    }
    jdbc.sql(
            """
            insert into case_wall
              (id, case_id, school_id, person_id, why, since, words, named_by, own)
            select :id, :case, :school, :person, :why, :now, :words, :by, :own
            where not exists (select 1 from case_wall w where w.person_id = :person
              and w.case_id = :case and w.until is null and w.why = 'SUBJECT')
            on conflict (person_id, case_id, why) where until is null do nothing
            """)
        .param("id", UUID.randomUUID().toString())
        .param("case", it.caseId())
        .param("school", it.school())
        .param("person", person)
        .param("why", why.name())
        .param("now", now)
        .param("words", words.isBlank() ? null : words)
        .param("by", actor.id())
        .param("own", own)
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
    letIn(file, persons, Why.COULD_BE_MEANT, actor);
  }

  /**
   * Takes one reason away; who is outside for another stays outside.
   *
   * @param why a reason that can end; who is a subject stays one, who stepped aside stays aside
   */
  public void letIn(CaseFile file, Collection<String> persons, Why why, Actor actor) {
    if (why == Why.SUBJECT || why == Why.STEPPED_ASIDE) {
      throw new IllegalArgumentException(why + " does not end");
    }
    access.lock(file.getId());
    List<Joined> cases = withJoined(file);
    Scope.everywhere(
        () -> {
          cases.forEach(it -> persons.forEach(person -> lift(it, person, why, actor)));
          return cases;
        });
    rerouting.all(file, actor);
    cases.forEach(
        it ->
            events.publishEvent(
                new WallLifted(it.caseId(), List.copyOf(persons), why, actor.id())));
  }

  /** Who is outside this case for this reason because the case itself put a wall up. */
  List<String> ownOf(String caseId, Why why) {
    return jdbc.sql(
            """
            select person_id from case_wall
            where case_id = ? and why = ? and until is null and own
            """)
        .params(caseId, why.name())
        .query(String.class)
        .list();
  }

  private void lift(Joined it, String person, Why why, Actor actor) {
    int lifted =
        jdbc.sql(
                """
                update case_wall set until = ? where case_id = ? and person_id = ?
                  and until is null and why = ?
                """)
            .params(Timestamp.from(clock.instant()), it.caseId(), person, why.name())
            .update();
    if (lifted > 0) {
      if (!access.walled(person, it.caseId())) {
        access.wall(person, it.caseId(), false);
      }
      audit.record(
          Entry.ofCase(
              it.caseId(),
              it.school(),
              actor,
              "wall.lifted",
              Map.of("person", person, "why", why.name())));
    }
  }

  private record Joined(String caseId, String school) {}

  /** The case and all that were joined into it: they are of the same post. */
  private List<Joined> withJoined(CaseFile file) {
    return ofTheSame(file, false);
  }

  /**
   * The case and those of the same post.
   *
   * @param upward also those into which it was joined
   */
  private List<Joined> ofTheSame(CaseFile file, boolean upward) {
    return Scope.everywhere(
        () ->
            jdbc.sql(
                    """
                    with recursive same (id, school_id, joined_to) as (
                      select cast(:case as text), cast(:school as text),
                        (select joined_to from case_file where id = :case)
                      union
                      select f.id, f.school_id, f.joined_to from case_file f
                        join same on f.joined_to = same.id or (:upward and f.id = same.joined_to))
                    select id, school_id from same
                    """)
                .param("case", file.getId())
                .param("upward", upward)
                .param("school", file.school())
                .query((row, n) -> new Joined(row.getString(1), row.getString(2)))
                .list());
  }
}
