package org.chalkline.casework;

import java.util.Optional;
import org.chalkline.casework.CaseWork.ToRead;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.Me;

/** What a module has for whoever works on a case of another kind; each may have one as a bean. */
public interface ReadBeside {

  /** What this person reads beside the case; empty if there is nothing for them. */
  Optional<ToRead> beside(Me me, CaseFile file);
}
