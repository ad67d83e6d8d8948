package org.chalkline.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One verification. Entries, heads and what checkpoints say of them are read side by side, all in
 * the order of their chains, so that each chain is passed once.
 */
final class Proof {

  private record Stored(
      String chain,
      long sequence,
      String schoolId,
      Instant at,
      String actor,
      String what,
      @Nullable String clause,
      byte[] digest,
      byte[] previous,
      byte[] hash,
      byte @Nullable [] salt,
      @Nullable String words) {}

  private record StoredHead(Head head, String schoolId, long checkpointed) {}

  private record HeadInCheckpoint(long number, Head head) {}

  private record StoredCheckpoint(
      long number, Instant at, byte[] previous, byte[] digest, byte[] signature) {}

  /** Thrown to leave at the first thing that does not hold. */
  private static final class Broken extends Exception {

    private static final long serialVersionUID = 1L;
    private final transient Finding finding;

    Broken(String chain, long sequence, String wrong) {
      super(wrong, null, false, false);
      this.finding = new Finding(chain, sequence, wrong);
    }
  }

  private final Connection connection;
  private final byte @Nullable [] publicKey;
  private final @Nullable KeptCheckpoint kept;
  private final Map<String, Head> keptHeads = new TreeMap<>(Canonical.ORDER);
  private long chains;
  private long entries;
  private long checkpoints;

  Proof(Connection connection, byte @Nullable [] publicKey, @Nullable KeptCheckpoint kept) {
    this.connection = connection;
    this.publicKey = publicKey;
    this.kept = kept;
    if (kept != null) {
      kept.heads().forEach(head -> keptHeads.put(head.chain(), head));
    }
  }

  Report run() throws SQLException {
    try {
      proveChains();
      proveCheckpoints();
      return new Report(chains, entries, checkpoints, null);
    } catch (Broken broken) {
      return new Report(chains, entries, checkpoints, broken.finding);
    }
  }

  private void proveChains() throws SQLException, Broken {
    try (Rows<Stored> entry =
            new Rows<>(
                connection,
                """
                select e.chain, e.sequence, e.school_id, e.at, e.actor, e.what, e.clause, e.digest,
                  e.previous, e.hash, w.salt, w.words
                from audit_entry e left join audit_words w using (chain, sequence)
                order by e.chain, e.sequence
                """,
                row ->
                    new Stored(
                        row.getString(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getBytes(8),
                        row.getBytes(9),
                        row.getBytes(10),
                        row.getBytes(11),
                        row.getString(12)));
        Rows<StoredHead> head =
            new Rows<>(
                connection,
                "select chain, sequence, hash, school_id, checkpointed from audit_head"
                    + " order by chain",
                row ->
                    new StoredHead(
                        new Head(row.getString(1), row.getLong(2), row.getBytes(3)),
                        row.getString(4),
                        row.getLong(5)));
        Rows<HeadInCheckpoint> marked =
            new Rows<>(
                connection,
                "select chain, sequence, hash, number from audit_checkpoint_head"
                    + " order by chain, sequence, number",
                row ->
                    new HeadInCheckpoint(
                        row.getLong(4),
                        new Head(row.getString(1), row.getLong(2), row.getBytes(3))))) {
      Optional<String> chain = nextChain(entry, head, marked);
      while (chain.isPresent()) {
        proveChain(chain.get(), entry, head, marked);
        chains++;
        chain = nextChain(entry, head, marked);
      }
    }
    for (Head missing : keptHeads.values()) {
      throw new Broken(missing.chain(), 1, "is missing, but the kept checkpoint names its chain");
    }
  }

  private static Optional<String> nextChain(
      Rows<Stored> entry, Rows<StoredHead> head, Rows<HeadInCheckpoint> marked) {
    Stored nextEntry = entry.current();
    StoredHead nextHead = head.current();
    HeadInCheckpoint nextMarked = marked.current();
    return Stream.of(
            nextEntry == null ? null : nextEntry.chain(),
            nextHead == null ? null : nextHead.head().chain(),
            nextMarked == null ? null : nextMarked.head().chain())
        .filter(Objects::nonNull)
        .min(Canonical.ORDER);
  }

  private void proveChain(
      String chain, Rows<Stored> entry, Rows<StoredHead> head, Rows<HeadInCheckpoint> marked)
      throws SQLException, Broken {
    Head last = new Head(chain, 0, Canonical.NOTHING);
    String schoolId = null;
    long checkpointed = 0;
    Head keptHead = keptHeads.remove(chain);
    Stored next = entry.current();
    while (next != null && next.chain().equals(chain)) {
      proveEntry(next, last, schoolId);
      schoolId = next.schoolId();
      last = new Head(chain, next.sequence(), next.hash());
      HeadInCheckpoint mark = marked.current();
      while (mark != null
          && mark.head().chain().equals(chain)
          && mark.head().sequence() <= last.sequence()) {
        if (!same(mark.head(), last)) {
          throw new Broken(
              chain,
              mark.head().sequence(),
              "is not the one that checkpoint " + mark.number() + " signed");
        }
        checkpointed = last.sequence();
        marked.next();
        mark = marked.current();
      }
      if (keptHead != null && keptHead.sequence() == last.sequence() && !same(keptHead, last)) {
        throw new Broken(chain, last.sequence(), "is not the one that the kept checkpoint names");
      }
      entries++;
      entry.next();
      next = entry.current();
    }
    HeadInCheckpoint beyond = marked.current();
    if (beyond != null && beyond.head().chain().equals(chain)) {
      throw new Broken(
          chain,
          last.sequence() + 1,
          "is missing: checkpoint "
              + beyond.number()
              + " reaches to entry "
              + beyond.head().sequence());
    }
    if (keptHead != null && keptHead.sequence() > last.sequence()) {
      throw new Broken(
          chain,
          last.sequence() + 1,
          "is missing: the kept checkpoint reaches to entry " + keptHead.sequence());
    }
    proveHead(last, schoolId, checkpointed, head);
  }

  private static void proveEntry(Stored entry, Head last, @Nullable String schoolId) throws Broken {
    long expected = last.sequence() + 1;
    if (entry.sequence() != expected) {
      throw new Broken(entry.chain(), expected, "is missing");
    }
    byte[] hash =
        Canonical.entry(
            entry.chain(),
            entry.schoolId(),
            entry.sequence(),
            entry.at(),
            entry.actor(),
            entry.what(),
            entry.clause(),
            entry.digest(),
            entry.previous());
    if (!Arrays.equals(hash, entry.hash())) {
      throw new Broken(entry.chain(), expected, "has been changed: its hash is another");
    }
    if (!Arrays.equals(entry.previous(), last.hash())) {
      throw new Broken(entry.chain(), expected, "does not follow the entry before it");
    }
    if (schoolId != null && !schoolId.equals(entry.schoolId())) {
      throw new Broken(entry.chain(), expected, "is of another school than the entry before it");
    }
    byte[] salt = entry.salt();
    if (salt != null) {
      Optional<Map<String, String>> words = Words.read(entry.words());
      if (words.isEmpty() || !Arrays.equals(Canonical.words(salt, words.get()), entry.digest())) {
        throw new Broken(entry.chain(), expected, "has other words than were recorded");
      }
    }
  }

  private static void proveHead(
      Head last, @Nullable String schoolId, long checkpointed, Rows<StoredHead> head)
      throws SQLException, Broken {
    StoredHead stored = head.current();
    if (stored == null || !stored.head().chain().equals(last.chain())) {
      throw new Broken(last.chain(), last.sequence(), "is the last, but its chain has no head");
    }
    if (stored.head().sequence() > last.sequence()) {
      throw new Broken(
          last.chain(),
          last.sequence() + 1,
          "is missing: the chain's head is entry " + stored.head().sequence());
    }
    if (!same(stored.head(), last) || !stored.schoolId().equals(schoolId)) {
      throw new Broken(last.chain(), last.sequence(), "is the last, but not its chain's head");
    }
    if (stored.checkpointed() != checkpointed) {
      throw new Broken(
          last.chain(),
          stored.checkpointed(),
          "is noted as in a checkpoint, but checkpoints reach to entry " + checkpointed);
    }
    head.next();
  }

  private void proveCheckpoints() throws SQLException, Broken {
    byte[] previous = Canonical.NOTHING;
    KeptCheckpoint wanted = kept;
    try (Rows<StoredCheckpoint> checkpoint =
            new Rows<>(
                connection,
                "select number, at, previous, digest, signature from audit_checkpoint"
                    + " order by number",
                row ->
                    new StoredCheckpoint(
                        row.getLong(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getBytes(3),
                        row.getBytes(4),
                        row.getBytes(5)));
        Rows<HeadInCheckpoint> marked =
            new Rows<>(
                connection,
                "select chain, sequence, hash, number from audit_checkpoint_head"
                    + " order by number, chain",
                row ->
                    new HeadInCheckpoint(
                        row.getLong(4),
                        new Head(row.getString(1), row.getLong(2), row.getBytes(3))))) {
      StoredCheckpoint next = checkpoint.current();
      while (next != null) {
        if (next.number() != checkpoints + 1) {
          throw new Broken(Finding.CHECKPOINT, checkpoints + 1, "is missing");
        }
        proveCheckpoint(next, previous, headsOf(next.number(), marked));
        if (wanted != null && wanted.number() == next.number()) {
          if (!Arrays.equals(wanted.digest(), next.digest())) {
            throw new Broken(Finding.CHECKPOINT, next.number(), "is not the one that was kept");
          }
          wanted = null;
        }
        previous = next.digest();
        checkpoints++;
        checkpoint.next();
        next = checkpoint.current();
      }
      HeadInCheckpoint beyond = marked.current();
      if (beyond != null) {
        throw new Broken(
            Finding.CHECKPOINT, beyond.number(), "is missing, but its heads are there");
      }
    }
    if (wanted != null) {
      throw new Broken(Finding.CHECKPOINT, checkpoints + 1, "is missing, but a later one was kept");
    }
  }

  private void proveCheckpoint(StoredCheckpoint checkpoint, byte[] previous, List<Head> heads)
      throws Broken {
    long number = checkpoint.number();
    if (!Arrays.equals(checkpoint.previous(), previous)) {
      throw new Broken(Finding.CHECKPOINT, number, "does not follow the one before it");
    }
    if (!Arrays.equals(
        Canonical.checkpoint(number, checkpoint.at(), previous, heads), checkpoint.digest())) {
      throw new Broken(Finding.CHECKPOINT, number, "has been changed: its digest is another");
    }
    byte[] pinned = publicKey;
    if (pinned == null) {
      throw new Broken(
          Finding.CHECKPOINT, number, "cannot be proved: the public key is missing from the keys");
    }
    if (!CheckpointKey.signed(pinned, checkpoint.digest(), checkpoint.signature())) {
      throw new Broken(Finding.CHECKPOINT, number, "is not signed with our key");
    }
  }

  private static List<Head> headsOf(long number, Rows<HeadInCheckpoint> marked)
      throws SQLException {
    List<Head> heads = new ArrayList<>();
    HeadInCheckpoint next = marked.current();
    while (next != null && next.number() == number) {
      heads.add(next.head());
      marked.next();
      next = marked.current();
    }
    return heads;
  }

  private static boolean same(Head one, Head other) {
    return one.sequence() == other.sequence() && Arrays.equals(one.hash(), other.hash());
  }
}
