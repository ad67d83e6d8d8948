package org.chalkline.installation;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * The pair of keys of the backups. The machine keeps the public half, with which backups are made;
 * the private half, without which none can be read, is kept elsewhere.
 */
final class BackupKeys {

  private static final String PUBLIC = "backup-public.json";

  private BackupKeys() {}

  /**
   * The public half for the next backup; at the first backup the pair is made, and the private half
   * is written where it can be taken away from.
   *
   * @param folder the folder of the keys
   * @param file where the private half is written if there is none yet
   * @param data the folder of the data, in which the private half may not lie
   * @return how to encrypt, and whether the pair is new
   */
  static Encrypting encrypting(Path folder, Path file, Path data)
      throws IOException, GeneralSecurityException {
    register();
    Path kept = folder.resolve(PUBLIC);
    boolean made = !Files.exists(kept);
    if (made) {
      make(kept, file.toAbsolutePath().normalize(), data.toAbsolutePath().normalize());
    }
    KeysetHandle keyset =
        TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(Files.readString(kept));
    return new Encrypting(
        keyset.getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class), made);
  }

  /** How a backup's own key is wrapped. */
  record Encrypting(HybridEncrypt key, boolean made) {}

  /**
   * The private half.
   *
   * @throws StartRefused if there is no such file, or it holds no key
   */
  static HybridDecrypt decrypting(Path file) throws IOException, GeneralSecurityException {
    register();
    if (!Files.exists(file)) {
      throw new StartRefused(
          "The key of the backup is not in " + file.toAbsolutePath() + ".",
          "Bring it back from where you keep it, and name it with --key=FILE.");
    }
    try {
      return TinkJsonProtoKeysetFormat.parseKeyset(
              Files.readString(file), InsecureSecretKeyAccess.get())
          .getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class);
    } catch (GeneralSecurityException notOne) {
      throw new StartRefused(
          file.toAbsolutePath() + " is not the key of a backup.", "Name another with --key=FILE.");
    }
  }

  private static void make(Path kept, Path file, Path data)
      throws IOException, GeneralSecurityException {
    if (file.startsWith(data)) {
      throw new StartRefused(
          "The key of the backups may not lie with the data, in " + data + ".",
          "Name a file elsewhere with --key=FILE.");
    }
    if (Files.exists(file)) {
      throw new StartRefused(
          file + " exists already and would be lost.", "Name another file with --key=FILE.");
    }
    KeysetHandle pair =
        KeysetHandle.generateNew(
            HpkeParameters.builder()
                .setVariant(HpkeParameters.Variant.TINK)
                .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                .build());
    OwnerOnly.write(
        file, TinkJsonProtoKeysetFormat.serializeKeyset(pair, InsecureSecretKeyAccess.get()));
    // Last, so that a pair whose private half was never written is never used.
    OwnerOnly.write(
        kept, TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(pair.getPublicKeysetHandle()));
  }

  private static void register() throws GeneralSecurityException {
    HybridConfig.register();
    StreamingAeadConfig.register();
  }
}
