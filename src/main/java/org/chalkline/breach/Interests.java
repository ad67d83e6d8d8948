package org.chalkline.breach;

import java.util.List;
import java.util.Map;
import org.chalkline.audit.Actor;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.Walls;
import org.chalkline.casework.domain.CaseFile;
import org.springframework.stereotype.Component;

/** Whoever is to assess, appoint, investigate or decide says whether they have an interest. */
@Component
class Interests {

  private final Walls walls;
  private final CaseFiles caseFiles;

  Interests(Walls walls, CaseFiles caseFiles) {
    this.walls = walls;
    this.caseFiles = caseFiles;
  }

  /** Whether they declare one; if so they are outside from now on. Either way it is recorded. */
  boolean declared(CaseFile file, Said said, Actor actor) {
    if (!said.yes("interest")) {
      caseFiles.record(file, actor, "breach.no-interest", Map.of());
      return false;
    }
    keepOut(file, actor.id(), actor);
    return true;
  }

  /** Somebody turned out to have a part in it. */
  void keepOut(CaseFile file, String person, Actor actor) {
    caseFiles.record(file, actor, "breach.interest-declared", Map.of("person", person));
    walls.keepOut(file, List.of(person), Walls.Why.DECLARED, actor);
  }
}
