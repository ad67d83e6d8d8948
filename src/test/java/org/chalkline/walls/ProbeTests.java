package org.chalkline.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.chalkline.abuse.Cases;
import org.chalkline.audit.Actor;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.Walls;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.testing.Api;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.CleanSlate;
import org.chalkline.testing.TestClock;
import org.chalkline.web.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Random questions over every channel, by random people about random cases whose walls and grants
 * change meanwhile: what is answered is what the oracle says, without one difference (AC-2).
 */
@ChalklineTest
class ProbeTests {

  private static final int PROBES =
      "full".equals(System.getProperty("chalkline.proofs")) ? 100_000 : 300;
  private static final int CHANGES_EVERY = 10;
  private static final List<String> SCHOOLS = List.of("highters-heath", "wanborough");
  private static final List<String> ROLES =
      List.of(
          "headteacher",
          "deputy",
          "dsl",
          "deputy-dsl",
          "chair",
          "vice-chair",
          "senior-authoriser",
          "online-safety",
          "administrator",
          "auditor",
          "governor",
          "dpo",
          "staff1",
          "staff2");

  /** What of a case is asked for by its reference: there for whoever sees it, else as absent. */
  private static final List<String> PARTS =
      List.of(
          "/cases/{r}",
          "/cases/{r}/who-sees",
          "/cases/{r}/note",
          "/cases/{r}/step-aside",
          "/cases/{r}/evidence",
          "/cases/{r}/links",
          "/cases/{r}/pack",
          "/cases/{r}/diagram/abuse-handling.bpmn",
          "/cases/{r}/evidence/{e}/view/1",
          "/cases/{r}/evidence/{e}/original",
          "/api/v1/cases/{r}",
          "/api/v1/cases/{r}/access",
          "/api/v1/cases/{r}/timeline",
          "/api/v1/cases/{r}/way",
          "/api/v1/cases/{r}/evidence",
          "/api/v1/cases/{r}/links",
          "/api/v1/cases/{r}/letters",
          "/api/v1/cases/{r}/meetings",
          "/api/v1/cases/{r}/outside-contacts",
          "/api/v1/cases/{r}/packs");

  @Autowired BeanFactory beans;
  @Autowired TestClock clock;
  @Autowired Walls walls;
  @Autowired CaseFiles files;
  @Autowired CaseFileRepository repository;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private final Map<String, Caller> callers = new HashMap<>();
  private Cases cases;

  private record Made(String reference, String id, String school, String evidence) {}

  @AfterAll
  static void leavesNothing() {
    CleanSlate.make();
  }

  @Test
  @DisplayName("Whoever asks whatever of whichever case: the answer is the oracle's")
  void probes() throws SQLException {
    CleanSlate.make();
    clock.set(TestClock.FRIDAY_AFTERNOON);
    cases = new Cases(beans);
    long seed = Long.getLong("chalkline.seed", System.nanoTime());
    System.out.println("ProbeTests: " + PROBES + " probes, -Dchalkline.seed=" + seed);
    Random random = new Random(seed);
    List<Made> all = made();
    int seen = 0;
    int unseen = 0;
    List<String> wrong = new ArrayList<>();
    try (Oracle oracle = new Oracle()) {
      for (int probe = 0; probe < PROBES; probe++) {
        if (probe % CHANGES_EVERY == 0) {
          change(random, any(random, all));
        }
        Made it = any(random, all);
        String who = any(random, ROLES) + "@" + any(random, SCHOOLS);
        boolean sees = oracle.sees(who, it.id(), clock.instant());
        seen += sees ? 1 : 0;
        unseen += sees ? 0 : 1;
        String differs = ask(random, caller(who), who, it, sees, oracle);
        if (!differs.isEmpty()) {
          wrong.add(who + " " + it.reference() + " sees=" + sees + ": " + differs);
        }
      }
    }
    assertThat(wrong).as("seed %s", seed).isEmpty();
    assertThat(seen).as("some are seen").isGreaterThan(PROBES / 50);
    assertThat(unseen).as("some are not").isGreaterThan(PROBES / 50);
  }

  /** One question over one channel; empty if the answer is the oracle's. */
  private String ask(Random random, Caller them, String who, Made it, boolean sees, Oracle oracle)
      throws SQLException {
    String reference = it.reference();
    switch (random.nextInt(8)) {
      case 0 -> {
        return listed(them.get("/api/v1/cases?q=" + reference), reference, sees);
      }
      case 1 -> {
        return listed(them.get("/cases?q=" + reference), "/cases/" + reference + "\"", sees);
      }
      case 2 -> {
        // A word of its own in the subject line: search and its figures.
        String page = them.get("/api/v1/cases?q=" + reference.substring(4, 8)).body();
        return page.contains(reference) && !sees ? "found by a part of its reference" : "";
      }
      case 3 -> {
        int waits = oracle.work(who, clock.instant());
        String tasks = them.get("/api/v1/tasks?limit=100").body();
        return tasks.contains("\"total\":" + waits + ",")
                || tasks.contains("\"total\":" + waits + "}")
            ? tasks.contains(reference) && oracle.walled(who, it.id()) ? "a task of it" : ""
            : "not " + waits + " tasks: " + tasks.substring(Math.max(0, tasks.length() - 80));
      }
      case 4 -> {
        boolean audits =
            oracle.holds(who, "auditor", it.school(), clock.instant())
                && !oracle.walled(who, it.id());
        int status = them.get("/api/v1/history/cases/" + reference).status();
        return (status == 200) == audits ? "" : "its history answers " + status;
      }
      default -> {
        String evidence = it.evidence().isEmpty() ? "none" : it.evidence();
        String asked = any(random, PARTS).replace("{r}", reference).replace("{e}", evidence);
        Answered answer = them.get(asked);
        boolean there = answer.status() == 200;
        // What is there for whoever sees the case may be there for fewer; never for more.
        boolean fewer = asked.matches(".*/(pack|evidence|links|abuse-handling.bpmn|none/.*)");
        boolean right = fewer ? sees || !there : there == sees;
        return right && (there || absent(answer)) ? "" : asked + " answers " + answer.status();
      }
    }
  }

  private static boolean absent(Answered answer) {
    return answer.status() == 404;
  }

  private static String listed(Answered answer, String mark, boolean sees) {
    return answer.status() == 200 && answer.body().contains(mark) == sees
        ? ""
        : "listed answers " + answer.status() + ", " + answer.body().contains(mark);
  }

  /** Someone is kept out, let in, taken off or steps aside; or time goes by. */
  private void change(Random random, Made it) {
    String who = any(random, ROLES) + "@" + it.school();
    int kind = random.nextInt(6);
    try {
      cases.everywhere(
          () -> {
            CaseFile file = repository.findById(it.id()).orElseThrow();
            switch (kind) {
              case 0, 1 -> walls.keepOut(file, List.of(who), any(random, RAISED), Actor.CHALKLINE);
              case 2 -> walls.letIn(file, List.of(who), any(random, LIFTED), Actor.CHALKLINE);
              case 3, 4 -> files.let(file, who, "Needs to know", Actor.CHALKLINE);
              default -> files.letNoMore(file, who, "No longer", Actor.CHALKLINE);
            }
            return "";
          });
    } catch (Refused refused) {
      // Who is outside is not let in, and who has a task stays.
      assertThat(kind).isGreaterThan(2);
    }
    if (random.nextInt(4) == 0) {
      new Api(port, who)
          .post("/api/v1/break-glass", Map.of("reference", it.reference(), "reason", "At once"));
    }
    if (random.nextInt(8) == 0) {
      Instant later = clock.instant().plusSeconds(60L * 60 * (1 + random.nextInt(12)));
      clock.set(later);
    }
  }

  private static final List<Walls.Why> RAISED =
      List.of(
          Walls.Why.COULD_BE_MEANT,
          Walls.Why.COULD_BE_MEANT,
          Walls.Why.DECLARED,
          Walls.Why.DECLARED,
          Walls.Why.STEPPED_ASIDE);
  private static final List<Walls.Why> LIFTED =
      List.of(Walls.Why.COULD_BE_MEANT, Walls.Why.DECLARED);

  /**
   * Cases of every kind at two schools; each has an item of evidence where its reporter's head may.
   */
  private List<Made> made() {
    List<Made> all = new ArrayList<>();
    Set<String> kinds = new TreeSet<>();
    for (String school : SCHOOLS) {
      List<Kinds.Begun> begun = new ArrayList<>(Kinds.at(school, port, cases, jdbc));
      begun.addAll(Kinds.at(school, port, cases, jdbc));
      for (Kinds.Begun it : begun) {
        kinds.add(it.kind());
        Api.Answer added =
            new Api(port, "headteacher@" + school)
                .post(
                    "/api/v1/cases/" + it.reference() + "/evidence",
                    Map.of("words", "Said"),
                    List.of(
                        new Api.File("files", "a.txt", "Said".getBytes(StandardCharsets.UTF_8))),
                    UUID.randomUUID().toString());
        all.add(
            new Made(
                it.reference(),
                it.id(),
                school,
                added.status() < 300 ? added.text("/evidence/0/id") : ""));
      }
      assertThat(cases.me("dsl@" + school).id()).isEqualTo("dsl@" + school);
    }
    System.out.println("ProbeTests: cases of the kinds " + kinds);
    assertThat(kinds).contains("abuse", "escalation");
    return all;
  }

  private Caller caller(String who) {
    return callers.computeIfAbsent(who, it -> new Caller(port, it));
  }

  private static <T> T any(Random random, List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
