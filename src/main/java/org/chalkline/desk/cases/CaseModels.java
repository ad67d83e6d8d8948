package org.chalkline.desk.cases;

import org.chalkline.casework.Access;
import org.chalkline.casework.Trail;
import org.chalkline.engine.Models;
import org.chalkline.identity.Me;
import org.chalkline.web.NoSuchThing;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The models that a case came through, for whoever may see it. */
@Service
class CaseModels {

  private final Access access;
  private final Trail trail;
  private final Models models;
  private final ModelMap map;

  CaseModels(Access access, Trail trail, Models models, ModelMap map) {
    this.access = access;
    this.trail = trail;
    this.models = models;
    this.map = map;
  }

  /**
   * The text of a model.
   *
   * @throws NoSuchThing if this person may not see the case, or it never came that way
   */
  @Transactional(readOnly = true)
  public String of(Me me, String reference, String process) {
    String caseId = access.require(me, reference).getId();
    boolean came =
        map.knows(process)
            && trail.of(caseId).stream().anyMatch(moved -> moved.process().equals(process));
    if (!came) {
      throw new NoSuchThing();
    }
    return models.xml(process);
  }
}
