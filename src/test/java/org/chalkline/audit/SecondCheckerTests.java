package org.chalkline.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Array;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** A checker written from {@code docs/history.md} alone; it shares no code with the first. */
class SecondCheckerTests {

  private static final byte[] NOTHING = new byte[32];

  @Test
  @DisplayName("A second checker, written from the documentation, agrees (AD-5)")
  void agrees(@TempDir Path keys) throws Exception {
    try (HistoryFixture history = new HistoryFixture(keys)) {
      Random random = HistoryFixture.random("second checker");
      history.database.run(
          "*", () -> history.audit.record(HistoryFixture.entry("c0", "x").citing("WAN-7")));
      history.record(random, 50, 4);
      history.checkpoints.make();
      history.record(random, 50, 6);
      history.checkpoints.make();
      JdbcTemplate owner = history.database.owner();

      assertThat(entries(owner)).isEqualTo(101);
      assertThat(checkpoints(owner)).isEqualTo(2);
      assertThat(history.verification.verify().entries()).isEqualTo(101);
    }
  }

  private static int entries(JdbcTemplate owner) throws Exception {
    List<Map<String, Object>> rows =
        owner.queryForList(
            """
            select e.*, (extract(epoch from at) * 1000000)::bigint as micros, salt,
              (select array_agg(k order by k collate "C") from jsonb_object_keys(words) k) as keys,
              (select array_agg(value order by key collate "C") from jsonb_each_text(words)) as vals
            from audit_entry e join audit_words w using (chain, sequence)
            order by e.chain, e.sequence
            """);
    String chain = "";
    long sequence = 0;
    byte[] previous = NOTHING;
    for (Map<String, Object> row : rows) {
      if (!chain.equals(row.get("chain"))) {
        chain = (String) row.get("chain");
        sequence = 0;
        previous = NOTHING;
      }
      sequence++;
      ByteBuffer words = ByteBuffer.allocate(100_000);
      text(words, "chalkline-words-1");
      words.put((byte[]) row.get("salt"));
      String[] keys = (String[]) ((Array) row.get("keys")).getArray();
      String[] values = (String[]) ((Array) row.get("vals")).getArray();
      words.putLong(keys.length);
      for (int i = 0; i < keys.length; i++) {
        text(words, keys[i]);
        text(words, values[i]);
      }
      ByteBuffer entry = ByteBuffer.allocate(100_000);
      text(entry, "chalkline-entry-1");
      text(entry, chain);
      text(entry, (String) row.get("school_id"));
      entry.putLong(sequence).putLong((Long) row.get("micros"));
      text(entry, (String) row.get("actor"));
      text(entry, (String) row.get("what"));
      text(entry, (String) row.get("clause"));
      entry.put(sha256(words)).put(previous);
      previous = sha256(entry);
      assertThat((Long) row.get("sequence")).isEqualTo(sequence);
      assertThat((byte[]) row.get("hash")).isEqualTo(previous);
    }
    return rows.size();
  }

  private static int checkpoints(JdbcTemplate owner) throws Exception {
    List<Map<String, Object>> rows =
        owner.queryForList(
            "select *, (extract(epoch from at) * 1000000)::bigint as micros"
                + " from audit_checkpoint order by number");
    byte[] previous = NOTHING;
    for (Map<String, Object> row : rows) {
      List<Map<String, Object>> heads =
          owner.queryForList(
              "select * from audit_checkpoint_head where number = ? order by chain",
              row.get("number"));
      ByteBuffer bytes = ByteBuffer.allocate(100_000);
      text(bytes, "chalkline-checkpoint-1");
      bytes.putLong((Long) row.get("number")).putLong((Long) row.get("micros")).put(previous);
      bytes.putLong(heads.size());
      for (Map<String, Object> head : heads) {
        text(bytes, (String) head.get("chain"));
        bytes.putLong((Long) head.get("sequence")).put((byte[]) head.get("hash"));
      }
      previous = sha256(bytes);
      assertThat((byte[]) row.get("digest")).isEqualTo(previous);
    }
    return rows.size();
  }

  private static void text(ByteBuffer out, String text) {
    if (text == null) {
      out.putInt(-1);
    } else {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      out.putInt(utf8.length).put(utf8);
    }
  }

  private static byte[] sha256(ByteBuffer bytes) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(bytes.flip());
    return digest.digest();
  }
}
