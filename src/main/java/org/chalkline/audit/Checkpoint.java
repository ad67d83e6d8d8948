package org.chalkline.audit;

import java.time.Instant;
import java.util.HexFormat;

/**
 * A signed statement of where all chains stood.
 *
 * @param number its number, from 1 without gaps
 * @param at when it was made
 * @param digest what it signs, 32 bytes in hexadecimal: short enough to be printed in a report
 */
public record Checkpoint(long number, Instant at, String digest) {

  static Checkpoint of(long number, Instant at, byte[] digest) {
    return new Checkpoint(number, at, HexFormat.of().formatHex(digest));
  }
}
