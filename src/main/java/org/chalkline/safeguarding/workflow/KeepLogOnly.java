package org.chalkline.safeguarding.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.safeguarding.FileTransfers;
import org.springframework.stereotype.Component;

/** Step "Keep the log only". */
@Component
class KeepLogOnly extends CaseStep {

  private final FileTransfers transfers;

  KeepLogOnly(FileTransfers transfers) {
    this.transfers = transfers;
  }

  @Override
  protected void take(Step step) {
    transfers.keepLogOnly(step.id(Step.WORK));
  }
}
