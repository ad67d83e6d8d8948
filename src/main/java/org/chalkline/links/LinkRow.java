package org.chalkline.links;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link of a case, for those who deal with it.
 *
 * @param id its id
 * @param purpose what it leads to
 * @param about the one thing that it shows
 * @param madeAt when it was made
 * @param expires until when it works
 * @param openedAt when the right code was entered last; null if never
 * @param usedAt when it was used first; null if never
 * @param state how it stands
 */
public record LinkRow(
    String id,
    String purpose,
    String about,
    Instant madeAt,
    Instant expires,
    @Nullable Instant openedAt,
    @Nullable Instant usedAt,
    State state) {

  /** How a link stands. */
  public enum State {
    /** It works. */
    WORKS,
    /** Too many wrong codes were entered: it works again with a new code. */
    LOCKED,
    /** Its time is over. */
    EXPIRED,
    /** Somebody has revoked it. */
    REVOKED
  }

  /** Whether it can still be used, now or with a new code. */
  public boolean alive() {
    return state == State.WORKS || state == State.LOCKED;
  }
}
