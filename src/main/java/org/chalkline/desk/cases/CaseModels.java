package org.chalkline.desk.cases;

import org.chalkline.casework.Access;
import org.chalkline.casework.Trail;
import org.chalkline.engine.DeployedModels;
import org.chalkline.identity.Me;
import org.chalkline.web.NoSuchThing;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The models that a case came through, for whoever may see it. */
@Service
class CaseModels {

  private final Access access;
  private final Trail trail;
  private final DeployedModels models;
  private final ModelMap map;

  CaseModels(Access access, Trail trail, DeployedModels models, ModelMap map) {
    this.access = access;
    this.trail = trail;
    this.models = models;
    this.map = map;
  }

  /**
   * The text of a model, in the edition under which the case began it.
   *
   * @throws NoSuchThing if this person may not see the case, or it never came that way
   */
  @Transactional(readOnly = true)
  public String of(Me me, String reference, String process) {
    String caseId = access.require(me, reference).getId();
    if (!map.knows(process)) {
      throw new NoSuchThing();
    }
    return trail.of(caseId).stream()
        .filter(moved -> moved.process().equals(process))
        .findFirst()
        .flatMap(began -> models.xml(process, began.edition()))
        .orElseThrow(NoSuchThing::new);
  }
}
