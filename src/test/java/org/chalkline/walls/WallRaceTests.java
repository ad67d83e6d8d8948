package org.chalkline.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chalkline.abuse.Cases;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Recorded;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseNotes;
import org.chalkline.casework.TaskHolders;
import org.chalkline.casework.Tasks;
import org.chalkline.casework.Walls;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.identity.Me;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.TestClock;
import org.chalkline.web.NoSuchThing;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Once a wall is there, nothing that its person had begun still reaches the case. */
@ChalklineTest
class WallRaceTests {

  private static final int ROUNDS =
      "full".equals(System.getProperty("chalkline.proofs")) ? 10_000 : 200;

  /** By so much one of the two may be ahead of the other: about as long as a change takes. */
  private static final int MOST_AHEAD_MICROS = 4_000;

  private static final int REVOCATIONS = ROUNDS == 10_000 ? 1_000 : 40;

  private static final String HEAD = "headteacher@highters-heath";
  private static final String LET_IN = "staff2@highters-heath";

  @Autowired BeanFactory beans;
  @Autowired CaseNotes caseNotes;
  @Autowired TaskHolders taskHolders;
  @Autowired Tasks tasks;
  @Autowired Walls walls;
  @Autowired CaseFiles files;
  @Autowired CaseFileRepository repository;
  @Autowired Audit audit;

  @Test
  @DisplayName(
      "A wall and a change at about the same moment, in random interleavings: no change is on"
          + " record after the wall")
  void races() throws Exception {
    Cases cases = new Cases(beans);
    cases.timeIs(TestClock.FRIDAY_AFTERNOON.toString());
    Cases.Case it =
        cases
            .aReport("highters-heath")
            .by("parent", "A father")
            .reportedBy("staff1@highters-heath");
    Me head = cases.me(HEAD);
    String task = cases.as(HEAD, me -> tasks.ofCase(me, it.reference()).get(0).taskId());
    long seed = Long.getLong("chalkline.seed", System.nanoTime());
    System.out.println("WallRaceTests: " + ROUNDS + " rounds, -Dchalkline.seed=" + seed);
    Random random = new Random(seed);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      int done = 0;
      for (int round = 0; round < ROUNDS; round++) {
        int kind = random.nextInt(KINDS);
        int ahead = random.nextInt(2 * MOST_AHEAD_MICROS) - MOST_AHEAD_MICROS;
        CyclicBarrier start = new CyclicBarrier(2);
        Future<Boolean> changed =
            threads.submit(
                () -> met(start, -ahead, () -> cases.as(HEAD, me -> change(me, it, task, kind))));
        Future<Boolean> raised =
            threads.submit(() -> met(start, ahead, () -> cases.everywhere(() -> raise(it, head))));
        assertThat(raised.get()).isTrue();
        done += changed.get() ? 1 : 0;
        cases.everywhere(() -> lift(it, head));
      }
      assertThat(done).as("some changes came first and some too late").isBetween(1, ROUNDS - 1);
    } finally {
      threads.shutdown();
    }
    assertThat(changesBehindAWall(cases, it, head)).isEmpty();
  }

  @Test
  @DisplayName(
      "A grant is taken away and used at about the same moment: nothing is on record after it (AC-7)")
  void revocations() throws Exception {
    Cases cases = new Cases(beans);
    cases.timeIs(TestClock.FRIDAY_AFTERNOON.toString());
    Cases.Case it =
        cases
            .aReport("highters-heath")
            .by("parent", "A father")
            .reportedBy("staff1@highters-heath");
    Me them = cases.me(LET_IN);
    long seed = Long.getLong("chalkline.seed", System.nanoTime());
    System.out.println("WallRaceTests: " + REVOCATIONS + " grants, -Dchalkline.seed=" + seed);
    Random random = new Random(seed);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < REVOCATIONS; round++) {
        cases.everywhere(() -> let(it, them));
        int kind = random.nextInt(2);
        int ahead = random.nextInt(2 * MOST_AHEAD_MICROS) - MOST_AHEAD_MICROS;
        CyclicBarrier start = new CyclicBarrier(2);
        Future<Boolean> changed =
            threads.submit(
                () -> met(start, -ahead, () -> cases.as(LET_IN, me -> change(me, it, "", kind))));
        Future<Boolean> taken =
            threads.submit(() -> met(start, ahead, () -> cases.everywhere(() -> take(it, them))));
        assertThat(taken.get()).isTrue();
        changed.get();
      }
    } finally {
      threads.shutdown();
    }
    boolean inside = false;
    for (Recorded entry : cases.everywhere(() -> audit.of("case:" + it.id()))) {
      if (entry.what().equals("access.given")) {
        inside = true;
      } else if (entry.what().equals("access.taken")) {
        inside = false;
      } else if (entry.actor().equals(them.id())) {
        assertThat(inside).as("%s at %s, seed %s", entry.what(), entry.sequence(), seed).isTrue();
      }
    }
  }

  private boolean let(Cases.Case it, Me them) {
    files.let(repository.findById(it.id()).orElseThrow(), them.id(), "To race", Actor.CHALKLINE);
    return true;
  }

  private boolean take(Cases.Case it, Me them) {
    files.letNoMore(
        repository.findById(it.id()).orElseThrow(), them.id(), "To race", Actor.CHALKLINE);
    return true;
  }

  /** Begins with the other, or so many microseconds after it. */
  private static <T> T met(CyclicBarrier start, int micros, java.util.function.Supplier<T> work)
      throws Exception {
    start.await();
    long from = System.nanoTime() + 1_000L * micros;
    while (System.nanoTime() < from) {
      Thread.onSpinWait();
    }
    return work.get();
  }

  private static final int KINDS = 4;

  private boolean change(Me me, Cases.Case it, String task, int kind) {
    String key = UUID.randomUUID().toString();
    try {
      switch (kind) {
        case 0 -> caseNotes.note(me, it.reference(), "A note", key);
        case 1 -> caseNotes.contact(me, it.reference(), "The police", "", "They call back", key);
        case 2 -> taskHolders.claim(me, task);
        default -> taskHolders.release(me, task);
      }
      return true;
    } catch (NoSuchThing outside) {
      return false;
    }
  }

  private boolean raise(Cases.Case it, Me head) {
    walls.keepOut(
        repository.findById(it.id()).orElseThrow(),
        List.of(head.id()),
        Walls.Why.COULD_BE_MEANT,
        Actor.CHALKLINE);
    return true;
  }

  private boolean lift(Cases.Case it, Me head) {
    walls.letIn(repository.findById(it.id()).orElseThrow(), List.of(head.id()), Actor.CHALKLINE);
    return true;
  }

  private List<String> changesBehindAWall(Cases cases, Cases.Case it, Me head) {
    boolean outside = false;
    List<String> behind = new java.util.ArrayList<>();
    for (Recorded entry : cases.everywhere(() -> audit.of("case:" + it.id()))) {
      if (entry.what().equals("wall.raised")) {
        outside = true;
      } else if (entry.what().equals("wall.lifted")) {
        outside = false;
      } else if (outside && entry.actor().equals(head.id())) {
        behind.add(entry.sequence() + " " + entry.what());
      }
    }
    return behind;
  }
}
