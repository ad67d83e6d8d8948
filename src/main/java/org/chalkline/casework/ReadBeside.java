package org.chalkline.casework;

import java.util.List;
import java.util.Optional;
import org.chalkline.casework.CaseWork.Fact;
import org.chalkline.casework.CaseWork.ToRead;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.Me;

/** What a module has for whoever works on a case of another kind; each may have one as a bean. */
public interface ReadBeside {

  /** What this person reads beside the case; empty if there is nothing for them. */
  Optional<ToRead> beside(Me me, CaseFile file);

  /** What stands beside the case in words for this person, in order. */
  default List<Fact> facts(Me me, CaseFile file) {
    return List.of();
  }
}
