package org.chalkline.links;

/**
 * A link just made. What it consists of is kept nowhere: it goes into a letter or a mail, or is
 * told, and cannot be found out again.
 *
 * @param linkId its id, opaque, with which it can be revoked
 * @param path from the root, {@code /m/} and the secret part
 * @param address the whole address, for a mail or to be printed
 * @param code what must be entered, as people read it: two groups of four
 */
public record Made(String linkId, String path, String address, String code) {

  /** Nothing of it can be read where objects are written to logs. */
  @Override
  public String toString() {
    return "Made[linkId=" + linkId + "]";
  }
}
