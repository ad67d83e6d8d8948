package org.chalkline.identity;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.Set;
import org.chalkline.installation.Installation;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The key under which the secrets of second factors lie in the database. It is a file of the folder
 * of keys, made when the first secret is; if it is lost, everybody enrols again by a new one-time
 * link.
 */
@Component
class SecondFactorKey {

  private final Path file;
  private final JdbcClient jdbc;
  private volatile @Nullable Aead opened;

  SecondFactorKey(
      Installation installation, @Value("${chalkline.keys:}") String folder, JdbcClient jdbc) {
    Path keys = folder.isBlank() ? installation.dataDirectory().resolve("keys") : Path.of(folder);
    this.file = keys.resolve("second-factor-keyset.json");
    this.jdbc = jdbc;
  }

  /** A secret as it is kept, bound to its person. */
  byte[] seal(byte[] secret, String personId) {
    try {
      return aead().encrypt(secret, personId.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The secret of a person.
   *
   * @throws IllegalStateException if it was sealed under another key or for another person
   */
  byte[] open(byte[] sealed, String personId) {
    try {
      return aead().decrypt(sealed, personId.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "The key file " + file + " does not belong to this database.", e);
    }
  }

  private Aead aead() {
    Aead aead = opened;
    if (aead == null) {
      synchronized (this) {
        aead = read();
        opened = aead;
      }
    }
    return aead;
  }

  private Aead read() {
    try {
      AeadConfig.register();
      if (!Files.exists(file)) {
        boolean used =
            jdbc.sql("select exists (select 1 from second_factor)").query(Boolean.class).single();
        if (used) {
          throw new IllegalStateException(
              "The key of the second factors is missing: put the file "
                  + file
                  + " back from your backup of the keys.");
        }
        write();
      }
      return TinkJsonProtoKeysetFormat.parseKeyset(
              Files.readString(file), RegistryConfiguration.get(), InsecureSecretKeyAccess.get())
          .getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The key file " + file + " cannot be read.", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write() throws IOException, GeneralSecurityException {
    String keyset =
        TinkJsonProtoKeysetFormat.serializeKeyset(
            KeysetHandle.generateNew(
                PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()),
            RegistryConfiguration.get(),
            InsecureSecretKeyAccess.get());
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    Files.createDirectories(folder, posix ? only("rwx------") : new FileAttribute<?>[0]);
    try (var out =
        Files.newByteChannel(
            file,
            Set.of(
                StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC),
            posix ? only("rw-------") : new FileAttribute<?>[0])) {
      out.write(ByteBuffer.wrap(keyset.getBytes(StandardCharsets.UTF_8)));
    } catch (FileAlreadyExistsException made) {
      // Another node has made it in this moment; its key is the key.
    }
  }

  private static FileAttribute<?>[] only(String mode) {
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
    };
  }
}
