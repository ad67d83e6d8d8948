package org.chalkline.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that are hashed and signed, exactly. Whoever wants to check the history without
 * Chalkline needs this page, or {@code docs/history.md}, which says the same.
 *
 * <p>All hashes are SHA-256. The bytes are the parts in the order given, one after the other:
 *
 * <ul>
 *   <li><b>text</b>: length in bytes as a 4-byte number, then UTF-8; absent text is the length -1
 *       (FF FF FF FF) and nothing more;
 *   <li><b>number</b>: 8 bytes; all numbers are signed and big-endian;
 *   <li><b>instant</b>: a number, microseconds since 1970-01-01T00:00:00Z;
 *   <li><b>bytes</b>: as they are; hashes have 32, salts 16.
 * </ul>
 *
 * <p><b>Digest of words</b>: text {@code chalkline-words-1}, salt, number of words, then for each
 * word in the order of the UTF-8 bytes of its key: text key, text value.
 *
 * <p><b>Hash of an entry</b>: text {@code chalkline-entry-1}, text chain, text school, number
 * sequence, instant at, text actor, text what, text clause (may be absent), digest of words, hash
 * of the entry before it (32 zero bytes before the first).
 *
 * <p><b>Digest of a checkpoint</b>: text {@code chalkline-checkpoint-1}, number of the checkpoint,
 * instant at, digest of the checkpoint before it (32 zero bytes before the first), count of heads,
 * then for each head that changed since, in the order of the UTF-8 bytes of its chain: text chain,
 * number sequence, hash. Its signature is Ed25519 over this digest.
 *
 * <p><b>Digest of a kept checkpoint</b>: text {@code chalkline-kept-1}, number of the checkpoint,
 * instant at, digest of the checkpoint, count of heads, then every chain's head in the same order
 * and form. Its signature is Ed25519 over this digest.
 */
final class Canonical {

  /** What stands for the hash before the first. */
  static final byte[] NOTHING = new byte[32];

  /** The order of UTF-8 bytes, which is also the database's order under collation C. */
  static final Comparator<String> ORDER =
      (one, other) ->
          Arrays.compareUnsigned(
              one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
  private final DataOutputStream out = new DataOutputStream(bytes);

  private Canonical(String tag) {
    text(tag);
  }

  /** The salted digest of an entry's words. */
  static byte[] words(byte[] salt, Map<String, String> words) {
    Canonical canonical = new Canonical("chalkline-words-1").bytes(salt).number(words.size());
    words.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(ORDER))
        .forEach(word -> canonical.text(word.getKey()).text(word.getValue()));
    return canonical.hash();
  }

  /** The hash of an entry. */
  static byte[] entry(
      String chain,
      String schoolId,
      long sequence,
      Instant at,
      String actor,
      String what,
      @Nullable String clause,
      byte[] digest,
      byte[] previous) {
    return new Canonical("chalkline-entry-1")
        .text(chain)
        .text(schoolId)
        .number(sequence)
        .number(micros(at))
        .text(actor)
        .text(what)
        .text(clause)
        .bytes(digest)
        .bytes(previous)
        .hash();
  }

  /** The digest of a checkpoint; the heads are in order. */
  static byte[] checkpoint(long number, Instant at, byte[] previous, List<Head> heads) {
    return new Canonical("chalkline-checkpoint-1")
        .number(number)
        .number(micros(at))
        .bytes(previous)
        .heads(heads)
        .hash();
  }

  /** The digest of a kept checkpoint; the heads are in order. */
  static byte[] kept(long number, Instant at, byte[] digest, List<Head> heads) {
    return new Canonical("chalkline-kept-1")
        .number(number)
        .number(micros(at))
        .bytes(digest)
        .heads(heads)
        .hash();
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  private Canonical heads(List<Head> heads) {
    number(heads.size());
    for (Head head : heads) {
      text(head.chain()).number(head.sequence()).bytes(head.hash());
    }
    return this;
  }

  private Canonical text(@Nullable String text) {
    try {
      if (text == null) {
        out.writeInt(-1);
      } else {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
      }
      return this;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private Canonical number(long number) {
    try {
      out.writeLong(number);
      return this;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private Canonical bytes(byte[] some) {
    bytes.writeBytes(some);
    return this;
  }

  private byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
