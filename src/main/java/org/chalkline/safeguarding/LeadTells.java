package org.chalkline.safeguarding;

import org.chalkline.casework.domain.CaseFile;
import org.chalkline.duties.DutyTeller;
import org.springframework.stereotype.Component;

/** In a referral the safeguarding lead tells the bodies outside: nobody else sees it. */
@Component
class LeadTells implements DutyTeller {

  @Override
  public String caseKind() {
    return Referrals.KIND;
  }

  @Override
  public String setting(CaseFile file) {
    return "safeguarding.lead";
  }
}
