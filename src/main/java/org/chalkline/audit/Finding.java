package org.chalkline.audit;

/**
 * What does not hold, and where.
 *
 * @param chain the chain's name, or {@code checkpoint}
 * @param sequence the entry's place in its chain, or the checkpoint's number
 * @param wrong what is wrong with it, as the end of a sentence
 */
public record Finding(String chain, long sequence, String wrong) {

  static final String CHECKPOINT = "checkpoint";

  /** The finding in one line. */
  public String words() {
    return chain.equals(CHECKPOINT)
        ? "checkpoint " + sequence + " " + wrong
        : "entry " + sequence + " of " + chain + " " + wrong;
  }
}
