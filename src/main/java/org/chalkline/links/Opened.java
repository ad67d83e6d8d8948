package org.chalkline.links;

import java.time.Instant;
import org.chalkline.audit.Actor;
import org.jspecify.annotations.Nullable;

/**
 * A link whose code was entered, as it stands at this request.
 *
 * @param linkId its id
 * @param caseId the case that it is about
 * @param school the case's school, which is in reach of the request's transactions
 * @param purpose what it leads to
 * @param about the one thing that it shows
 * @param expires until when it works
 * @param usedAt when its turn was used first; null if it was not
 */
public record Opened(
    String linkId,
    String caseId,
    String school,
    String purpose,
    String about,
    Instant expires,
    @Nullable Instant usedAt) {

  /** Whoever holds the link, as the one who acts. */
  public Actor actor() {
    return new Actor(OneTimeLinks.ACTOR + linkId);
  }
}
