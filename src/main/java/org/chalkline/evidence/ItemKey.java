package org.chalkline.evidence;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One item's own key. Every chunk is bound to the item, the part, the page, its number and whether
 * it is the last, so that none can be changed, moved, left out or cut off unnoticed.
 */
final class ItemKey {

  private static final int CHUNK = 256 * 1024;

  private final String evidenceId;
  private final Aead aead;
  private final byte[] wrapped;

  private ItemKey(String evidenceId, KeysetHandle keyset, byte[] wrapped)
      throws GeneralSecurityException {
    this.evidenceId = evidenceId;
    this.aead = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
    this.wrapped = wrapped;
  }

  /** A new key for an item. */
  static ItemKey made(String evidenceId, Aead wrapping) throws GeneralSecurityException {
    KeysetHandle keyset =
        KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
    byte[] wrapped =
        TinkProtoKeysetFormat.serializeEncryptedKeyset(
            keyset, wrapping, bound(evidenceId), RegistryConfiguration.get());
    return new ItemKey(evidenceId, keyset, wrapped);
  }

  /**
   * The key of an item.
   *
   * @throws GeneralSecurityException if it was altered or belongs to another item
   */
  static ItemKey opened(String evidenceId, byte[] wrapped, Aead wrapping)
      throws GeneralSecurityException {
    return new ItemKey(
        evidenceId,
        TinkProtoKeysetFormat.parseEncryptedKeyset(
            wrapped, wrapping, bound(evidenceId), RegistryConfiguration.get()),
        wrapped);
  }

  byte[] wrapped() {
    return wrapped;
  }

  /** The chunks of one page of a part, encrypted, in their order. */
  List<byte[]> sealed(String part, int page, byte[] bytes) throws GeneralSecurityException {
    List<byte[]> chunks = new ArrayList<>();
    for (int from = 0; from < bytes.length; from += CHUNK) {
      int to = Math.min(bytes.length, from + CHUNK);
      byte[] place = place(part, page, chunks.size(), to == bytes.length);
      chunks.add(aead.encrypt(Arrays.copyOfRange(bytes, from, to), place));
    }
    return chunks;
  }

  /**
   * The bytes of one page of a part.
   *
   * @throws GeneralSecurityException if a chunk was altered, moved or is missing
   */
  byte[] opened(String part, int page, List<byte[]> chunks) throws GeneralSecurityException {
    if (chunks.isEmpty()) {
      throw new GeneralSecurityException("no chunks");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int number = 0; number < chunks.size(); number++) {
      byte[] place = place(part, page, number, number == chunks.size() - 1);
      bytes.writeBytes(aead.decrypt(chunks.get(number), place));
    }
    return bytes.toByteArray();
  }

  /** All of it in one piece, encrypted. */
  byte[] whole(byte[] bytes) throws GeneralSecurityException {
    return aead.encrypt(bytes, place("whole", 0, 0, true));
  }

  /**
   * What was encrypted in one piece.
   *
   * @throws GeneralSecurityException if it was altered or belongs elsewhere
   */
  byte[] wholeOpened(byte[] bytes) throws GeneralSecurityException {
    return aead.decrypt(bytes, place("whole", 0, 0, true));
  }

  private byte[] place(String part, int page, int number, boolean last) {
    return bound(
        String.join("/", evidenceId, part, "" + page, "" + number, last ? "last" : "more"));
  }

  private static byte[] bound(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
