package org.chalkline.duties;

import java.time.Instant;
import java.util.Optional;
import org.chalkline.casework.domain.CaseFile;

/**
 * What a module fills in whose cases know since when a body outside had to hear: its limit counts
 * from then, and nobody gains time by coming to the case late.
 *
 * @clause default 34 the designated officer
 */
public interface Known {

  /** The kind of case. */
  String caseKind();

  /**
   * Since when what calls for this duty has been known.
   *
   * @param kind the id of the kind of duty, such as {@code lado}
   * @return empty where the limit counts from when the duty began
   */
  Optional<Instant> since(CaseFile file, String kind);
}
