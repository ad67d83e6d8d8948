package org.chalkline.escalation;

import java.util.Collection;
import java.util.List;
import org.chalkline.audit.Actor;
import org.chalkline.casework.WallLifted;
import org.chalkline.casework.WallRaised;
import org.chalkline.casework.Walls;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.installation.Scope;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps with a parent and the cases that handed over to them are of the same posts, so a wall
 * reaches from one to the other in the moment in which it is raised (AC-3): whoever is outside a
 * case that handed over is outside the steps; whoever turns out to be the parent is outside every
 * case that handed over.
 */
@Component
class LadderWalls {

  private final LadderRows rows;
  private final CaseFileRepository files;
  private final Walls walls;

  LadderWalls(LadderRows rows, CaseFileRepository files, Walls walls) {
    this.rows = rows;
    this.files = files;
    this.walls = walls;
  }

  @EventListener
  @Transactional
  public void raised(WallRaised event) {
    Scope.everywhere(
        () -> {
          Actor by = Actor.of(event.actor());
          rows.from(event.caseId())
              .forEach(ladder -> keepOut(ladder, event.persons(), event.why(), by));
          if (event.why().firm()) {
            rows.sources(event.caseId())
                .forEach(source -> keepOut(source, event.persons(), event.why(), by));
          }
          return event;
        });
  }

  /** Who turned out not to be meant comes in again, unless another case that handed over stays. */
  @EventListener
  @Transactional
  public void lifted(WallLifted event) {
    Scope.everywhere(
        () -> {
          for (String ladder : rows.from(event.caseId())) {
            List<String> again =
                event.persons().stream()
                    .filter(
                        person ->
                            rows.sources(ladder).stream()
                                .noneMatch(source -> outside(source, person, event.why())))
                    .toList();
            if (!again.isEmpty()) {
              walls.letIn(file(ladder), again, event.why(), Actor.of(event.actor()));
            }
          }
          return event;
        });
  }

  /**
   * The walls of a case that hands over stand around the steps too, and that of the parent back.
   */
  void shared(CaseFile source, CaseFile ladder, Actor by) {
    walls.of(source.getId()).forEach(wall -> keepOut(ladder.getId(), wall, by));
    walls.of(ladder.getId()).stream()
        .filter(wall -> wall.why().firm())
        .forEach(wall -> keepOut(source.getId(), wall, by));
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
      walls.keepOut(file(caseId), more, why, by);
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
