package org.chalkline.safeguarding.workflow;

import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.chalkline.safeguarding.ReferralSteps;
import org.springframework.stereotype.Component;

/** Step "See which bodies". */
@Component
class SeeWhichBodies extends CaseStep {

  private final ReferralSteps referral;

  SeeWhichBodies(ReferralSteps referral) {
    this.referral = referral;
  }

  @Override
  protected void take(Step step) {
    step.answer("bodies", referral.bodies(step.reference()));
  }
}
