package org.chalkline.casework;

import org.chalkline.engine.JobScope;
import org.chalkline.installation.Scope;
import org.springframework.stereotype.Component;

/** Timers belong to no person and no school: they work with every school in reach (AC-7). */
@Component
class JobsSeeEverySchool implements JobScope {

  @Override
  public Runnable within(Runnable work) {
    return () -> Scope.everywhere(work);
  }
}
