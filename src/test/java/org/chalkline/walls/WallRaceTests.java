package org.chalkline.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
import org.chalkline.casework.Walls;
import org.chalkline.casework.Worklist;
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

  private static final int ROUNDS = 200;
  private static final String HEAD = "headteacher@highters-heath";

  @Autowired BeanFactory beans;
  @Autowired CaseFiles files;
  @Autowired Worklist worklist;
  @Autowired Walls walls;
  @Autowired CaseFileRepository repository;
  @Autowired Audit audit;

  @Test
  @DisplayName(
      "A wall and a change at the same moment, 200 times: no change is on record after the wall")
  void races() throws Exception {
    Cases cases = new Cases(beans);
    cases.timeIs(TestClock.FRIDAY_AFTERNOON.toString());
    Cases.Case it =
        cases
            .aReport("highters-heath")
            .by("parent", "A father")
            .reportedBy("staff1@highters-heath");
    Me head = cases.me(HEAD);
    String task = cases.as(HEAD, me -> worklist.ofCase(me, it.reference()).get(0).taskId());
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      int done = 0;
      for (int round = 0; round < ROUNDS; round++) {
        boolean note = round % 2 == 0;
        CyclicBarrier start = new CyclicBarrier(2);
        Future<Boolean> changed =
            threads.submit(
                () -> met(start, () -> cases.as(HEAD, me -> change(me, it, task, note))));
        Future<Boolean> raised =
            threads.submit(() -> met(start, () -> cases.everywhere(() -> raise(it, head))));
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

  private static <T> T met(CyclicBarrier start, java.util.function.Supplier<T> work)
      throws Exception {
    start.await();
    return work.get();
  }

  private boolean change(Me me, Cases.Case it, String task, boolean note) {
    try {
      if (note) {
        files.note(me, it.reference(), "A note", UUID.randomUUID().toString());
      } else {
        worklist.claim(me, task);
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
