package org.chalkline.duties;

import org.chalkline.casework.domain.CaseFile;

/**
 * What a module fills in whose cases few people may see: who tells the bodies outside there, in the
 * place of whom the profile names for all cases.
 */
public interface DutyTeller {

  /** The kind of case. */
  String caseKind();

  /** The setting of the profile that names the role. */
  String setting(CaseFile file);
}
