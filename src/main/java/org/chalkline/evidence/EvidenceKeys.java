package org.chalkline.evidence;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The key that wraps every item's own key. It lies in a file outside the database, made at the
 * first start; the database keeps a known text under it, so that a lost or foreign file is noticed
 * at once and no second key is ever made over the first.
 */
@Component
class EvidenceKeys implements SmartInitializingSingleton {

  private static final byte[] KNOWN = "chalkline evidence".getBytes(StandardCharsets.UTF_8);
  private static final byte[] PURPOSE = "probe".getBytes(StandardCharsets.UTF_8);

  private final Path file;
  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private volatile @Nullable Aead opened;

  EvidenceKeys(
      @Value("${chalkline.keys:${chalkline.data:data}/keys}") Path folder,
      JdbcClient database,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.file = folder.resolve("evidence-keyset.json");
    this.database = database;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** Opens the key at start, so that a lost one is noticed then and not at the first report. */
  @Override
  public void afterSingletonsInstantiated() {
    wrapping();
  }

  /**
   * The key that wraps the items' keys.
   *
   * @throws IllegalStateException if its file is lost or belongs to another database
   */
  Aead wrapping() {
    Aead aead = opened;
    if (aead == null) {
      synchronized (this) {
        aead = opened;
        if (aead == null) {
          aead = transaction.execute(status -> open());
          opened = aead;
        }
      }
    }
    return aead;
  }

  private Aead open() {
    try {
      AeadConfig.register();
      database
          .sql("select pg_advisory_xact_lock(hashtextextended('evidence_keyset', 0))")
          .query((row, n) -> 0)
          .single();
      List<byte[]> probes =
          database
              .sql("select probe from evidence_keyset")
              .query((row, n) -> row.getBytes(1))
              .list();
      if (!Files.exists(file)) {
        if (!probes.isEmpty()) {
          throw new IllegalStateException(
              "The key of the evidence is missing: put the file "
                  + file.toAbsolutePath()
                  + " back from your backup of the keys. Without it no evidence can be read.");
        }
        OwnerOnly.write(file, made());
      }
      KeysetHandle keyset =
          TinkJsonProtoKeysetFormat.parseKeyset(
              Files.readString(file), RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
      Aead aead = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
      if (probes.isEmpty()) {
        database
            .sql("insert into evidence_keyset (key_id, probe, made_at) values (?, ?, ?)")
            .params(
                keyset.getPrimary().getId(),
                aead.encrypt(KNOWN, PURPOSE),
                clock.instant().atOffset(ZoneOffset.UTC))
            .update();
      }
      for (byte[] probe : probes) {
        aead.decrypt(probe, PURPOSE);
      }
      return aead;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "The key file " + file.toAbsolutePath() + " does not belong to this database.", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String made() throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.serializeKeyset(
        KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()),
        RegistryConfiguration.get(),
        InsecureSecretKeyAccess.get());
  }
}
