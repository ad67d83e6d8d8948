package org.chalkline.casework;

import java.util.Collection;
import java.util.List;
import org.chalkline.audit.Actor;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.installation.Scope;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A case and the one that it handed over to are of the same matter, so a wall reaches from one to
 * the other in the moment in which it is raised (AC-3): whoever is outside a case that handed over
 * is outside the one that goes on; whoever turns out to be its subject is outside every case that
 * handed over.
 */
@Component
public class HandOvers {

  private final CaseFileRepository files;
  private final Walls walls;
  private final JdbcClient jdbc;

  HandOvers(CaseFileRepository files, Walls walls, JdbcClient jdbc) {
    this.files = files;
    this.walls = walls;
    this.jdbc = jdbc;
  }

  /**
   * From now on the one goes on from the other: the walls of the case that hands over stand around
   * the other too, and those of its subjects back.
   */
  @Transactional
  public void between(CaseFile source, CaseFile next, Actor by) {
    jdbc.sql(
            """
            insert into case_goes_on (source_case_id, case_id, school_id) values (?, ?, ?)
            on conflict do nothing
            """)
        .params(source.getId(), next.getId(), next.school())
        .update();
    walls.of(source.getId()).forEach(wall -> keepOut(next.getId(), wall, by));
    walls.of(next.getId()).stream()
        .filter(wall -> wall.why().firm())
        .forEach(wall -> keepOut(source.getId(), wall, by));
  }

  /** The cases that go on from this one. */
  public List<String> goingOnFrom(String caseId) {
    return ids("select case_id from case_goes_on where source_case_id = ?", caseId);
  }

  /** The cases that handed over to this one. */
  public List<String> sources(String caseId) {
    return ids("select source_case_id from case_goes_on where case_id = ?", caseId);
  }

  private List<String> ids(String sql, String caseId) {
    return jdbc.sql(sql).param(caseId).query(String.class).list();
  }

  /**
   * A wall reaches the cases that go on from this one; that of a subject those that handed over.
   */
  @EventListener
  @Transactional
  public void raised(WallRaised event) {
    Scope.everywhere(
        () -> {
          Actor by = Actor.of(event.actor());
          goingOnFrom(event.caseId())
              .forEach(next -> keepOut(next, event.persons(), event.why(), by));
          if (event.why().firm()) {
            sources(event.caseId())
                .forEach(source -> keepOut(source, event.persons(), event.why(), by));
          }
          return event;
        });
  }

  /**
   * Who turned out not to be meant comes in again where the case goes on, unless that case, or
   * another that handed over to it, keeps them out itself.
   */
  @EventListener
  @Transactional
  public void lifted(WallLifted event) {
    Scope.everywhere(
        () -> {
          for (String next : goingOnFrom(event.caseId())) {
            letInToo(next, event.persons(), event.why(), Actor.of(event.actor()));
          }
          return event;
        });
  }

  /**
   * Who could be meant in a case that goes on stays outside those that handed over to it, too:
   * there it can be read that it goes on. They come in again with {@link #notMeant}.
   */
  @Transactional
  public void couldBeMeant(CaseFile source, Collection<String> persons, Actor by) {
    Scope.everywhere(
        () -> {
          keepOut(source.getId(), persons, Walls.Why.COULD_BE_MEANT, by);
          return source;
        });
  }

  /**
   * Who turned out not to be meant in a case that goes on comes in again to those that handed over,
   * unless they put a wall up themselves or it stands because of yet another case.
   */
  @Transactional
  public void notMeant(CaseFile next, Collection<String> persons, Actor by) {
    Scope.everywhere(
        () -> {
          sources(next.getId())
              .forEach(source -> letInToo(source, persons, Walls.Why.COULD_BE_MEANT, by));
          return next;
        });
  }

  private void letInToo(String caseId, Collection<String> persons, Walls.Why why, Actor by) {
    List<String> own = walls.ownOf(caseId, why);
    List<String> again =
        persons.stream()
            .filter(person -> !own.contains(person))
            .filter(
                person ->
                    sources(caseId).stream().noneMatch(source -> outside(source, person, why)))
            .toList();
    if (!again.isEmpty()) {
      walls.letIn(file(caseId), again, why, by);
    }
  }

  /** A case went to another school: what it goes on from stays with it. */
  @EventListener
  void moved(CaseMoved event) {
    jdbc.sql("update case_goes_on set school_id = ? where case_id = ?")
        .params(event.toSchool(), event.caseId())
        .update();
  }

  private void keepOut(String caseId, Walls.Wall wall, Actor by) {
    keepOut(caseId, List.of(wall.person()), wall.why(), by);
  }

  /** Those whom no wall as firm keeps out already: so each wall is raised once, and this ends. */
  private void keepOut(String caseId, Collection<String> persons, Walls.Why why, Actor by) {
    List<String> more =
        persons.stream()
            .filter(
                person ->
                    walls.of(caseId).stream()
                        .noneMatch(wall -> wall.person().equals(person) && wall.why().covers(why)))
            .toList();
    if (!more.isEmpty()) {
      walls.keepOutToo(file(caseId), more, why, by);
    }
  }

  private boolean outside(String caseId, String person, Walls.Why why) {
    return walls.of(caseId).stream()
        .anyMatch(wall -> wall.person().equals(person) && wall.why().covers(why));
  }

  private CaseFile file(String caseId) {
    return files.findById(caseId).orElseThrow();
  }
}
