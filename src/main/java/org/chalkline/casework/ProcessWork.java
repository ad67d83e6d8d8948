package org.chalkline.casework;

import java.util.Set;

/**
 * What a module fills in whose processes run inside cases of any kind, such as a letter or a
 * meeting. Their steps are its own, whatever the case is about.
 */
public interface ProcessWork extends StepWork {

  /** The ids of its models; no two modules name the same. */
  Set<String> processes();
}
