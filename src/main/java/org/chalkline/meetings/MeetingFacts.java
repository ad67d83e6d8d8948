package org.chalkline.meetings;

import org.chalkline.casework.domain.CaseFile;

/** What a module that has a kind of case knows of those whom its meetings are with. */
public interface MeetingFacts {

  /** The kind of case, such as {@code escalation}. */
  String caseKind();

  /** Whom a meeting of this case is with. */
  With with(CaseFile file);

  /** Whether times may be offered now: no while contact with whom it is with is held. */
  default boolean mayMeet(CaseFile file) {
    return true;
  }
}
