package org.chalkline.links;

import java.time.Instant;

/**
 * A link that is to be made.
 *
 * @param caseId the id of the case that it is about
 * @param school the id of the case's school
 * @param purpose what it leads to: the {@link LinkPurpose#purpose()} of one
 * @param about an opaque id that the purpose knows, of the one thing that it shows
 * @param expires from when on it no longer works, by the clock of the application
 */
public record NewLink(String caseId, String school, String purpose, String about, Instant expires) {

  /**
   * Checks that nothing is missing.
   *
   * @throws IllegalArgumentException if something is
   */
  public NewLink {
    if (caseId.isBlank() || school.isBlank() || purpose.isBlank() || about.isBlank()) {
      throw new IllegalArgumentException("A link has a case, a school, a purpose and a thing");
    }
  }
}
