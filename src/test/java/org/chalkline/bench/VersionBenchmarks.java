package org.chalkline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.chalkline.casework.Rebuild;
import org.chalkline.casework.ReportMade.Suspect;
import org.chalkline.casework.ReportMade.Target;
import org.chalkline.casework.Worklist;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.installation.Scope;
import org.chalkline.intake.MakeReport;
import org.chalkline.intake.Reports;
import org.chalkline.policy.Answer;
import org.chalkline.policy.Answer.Rests;
import org.chalkline.policy.Editions;
import org.chalkline.policy.Policies;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.CleanSlate;
import org.chalkline.testing.TestClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The figures of docs/benchmarks.md on a policy that changes while a thousand cases run. */
@ChalklineTest
@Tag("bench")
class VersionBenchmarks {

  private static final int CASES = 1000;
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  @Autowired Reports reports;
  @Autowired Worklist worklist;
  @Autowired TransactionTemplate transaction;
  @Autowired Rebuild rebuild;
  @Autowired People people;
  @Autowired Editions editions;
  @Autowired Policies policies;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  @Test
  void aPolicyChangesWhileAThousandCasesRun() throws Exception {
    CleanSlate.make();
    clock.set(TestClock.FRIDAY_AFTERNOON);
    Me reporter = person("staff1@wanborough");
    Me head = person("headteacher@wanborough");
    for (int i = 0; i < CASES; i++) {
      reports.report(reporter, report(), UUID.randomUUID().toString());
    }
    AtomicBoolean running = new AtomicBoolean(true);
    AtomicInteger reported = new AtomicInteger(CASES);
    List<Double> meanwhile = Collections.synchronizedList(new ArrayList<>());
    var pool = Executors.newFixedThreadPool(2);
    List<Future<?>> all = new ArrayList<>();
    all.add(
        pool.submit(
            () -> {
              while (running.get()) {
                timed(
                    meanwhile,
                    () -> reports.report(reporter, report(), UUID.randomUUID().toString()));
                reported.incrementAndGet();
              }
            }));
    all.add(
        pool.submit(
            () -> {
              while (running.get()) {
                timed(
                    meanwhile,
                    () ->
                        Scope.of(head.schools(), () -> worklist.list(head, first()).rows().size()));
              }
            }));
    List<Double> published = new ArrayList<>();
    for (int round = 1; round <= 6; round++) {
      String days = (round % 2 + 2) + " working days";
      timed(published, () -> publish(days));
      // The next day begins: the version holds from now on.
      clock.passes(Duration.ofDays(1));
    }
    running.set(false);
    for (Future<?> one : all) {
      one.get();
    }
    pool.shutdown();
    assertThat(rebuild.differences()).as("nothing is lost").isEmpty();
    List<String> wrong =
        Scope.everywhere(
            () ->
                transaction.execute(
                    status ->
                        jdbc.sql("select policy_edition, opened_at from case_file")
                            .query(
                                (row, n) ->
                                    policies
                                            .inForce(
                                                "wanborough",
                                                LocalDate.ofInstant(
                                                    row.getTimestamp(2).toInstant(), LONDON))
                                            .edition()
                                            .equals(row.getString(1))
                                        ? ""
                                        : row.getString(1))
                            .list()));
    assertThat(wrong).as("each case keeps its version").hasSize(reported.get()).containsOnly("");
    Collections.sort(meanwhile);
    Collections.sort(published);
    System.out.printf(
        Locale.UK,
        "BENCH | policy change, %d cases | published %.0f ms | %d requests meanwhile, median %.0f ms,"
            + " 95 %% in %.0f ms, longest %.0f ms%n",
        CASES,
        published.get(published.size() / 2),
        meanwhile.size(),
        meanwhile.get(meanwhile.size() / 2),
        meanwhile.get(meanwhile.size() * 95 / 100),
        meanwhile.get(meanwhile.size() - 1));
    CleanSlate.make();
    clock.set(TestClock.FRIDAY_AFTERNOON);
  }

  private void publish(String limit) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), LONDON);
    String id = editions.begin("wanborough", "headteacher@wanborough", "wanborough");
    editions.answer(id, "abuse.triage_limit", new Answer(limit, Rests.OWN, List.of(), "Measured"));
    editions.frame(id, "Version of " + today, today.plusDays(1));
    editions.putForward(id);
    editions.publish(id, List.of(), "chair@wanborough");
  }

  private static void timed(List<Double> into, Runnable work) {
    long begun = System.nanoTime();
    work.run();
    into.add((System.nanoTime() - begun) / 1e6);
  }

  private static Worklist.Query first() {
    return new Worklist.Query(null, null, null, "all", false, "due", null, 20);
  }

  private Me person(String name) {
    return Scope.everywhere(
        () -> {
          var person = people.byUserName(name).orElseThrow();
          return new Me(person, people.rolesOf(person.id()));
        });
  }

  private static MakeReport report() {
    return new MakeReport(
        "wanborough",
        "Facebook",
        "wanborough-facebook",
        "The school's page",
        "https://facebook.example/post/1",
        "What was said, in about as many words as such a post has",
        null,
        null,
        List.of(new Suspect("parent", "A parent of year four", null, null, "no")),
        List.of(new Target("staff", "The teacher of year four", null)),
        List.of("racist"),
        false,
        false,
        false,
        true,
        List.of());
  }
}
