package org.chalkline.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.stereotype.Component;

/**
 * Proves the history, or names the first entry that does not hold. Reads one snapshot of the
 * database from beginning to end with constant memory; the application may go on working.
 */
@Component
public class Verification {

  private final DataSource dataSource;
  private final CheckpointKey key;

  Verification(DataSource dataSource, CheckpointKey key) {
    this.dataSource = dataSource;
    this.key = key;
  }

  /** Proves chains, heads and stored checkpoints against each other and against the key. */
  public Report verify() {
    return prove(null);
  }

  /**
   * Proves the same, and that everything a kept checkpoint names is still there, unchanged.
   *
   * @param file what {@link Checkpoints#keep} once wrote
   */
  public Report verifyAgainst(Path file) {
    try {
      return verifyAgainst(Files.readString(file));
    } catch (IOException unreadable) {
      return nothingRead(0, "cannot be read from " + file + ": " + unreadable.getMessage());
    }
  }

  /**
   * The same, where the text of the kept checkpoint is at hand.
   *
   * @param text what the file holds
   */
  public Report verifyAgainst(String text) {
    KeptCheckpoint kept;
    try {
      kept = KeptCheckpoint.read(text);
    } catch (IllegalArgumentException unreadable) {
      return nothingRead(0, "in the file cannot be read: " + unreadable.getMessage());
    }
    if (!CheckpointKey.signed(kept.publicKey(), kept.signedBytes(), kept.signature())) {
      return nothingRead(kept.number(), "in the file has a signature that is not valid");
    }
    byte[] pinned = key.publicKey().orElse(null);
    if (pinned == null || !Arrays.equals(pinned, kept.publicKey())) {
      return nothingRead(kept.number(), "in the file is signed with another key than ours");
    }
    return prove(kept);
  }

  private static Report nothingRead(long number, String wrong) {
    return new Report(0, 0, 0, new Finding(Finding.CHECKPOINT, number, wrong));
  }

  private Report prove(@Nullable KeptCheckpoint kept) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try (Statement statement = connection.createStatement()) {
        statement.execute("select set_config('chalkline.schools', '*', true)");
        return new Proof(connection, key.publicKey().orElse(null), kept).run();
      } finally {
        connection.rollback();
      }
    } catch (SQLException failure) {
      throw new SQLErrorCodeSQLExceptionTranslator(dataSource)
          .translate("Verify the history", null, failure);
    }
  }
}
