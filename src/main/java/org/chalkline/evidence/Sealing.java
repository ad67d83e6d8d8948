package org.chalkline.evidence;

import java.security.GeneralSecurityException;
import org.chalkline.web.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Seals what a higher module keeps in a table of its own as evidence is sealed: encrypted under a
 * key of its own, which the key outside the database wraps, with its SHA-256 beside it.
 */
@Component
public class Sealing {

  private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);

  /** The most that can be sealed in one piece: 4 MB. */
  public static final int MOST_BYTES = 4 * 1024 * 1024;

  private final EvidenceKeys keys;

  Sealing(EvidenceKeys keys) {
    this.keys = keys;
  }

  /**
   * What was sealed.
   *
   * @param wrapped its own key, wrapped
   * @param bytes what it is, encrypted
   * @param sha256 the digest of what it was, in hexadecimal
   */
  public record Sealed(byte[] wrapped, byte[] bytes, String sha256) {}

  /**
   * Seals bytes.
   *
   * @param about what they are bound to, such as a kind and an id; they open under nothing else
   * @throws IllegalArgumentException if there are none, or more than {@link #MOST_BYTES}
   */
  public Sealed seal(String about, byte[] bytes) {
    if (bytes.length == 0 || bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException("Between 1 byte and 4 MB can be sealed");
    }
    try {
      ItemKey key = ItemKey.made(about, keys.wrapping());
      return new Sealed(key.wrapped(), key.whole(bytes), SealedBytes.sha256(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("It cannot be encrypted", e);
    }
  }

  /**
   * What was sealed, as it was.
   *
   * @throws Refused if a byte of it was altered
   */
  public byte[] open(String about, Sealed sealed) {
    try {
      byte[] bytes =
          ItemKey.opened(about, sealed.wrapped(), keys.wrapping()).wholeOpened(sealed.bytes());
      if (!SealedBytes.sha256(bytes).equals(sealed.sha256())) {
        throw new GeneralSecurityException("the digest differs");
      }
      return bytes;
    } catch (GeneralSecurityException altered) {
      LOG.error("What was sealed as {} fails its check: {}", about, altered.getMessage());
      throw new Refused(
          "This is not what was sealed: it was altered or is damaged, so it is not shown."
              + " Tell whoever runs Chalkline; it can be restored from a backup");
    }
  }
}
