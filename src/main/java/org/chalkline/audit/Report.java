package org.chalkline.audit;

import org.jspecify.annotations.Nullable;

/**
 * What a verification found.
 *
 * @param chains how many chains were read
 * @param entries how many entries were read
 * @param checkpoints how many stored checkpoints were read
 * @param first the first thing that does not hold; absent if all holds
 */
public record Report(long chains, long entries, long checkpoints, @Nullable Finding first) {

  /** Whether the history holds. */
  public boolean ok() {
    return first == null;
  }

  /** The report in one line. */
  public String words() {
    String read =
        " (read: %,d chains, %,d entries, %,d checkpoints)".formatted(chains, entries, checkpoints);
    return first == null
        ? "The history holds" + read
        : "The history does not hold: " + first.words() + read;
  }
}
