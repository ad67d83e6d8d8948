package org.chalkline.safeguarding;

import org.chalkline.casework.Access;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.Me;
import org.chalkline.web.NoSuchThing;
import org.springframework.stereotype.Component;

/** The referral of a reference, for whoever may see it; a case of another kind is none. */
@Component
class ReferralDoor {

  private final Access access;

  ReferralDoor(Access access) {
    this.access = access;
  }

  /**
   * To read.
   *
   * @throws NoSuchThing if there is none for this person
   */
  CaseFile toRead(Me me, String reference) {
    return referral(access.require(me, reference));
  }

  /** To change. */
  CaseFile toChange(Me me, String reference) {
    return referral(access.requireToChange(me, reference));
  }

  private static CaseFile referral(CaseFile file) {
    if (!file.kind().equals(Referrals.KIND)) {
      throw new NoSuchThing();
    }
    return file;
  }
}
