package org.chalkline.casework;

import java.util.Optional;
import org.chalkline.casework.domain.CaseFile;

/** What a module fills in whose work would be lost if a case ended before it is done. */
public interface KeepsOpen {

  /** Why the case cannot be closed or joined now, in words; empty if it can. */
  Optional<String> why(CaseFile file);
}
