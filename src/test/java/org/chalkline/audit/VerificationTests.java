package org.chalkline.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

class VerificationTests {

  @TempDir Path directory;
  HistoryFixture history;
  JdbcTemplate owner;
  Random random;

  @BeforeEach
  void open() {
    history = new HistoryFixture(directory.resolve("keys"));
    owner = history.database.owner();
    random = HistoryFixture.random("verification");
  }

  @AfterEach
  void close() {
    history.close();
  }

  @Test
  @DisplayName("An empty history holds, and there is nothing to keep")
  void empty() {
    assertThat(history.verification.verify().ok()).isTrue();
    assertThat(history.checkpoints.make()).isEmpty();
    assertThat(history.checkpoints.keep(directory.resolve("kept.json"))).isEmpty();
  }

  @Test
  @DisplayName("Many entries over several chains hold, with checkpoints between them")
  void holds() {
    history.record(random, 100, 7);
    assertThat(history.checkpoints.make().orElseThrow().number()).isEqualTo(1);
    assertThat(history.checkpoints.make()).isEmpty();
    history.record(random, 100, 9);
    assertThat(history.checkpoints.make().orElseThrow().number()).isEqualTo(2);
    history.record(random, 20, 9);

    Report report = history.verification.verify();

    assertThat(report.words()).startsWith("The history holds");
    assertThat(report.entries()).isEqualTo(220);
    assertThat(report.checkpoints()).isEqualTo(2);
  }

  @Test
  @DisplayName("Every entry that is changed, removed, swapped or given other words is found")
  void tampering() {
    int entries = HistoryFixture.full() ? 10_000 : 300;
    int attempts = HistoryFixture.full() ? 1_000 : 60;
    history.record(random, entries, entries / 25);
    List<Place> places =
        owner.query(
            "select chain, sequence from audit_entry",
            (row, n) -> new Place(row.getString(1), row.getLong(2)));
    for (int i = 0; i < attempts; i++) {
      Place place = places.get(random.nextInt(places.size()));
      String how = tamper(place, i);

      Report report = history.verification.verify();

      assertThat(report.first()).as(how + " at " + place).isNotNull();
      assertThat(Objects.requireNonNull(report.first()).chain()).as(how).isEqualTo(place.chain());
      assertThat(report.first().sequence()).as(how).isBetween(1L, place.sequence() + 1);
      restore();
    }
    assertThat(history.verification.verify().ok()).isTrue();
  }

  private record Place(String chain, long sequence) {}

  private String tamper(Place place, int turn) {
    owner.execute("create table kept_entry as select * from audit_entry");
    owner.execute("create table kept_words as select * from audit_words");
    String where = " where chain = ? and sequence = ?";
    List<String> changes =
        List.of(
            "update audit_entry set what = what || 'x'",
            "update audit_entry set actor = 'someone'",
            "update audit_entry set at = at + interval '1 microsecond'",
            "update audit_entry set clause = 'WAN-1'",
            "update audit_entry set school_id = 'avenue'",
            "update audit_entry set digest = decode(repeat('00', 32), 'hex')",
            "update audit_entry set previous = decode(repeat('11', 32), 'hex')",
            "update audit_entry set hash = decode(repeat('11', 32), 'hex')",
            "update audit_words set words = jsonb_set(words, '{task}', '\"another\"')",
            "update audit_words set words = words || '{\"more\": \"\"}'",
            "update audit_words set words = words - 'note'",
            "update audit_words set salt = decode(repeat('11', 16), 'hex')",
            "delete from audit_entry",
            "update audit_entry set sequence = 1000000");
    int chosen = turn % (changes.size() + 1);
    if (chosen < changes.size()) {
      owner.update(changes.get(chosen) + where, place.chain(), place.sequence());
      return changes.get(chosen);
    }
    // two neighbours change places, with their words; the last one of a chain goes before itself
    String swap =
        "update %s set sequence = case sequence when 1 then -2 else -1 end"
            + " where chain = ? and sequence in (1, 2)";
    owner.update(swap.formatted("audit_entry"), place.chain());
    owner.update("update audit_entry set sequence = -sequence where sequence < 0");
    owner.update(swap.formatted("audit_words"), place.chain());
    owner.update("update audit_words set sequence = -sequence where sequence < 0");
    return "swapped";
  }

  private void restore() {
    owner.execute("truncate audit_entry, audit_words");
    owner.execute("insert into audit_entry select * from kept_entry");
    owner.execute("insert into audit_words select * from kept_words");
    owner.execute("drop table kept_entry, kept_words");
  }

  @Test
  @DisplayName("The last entries cut are found by the head; the head as well, by the checkpoint")
  void cut() {
    history.record(random, 60, 3);
    history.checkpoints.make();
    long last =
        Objects.requireNonNull(
            owner.queryForObject(
                "select max(sequence) from audit_entry where chain = 'case:c0'", Long.class));
    owner.update("delete from audit_entry where chain = 'case:c0' and sequence > ?", last - 2);
    assertFound("case:c0", last - 1, "is missing");

    owner.update(
        """
        update audit_head set sequence = e.sequence, hash = e.hash, checkpointed = e.sequence
        from audit_entry e where e.chain = 'case:c0' and e.sequence = ?
          and audit_head.chain = e.chain
        """,
        last - 2);
    assertFound("case:c0", last - 1, "checkpoint 1 reaches to entry");

    owner.update("delete from audit_entry where chain = 'case:c1'");
    owner.update("delete from audit_head where chain = 'case:c1'");
    owner.update("delete from audit_checkpoint_head where chain = 'case:c0'");
    assertFound("case:c0", last - 2, "noted as in a checkpoint");
  }

  @Test
  @DisplayName("A chain removed whole is found by the checkpoint")
  void chainRemoved() {
    history.record(random, 60, 3);
    history.checkpoints.make();
    owner.update("delete from audit_entry where chain = 'case:c1'");
    owner.update("delete from audit_words where chain = 'case:c1'");
    owner.update("delete from audit_head where chain = 'case:c1'");
    assertFound("case:c1", 1, "is missing");

    owner.update("delete from audit_checkpoint_head where chain = 'case:c1'");
    assertFound("checkpoint", 1, "has been changed");
  }

  @Test
  @DisplayName("All rewritten with valid hashes is found by the stored checkpoint, then by its key")
  void rewritten() {
    history.record(random, 60, 3);
    history.checkpoints.make();
    rewrite("case:c2", 4);
    assertFound("case:c2", history(2), "is not the one that checkpoint 1 signed");

    // the forger makes the checkpoint fit as well, but has not our key
    owner.update(
        """
        update audit_checkpoint_head c set hash = h.hash from audit_head h where h.chain = c.chain
        """);
    assertFound("checkpoint", 1, "has been changed");
    List<Head> heads =
        owner.query(
            "select chain, sequence, hash from audit_checkpoint_head order by chain",
            (row, n) -> new Head(row.getString(1), row.getLong(2), row.getBytes(3)));
    OffsetDateTime at =
        Objects.requireNonNull(
            owner.queryForObject("select at from audit_checkpoint", OffsetDateTime.class));
    byte[] digest = Canonical.checkpoint(1, at.toInstant(), Canonical.NOTHING, heads);
    CheckpointKey forger = new CheckpointKey(directory.resolve("forger"));
    forger.makeIfAbsent();
    owner.update(
        "update audit_checkpoint set digest = ?, signature = ?", digest, forger.sign(digest));
    assertFound("checkpoint", 1, "is not signed with our key");
  }

  @Test
  @DisplayName("All rewritten, checkpoints removed: found by the checkpoint that was kept")
  void rewrittenAgainstKept() {
    Path file = directory.resolve("kept.json");
    history.record(random, 60, 3);
    assertThat(history.checkpoints.keep(file)).isPresent();
    history.record(random, 30, 4);
    assertThat(history.verification.verifyAgainst(file).words()).startsWith("The history holds");

    rewrite("case:c1", 2);
    owner.execute("truncate audit_checkpoint, audit_checkpoint_head");
    owner.update("update audit_head set checkpointed = 0");
    assertThat(history.verification.verify().ok()).as("no other trace is left").isTrue();
    Finding found = Objects.requireNonNull(history.verification.verifyAgainst(file).first());
    assertThat(found.chain()).isEqualTo("case:c1");
    assertThat(found.wrong()).contains("kept checkpoint");
  }

  @Test
  @DisplayName("Rewritten, and signed anew with our own key: found by the checkpoint that was kept")
  void rewrittenWithKey() {
    Path file = directory.resolve("kept.json");
    history.record(random, 60, 3);
    assertThat(history.checkpoints.keep(file)).isPresent();
    rewrite("case:c1", 2);
    owner.execute("truncate audit_checkpoint, audit_checkpoint_head");
    owner.update("update audit_head set checkpointed = 0");
    history.checkpoints.make();
    assertThat(history.verification.verify().ok()).isTrue();
    assertThat(history.verification.verifyAgainst(file).ok()).isFalse();
  }

  @Test
  @DisplayName("A kept checkpoint that was changed, signed by another or is none is refused")
  void keptFile() throws IOException {
    Path file = directory.resolve("kept.json");
    history.record(random, 10, 2);
    history.checkpoints.keep(file);
    String json = Files.readString(file);

    Files.writeString(file, json.replaceFirst("\"sequence\" : \\d+", "\"sequence\" : 1"));
    if (!Files.readString(file).equals(json)) {
      assertThat(words(file)).contains("signature that is not valid");
    }
    Files.writeString(file, json.replaceFirst("\"number\" : 1", "\"number\" : 2"));
    assertThat(words(file)).contains("signature that is not valid");

    KeptCheckpoint kept = KeptCheckpoint.read(json);
    CheckpointKey other = new CheckpointKey(directory.resolve("other"));
    other.makeIfAbsent();
    Files.writeString(
        file,
        new KeptCheckpoint(
                kept.number(),
                kept.at(),
                kept.digest(),
                kept.heads(),
                other.publicKey().orElseThrow(),
                other.sign(kept.signedBytes()))
            .json());
    assertThat(words(file)).contains("signed with another key");

    for (String broken : List.of("", "{}", "[]", "null", json.substring(20), "{\"number\": 1}")) {
      Files.writeString(file, broken);
      assertThat(words(file)).contains("cannot be read");
    }
    assertThat(words(directory.resolve("absent"))).contains("cannot be read");
  }

  @Test
  @DisplayName("The chain holds when the words of a case are destroyed, and they are gone")
  void wordsDestroyed() {
    history.record(random, 60, 3);
    history.checkpoints.make();
    owner.update("delete from audit_words where chain = 'case:c1'");

    assertThat(history.verification.verify().ok()).isTrue();
    List<Recorded> left = history.database.in("*", () -> history.audit.of("case:c1"));
    assertThat(left).isNotEmpty().allMatch(it -> it.words().isEmpty());
  }

  @Test
  @DisplayName("A lost key is said, never replaced; its file is for its owner alone")
  void key() throws IOException {
    history.record(random, 5, 1);
    history.checkpoints.make();
    Path file = directory.resolve("keys/checkpoint.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");

    Files.move(file, directory.resolve("elsewhere"));
    history.record(random, 5, 1);
    assertThatThrownBy(() -> history.checkpoints.make())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("missing");
    Files.move(directory.resolve("elsewhere"), file);
    Files.delete(directory.resolve("keys/checkpoint.pub"));
    assertFound("checkpoint", 1, "public key is missing");
  }

  @Test
  @DisplayName("The command says what it found and answers 0 or 1")
  void command() {
    VerifyCommand command =
        new VerifyCommand(
            new StaticApplicationContext(), history.verification, history.checkpoints);
    history.record(random, 20, 2);
    Path file = directory.resolve("kept.json");

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    assertThat(command.carryOut(args("verify", "--checkpoint-to", file.toString()), print))
        .isZero();
    assertThat(command.carryOut(args("verify", "--against=" + file), print)).isZero();
    assertThat(command.carryOut(args("verify", "--against", file.toString()), print)).isZero();
    rewrite("case:c0", 1);
    assertThat(command.carryOut(args("verify", "--against", file.toString()), print)).isOne();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("The history holds", "Checkpoint 1 written", "The history does not hold: entry");
  }

  @Test
  @Tag("bench")
  @DisplayName("A million entries are proved in 60 seconds (AD-5)")
  void million() {
    int left = 1_000_000;
    while (left > 0) {
      List<Entry> some = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        some.add(HistoryFixture.entry("c" + random.nextInt(20_000), "word"));
      }
      history.database.run("*", () -> some.forEach(history.audit::record));
      left -= some.size();
      if (left % 100_000 == 0) {
        history.checkpoints.make();
      }
    }
    long start = System.nanoTime();
    Report report = history.verification.verify();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    System.out.println(report.words() + " in " + took);
    assertThat(report.ok()).isTrue();
    assertThat(took).isLessThan(Duration.ofSeconds(60));
  }

  private static String[] args(String... arguments) {
    return arguments;
  }

  private String words(Path file) {
    return history.verification.verifyAgainst(file).words();
  }

  private long history(int chain) {
    return Objects.requireNonNull(
        owner.queryForObject(
            "select max(sequence) from audit_entry where chain = ?", Long.class, "case:c" + chain));
  }

  private void assertFound(String chain, long sequence, String wrong) {
    Finding found = history.verification.verify().first();
    assertThat(found).isNotNull();
    assertThat(Objects.requireNonNull(found).words()).contains(wrong);
    assertThat(found.chain()).isEqualTo(chain);
    assertThat(found.sequence()).isEqualTo(sequence);
  }

  /** Rewrites a chain from one entry on, as its forger would: with hashes that all fit. */
  private void rewrite(String chain, long from) {
    List<Map<String, Object>> rows =
        owner.queryForList("select * from audit_entry where chain = ? order by sequence", chain);
    byte[] previous = Canonical.NOTHING;
    for (Map<String, Object> row : rows) {
      long sequence = (Long) row.get("sequence");
      String what = sequence == from ? "task.released" : (String) row.get("what");
      byte[] hash =
          Canonical.entry(
              chain,
              (String) row.get("school_id"),
              sequence,
              ((Timestamp) row.get("at")).toInstant(),
              (String) row.get("actor"),
              what,
              (String) row.get("clause"),
              (byte[]) row.get("digest"),
              previous);
      owner.update(
          "update audit_entry set what = ?, previous = ?, hash = ? where chain = ? and sequence = ?",
          what,
          previous,
          hash,
          chain,
          sequence);
      previous = hash;
    }
    owner.update("update audit_head set hash = ? where chain = ?", previous, chain);
  }
}
