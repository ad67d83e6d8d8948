package org.chalkline.meetings;

import org.chalkline.casework.domain.CaseFile;
import org.springframework.stereotype.Component;

/** In tests a case of abuse can have meetings, with somebody whom a mail reaches. */
@Component
class AbuseMeetingFacts implements MeetingFacts {

  static final String PARENT = "parent@example.org";

  @Override
  public String caseKind() {
    return "abuse";
  }

  @Override
  public With with(CaseFile file) {
    return new With("Robin Example", PARENT);
  }
}
