package org.chalkline.evidence;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.chalkline.web.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps the bytes of the items, encrypted, and reads them back only if nothing was altered. */
@Component
class SealedBytes {

  private static final Logger LOG = LoggerFactory.getLogger(SealedBytes.class);
  private static final String ORIGINAL = "original";
  private static final String VIEW = "view";

  private final EvidenceKeys keys;
  private final EvidenceTable table;

  SealedBytes(EvidenceKeys keys, EvidenceTable table) {
    this.keys = keys;
    this.table = table;
  }

  void keep(String evidenceId, byte[] original, List<byte[]> pages) {
    try {
      ItemKey key = ItemKey.made(evidenceId, keys.wrapping());
      table.addKey(evidenceId, key.wrapped());
      table.addChunks(evidenceId, ORIGINAL, 0, key.sealed(ORIGINAL, 0, original));
      for (int page = 1; page <= pages.size(); page++) {
        table.addChunks(evidenceId, VIEW, page, key.sealed(VIEW, page, pages.get(page - 1)));
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Evidence cannot be encrypted", e);
    }
  }

  /**
   * The original, equal to what was fixed.
   *
   * @throws Refused if a byte of it was altered or is missing
   */
  byte[] original(EvidenceItem item) {
    try {
      byte[] bytes = key(item).opened(ORIGINAL, 0, table.chunks(item.id(), ORIGINAL, 0));
      if (bytes.length != item.size() || !sha256(bytes).equals(item.sha256())) {
        throw new GeneralSecurityException("the digest differs");
      }
      return bytes;
    } catch (GeneralSecurityException e) {
      throw altered(item, e);
    }
  }

  /**
   * One page of the copy that is shown.
   *
   * @throws Refused if a byte of it was altered or is missing
   */
  byte[] page(EvidenceItem item, int page) {
    try {
      return key(item).opened(VIEW, page, table.chunks(item.id(), VIEW, page));
    } catch (GeneralSecurityException e) {
      throw altered(item, e);
    }
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private ItemKey key(EvidenceItem item) throws GeneralSecurityException {
    byte[] wrapped = table.key(item.id()).orElseThrow(() -> new GeneralSecurityException("no key"));
    return ItemKey.opened(item.id(), wrapped, keys.wrapping());
  }

  private static Refused altered(EvidenceItem item, GeneralSecurityException why) {
    LOG.error("Evidence {} fails its check: {}", item.id(), why.getMessage());
    return new Refused(
        "This file is not what was fixed: it was altered or is damaged, so it is not shown."
            + " Tell whoever runs Chalkline; it can be restored from a backup");
  }
}
