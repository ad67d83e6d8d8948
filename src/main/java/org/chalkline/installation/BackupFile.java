package org.chalkline.installation;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/**
 * The outside of a backup: a heading in plain text, the backup's own key, wrapped, and from there
 * one encrypted stream in which no byte can be changed, left out or added without being noticed.
 */
final class BackupFile {

  private static final byte[] HEADING =
      "Chalkline backup, format 1. Restore it with the command restore.\n"
          .getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PURPOSE = "chalkline backup".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_KEY = 10_000;

  private BackupFile() {}

  /** Writes the heading and opens the stream; what is written to it arrives encrypted. */
  static OutputStream encrypted(OutputStream file, HybridEncrypt key)
      throws IOException, GeneralSecurityException {
    KeysetHandle own =
        KeysetHandle.generateNew(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB);
    byte[] wrapped =
        key.encrypt(
            TinkJsonProtoKeysetFormat.serializeKeyset(own, InsecureSecretKeyAccess.get())
                .getBytes(StandardCharsets.UTF_8),
            PURPOSE);
    DataOutputStream out = new DataOutputStream(file);
    out.write(HEADING);
    out.writeInt(wrapped.length);
    out.write(wrapped);
    return streaming(own).newEncryptingStream(out, HEADING);
  }

  /**
   * Opens a backup.
   *
   * @throws StartRefused if it is not a backup, or was made for another key
   */
  static InputStream decrypted(Path backup, HybridDecrypt key)
      throws IOException, GeneralSecurityException {
    InputStream file = new BufferedInputStream(Files.newInputStream(backup), 1 << 16);
    try {
      DataInputStream in = new DataInputStream(file);
      if (!Arrays.equals(in.readNBytes(HEADING.length), HEADING)) {
        throw new StartRefused(
            backup + " is not a backup of Chalkline, or its beginning is damaged.",
            "Take another backup.");
      }
      return streaming(own(backup, in, key)).newDecryptingStream(in, HEADING);
    } catch (IOException | GeneralSecurityException | RuntimeException failure) {
      file.close();
      throw failure;
    }
  }

  private static KeysetHandle own(Path backup, DataInputStream in, HybridDecrypt key)
      throws IOException, GeneralSecurityException {
    int length = in.available() < Integer.BYTES ? 0 : in.readInt();
    if (length <= 0 || length > LONGEST_KEY) {
      throw Backups.damaged(backup);
    }
    byte[] wrapped = in.readNBytes(length);
    try {
      return TinkJsonProtoKeysetFormat.parseKeyset(
          new String(key.decrypt(wrapped, PURPOSE), StandardCharsets.UTF_8),
          InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException notOurs) {
      throw new StartRefused(
          "This key does not open " + backup + ", or the backup is damaged at its beginning.",
          "Name the key that was made with this installation's first backup with --key=FILE.");
    }
  }

  private static StreamingAead streaming(KeysetHandle own) throws GeneralSecurityException {
    return own.getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
  }
}
