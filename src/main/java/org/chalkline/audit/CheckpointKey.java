package org.chalkline.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The Ed25519 key that signs checkpoints, kept outside the database: {@code checkpoint.key}
 * (private, readable by its owner alone) and {@code checkpoint.pub}, both PEM, in one directory.
 */
@Component
class CheckpointKey {

  private static final String ALGORITHM = "Ed25519";

  private final Path directory;
  private final Path privateFile;
  private final Path publicFile;

  /** The key in this directory, which need not exist yet. */
  CheckpointKey(@Value("${chalkline.keys:${chalkline.data:data}/keys}") Path directory) {
    this.directory = directory.toAbsolutePath();
    this.privateFile = directory.resolve("checkpoint.key");
    this.publicFile = directory.resolve("checkpoint.pub");
  }

  /** Whether a key has been made. */
  boolean exists() {
    return Files.exists(privateFile) && Files.exists(publicFile);
  }

  /**
   * Makes the key, if there is none.
   *
   * @throws UncheckedIOException if its directory cannot be written
   */
  void makeIfAbsent() {
    if (exists()) {
      return;
    }
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      Files.createDirectories(directory);
      restrict(directory, "rwx------");
      write(publicFile, "PUBLIC KEY", pair.getPublic().getEncoded());
      write(privateFile, "PRIVATE KEY", pair.getPrivate().getEncoded());
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "The key for checkpoints could not be written to " + privateFile, failure);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * The signature of these bytes.
   *
   * @throws IllegalStateException if the key cannot be read
   */
  byte[] sign(byte[] bytes) {
    try {
      PrivateKey key =
          KeyFactory.getInstance(ALGORITHM)
              .generatePrivate(new PKCS8EncodedKeySpec(read(privateFile)));
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException | IOException failure) {
      throw new IllegalStateException(
          "The key for checkpoints cannot be read: " + privateFile, failure);
    }
  }

  /** The public key's X.509 encoding; empty if its file is missing or is not one. */
  Optional<byte[]> publicKey() {
    try {
      byte[] encoded = read(publicFile);
      decode(encoded);
      return Optional.of(encoded);
    } catch (IOException | GeneralSecurityException | IllegalArgumentException missing) {
      return Optional.empty();
    }
  }

  /** Whether the signature of these bytes was made with the key that belongs to this public key. */
  static boolean signed(byte[] publicKey, byte[] bytes, byte[] signature) {
    try {
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(decode(publicKey));
      check.update(bytes);
      return check.verify(signature);
    } catch (GeneralSecurityException wrong) {
      return false;
    }
  }

  private static PublicKey decode(byte[] encoded) throws GeneralSecurityException {
    return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
  }

  private static byte[] read(Path file) throws IOException {
    String pem = Files.readString(file, StandardCharsets.US_ASCII);
    return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
  }

  private static void write(Path file, String kind, byte[] encoded) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(unfinished);
    Files.createFile(unfinished);
    restrict(unfinished, "rw-------");
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    Files.writeString(
        unfinished, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void restrict(Path path, String permissions) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }
}
