package org.chalkline.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The fact that an item was locked away, and how that ended.
 *
 * @param at when
 * @param by who locked it, a person's id
 * @param words the reason given
 * @param endedAt when the lock ended; empty while it holds
 * @param ending how it ended; empty while it holds
 * @param policeReference the police's reference for the ending; empty while the lock holds
 * @param endedFirst the first of the two people who ended it; empty while it holds
 * @param endedSecond the second of them; empty while it holds
 */
public record Lock(
    Instant at,
    String by,
    String words,
    @Nullable Instant endedAt,
    @Nullable LockEnding ending,
    @Nullable String policeReference,
    @Nullable String endedFirst,
    @Nullable String endedSecond) {

  /** True while nobody may read the item: the lock holds, or the item was destroyed. */
  public boolean holds() {
    return ending != LockEnding.RELEASED;
  }

  /** True if the bytes were destroyed. */
  public boolean destroyed() {
    return ending == LockEnding.DESTROYED;
  }
}
