package org.chalkline.safeguarding.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.safeguarding.ReferralSteps;
import org.springframework.stereotype.Component;

/** Step "Hand over to the investigation of a breach". */
@Component
class HandOverToInvestigation extends CaseStep {

  private final ReferralSteps referral;

  HandOverToInvestigation(ReferralSteps referral) {
    this.referral = referral;
  }

  @Override
  protected void take(Step step) {
    referral.handOverToInvestigation(step.reference(), step.actor());
  }
}
