package org.chalkline.audit;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A history on its own database, with what is needed to write, sign and prove it. */
final class HistoryFixture implements AutoCloseable {

  static final Actor DEPUTY = Actor.of("deputy@wanborough");

  final PlainDatabase database = PlainDatabase.create();
  final Audit audit;
  final CheckpointKey key;
  final Checkpoints checkpoints;
  final Verification verification;

  HistoryFixture(Path keys) {
    audit = new Audit(database.app(), database.transactions(), Clock.systemUTC());
    key = new CheckpointKey(keys);
    checkpoints = new Checkpoints(database.app(), database.transactions(), Clock.systemUTC(), key);
    verification = new Verification(database.app(), key);
  }

  /** Whether proofs are to be made in full size. */
  static boolean full() {
    return "full".equals(System.getProperty("chalkline.proofs"));
  }

  /** A seed, printed so that a failure can be repeated with {@code -Dchalkline.seed}. */
  static Random random(String of) {
    long seed = Long.getLong("chalkline.seed", System.nanoTime());
    System.out.println(of + ": -Dchalkline.seed=" + seed);
    return new Random(seed);
  }

  static Entry entry(String caseId, String word) {
    return Entry.ofCase(
        caseId,
        "wanborough",
        DEPUTY,
        "task.completed",
        Map.of("task", word, "note", "æ 𝄞 " + word));
  }

  /** Records so many entries over so many cases, in transactions of up to ten. */
  void record(Random random, int entries, int cases) {
    int left = entries;
    while (left > 0) {
      int size = Math.min(left, 1 + random.nextInt(10));
      List<Entry> some = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        some.add(entry("c" + random.nextInt(cases), "word " + random.nextInt()));
      }
      database.run("wanborough", () -> some.forEach(audit::record));
      left -= size;
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
