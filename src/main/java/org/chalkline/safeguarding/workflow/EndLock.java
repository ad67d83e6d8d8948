package org.chalkline.safeguarding.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.safeguarding.LockedMaterials;
import org.springframework.stereotype.Component;

/** Step "End the lock". */
@Component
class EndLock extends CaseStep {

  private final LockedMaterials materials;

  EndLock(LockedMaterials materials) {
    this.materials = materials;
  }

  @Override
  protected void take(Step step) {
    materials.end(step.id(Step.WORK));
  }
}
