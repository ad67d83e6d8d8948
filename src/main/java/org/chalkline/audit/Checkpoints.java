package org.chalkline.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes signed checkpoints, which tie the heads of all chains together: each names the heads that
 * changed and the digest of the checkpoint before it, so that the newest stands for all.
 */
@Component
public class Checkpoints {

  /** Any number that no other lock of the application has. */
  private static final long LOCK = 242_555_463L;

  private static final RowMapper<Head> HEAD =
      (row, n) -> new Head(row.getString(1), row.getLong(2), row.getBytes(3));

  private final JdbcTemplate jdbc;
  private final TransactionTemplate everywhere;
  private final Clock clock;
  private final CheckpointKey key;

  /** Checkpoints signed with this key. */
  Checkpoints(
      DataSource dataSource,
      PlatformTransactionManager transactions,
      Clock clock,
      CheckpointKey key) {
    this.jdbc = new JdbcTemplate(dataSource);
    this.everywhere = new TransactionTemplate(transactions);
    this.everywhere.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.clock = clock;
    this.key = key;
  }

  /**
   * Makes a checkpoint in a transaction of its own, if any chain has changed since the last.
   * Several nodes may try at once.
   *
   * @return the checkpoint; empty if nothing has changed
   * @throws IllegalStateException if there are checkpoints but the key that signed them is missing
   */
  public Optional<Checkpoint> make() {
    return seeingEverything(this::makeIfChanged);
  }

  /** The newest checkpoint, if there is one. */
  public Optional<Checkpoint> latest() {
    return seeingEverything(() -> newestStored().map(Stored::checkpoint));
  }

  /**
   * Writes the newest checkpoint with all heads to a file, for keeping where nobody who runs
   * Chalkline can change it. Makes one first if anything has changed.
   *
   * @return the checkpoint in the file; empty, and no file, if nothing was ever recorded
   * @throws UncheckedIOException if the file cannot be written
   */
  public Optional<Checkpoint> keep(Path file) {
    make();
    Optional<KeptCheckpoint> kept = seeingEverything(this::newest);
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    try {
      Files.writeString(file, kept.get().json());
    } catch (IOException failure) {
      throw new UncheckedIOException("The checkpoint could not be written to " + file, failure);
    }
    return kept.map(it -> Checkpoint.of(it.number(), it.at(), it.digest()));
  }

  private Optional<Checkpoint> makeIfChanged() {
    jdbc.query("select pg_advisory_xact_lock(?)", row -> {}, LOCK);
    List<Head> changed =
        jdbc.query(
            """
            select chain, sequence, hash from audit_head where sequence > checkpointed
            order by chain for update
            """,
            HEAD);
    if (changed.isEmpty()) {
      return Optional.empty();
    }
    Stored last = newestStored().orElse(null);
    if (last == null) {
      key.makeIfAbsent();
    } else if (!key.exists()) {
      throw new IllegalStateException(
          "The key that signs checkpoints is missing. Put it back from the backup of the keys.");
    }
    long number = last == null ? 1 : last.number() + 1;
    byte[] previous = last == null ? Canonical.NOTHING : last.digest();
    Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    byte[] digest = Canonical.checkpoint(number, at, previous, changed);
    jdbc.update(
        "insert into audit_checkpoint (number, at, previous, digest, signature)"
            + " values (?, ?, ?, ?, ?)",
        number,
        at.atOffset(ZoneOffset.UTC),
        previous,
        digest,
        key.sign(digest));
    write(number, changed);
    return Optional.of(Checkpoint.of(number, at, digest));
  }

  private void write(long number, List<Head> heads) {
    jdbc.execute(
        (Connection connection) -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  insert into audit_checkpoint_head (chain, sequence, hash, number)
                  select t.*, %d from unnest(?::text[], ?::bigint[], ?::bytea[]) as t;
                  update audit_head as head set checkpointed = t.sequence
                  from unnest(?::text[], ?::bigint[]) as t (chain, sequence)
                  where head.chain = t.chain
                  """
                      .formatted(number))) {
            Object[] chains = heads.stream().map(Head::chain).toArray();
            Object[] sequences = heads.stream().map(Head::sequence).toArray();
            AuditWriter.Parameters parameters = new AuditWriter.Parameters(connection, statement);
            parameters.add("text", chains).add("bigint", sequences);
            parameters.add("bytea", heads.stream().map(Head::hash).toArray(byte[][]::new));
            parameters.add("text", chains).add("bigint", sequences);
            statement.execute();
          }
          return null;
        });
  }

  private Optional<KeptCheckpoint> newest() {
    return newestStored()
        .map(
            last -> {
              List<Head> heads =
                  jdbc.query(
                      """
                      select distinct on (chain) chain, sequence, hash from audit_checkpoint_head
                      where number <= ? order by chain, sequence desc, number desc
                      """,
                      HEAD,
                      last.number());
              byte[] signed = Canonical.kept(last.number(), last.at(), last.digest(), heads);
              return new KeptCheckpoint(
                  last.number(),
                  last.at(),
                  last.digest(),
                  heads,
                  key.publicKey()
                      .orElseThrow(() -> new IllegalStateException("The public key is missing")),
                  key.sign(signed));
            });
  }

  private Optional<Stored> newestStored() {
    return jdbc
        .query(
            "select number, at, digest from audit_checkpoint order by number desc limit 1",
            (row, n) ->
                new Stored(
                    row.getLong(1),
                    row.getObject(2, OffsetDateTime.class).toInstant(),
                    row.getBytes(3)))
        .stream()
        .findFirst();
  }

  private <T> Optional<T> seeingEverything(Supplier<Optional<T>> work) {
    Optional<T> result =
        everywhere.execute(
            status -> {
              jdbc.query("select set_config('chalkline.schools', '*', true)", row -> {});
              return work.get();
            });
    return result == null ? Optional.empty() : result;
  }

  private record Stored(long number, Instant at, byte[] digest) {

    Checkpoint checkpoint() {
      return Checkpoint.of(number, at, digest);
    }
  }
}
