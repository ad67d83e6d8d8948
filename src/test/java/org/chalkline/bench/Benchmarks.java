package org.chalkline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.chalkline.calendar.CalendarChange;
import org.chalkline.calendar.SchoolCalendars;
import org.chalkline.casework.OpenDeadlines;
import org.chalkline.casework.Rebuild;
import org.chalkline.casework.ReportMade.Suspect;
import org.chalkline.casework.ReportMade.Target;
import org.chalkline.casework.Worklist;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.RoleAt;
import org.chalkline.installation.Scope;
import org.chalkline.installation.SharedDatabase;
import org.chalkline.intake.MakeReport;
import org.chalkline.intake.Reports;
import org.chalkline.testing.CalendarsAfresh;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.CleanSlate;
import org.chalkline.web.Once;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The figures of docs/benchmarks.md: Chalkline against a stock engine in the same run, alternating,
 * on the same database server. Prints; asserts only that both did the work.
 */
@ChalklineTest
@Tag("bench")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class Benchmarks {

  @Autowired Reports reports;
  @Autowired Worklist worklist;
  @Autowired Rebuild rebuild;
  @Autowired People people;
  @Autowired SchoolCalendars calendars;
  @Autowired OpenDeadlines deadlines;
  @Autowired BeanFactory beans;

  @Test
  @Order(1)
  void reportsPerSecond() throws Exception {
    try (Stock stock = new Stock()) {
      Me reporter = person("staff1@wanborough");
      AtomicInteger number = new AtomicInteger();
      IntConsumer ours = n -> reports.report(reporter, report(), UUID.randomUUID().toString());
      IntConsumer theirs = n -> stock.start(number.incrementAndGet());
      for (int threads : List.of(1, 4)) {
        perSecond(2000, threads, theirs);
        perSecond(2000, threads, ours);
        List<Double> ratios = new ArrayList<>();
        List<Double> our = new ArrayList<>();
        List<Double> their = new ArrayList<>();
        for (int round = 0; round < 7; round++) {
          double b = perSecond(300, threads, theirs);
          double a = perSecond(300, threads, ours);
          our.add(a);
          their.add(b);
          ratios.add(a / b);
        }
        print(
            "reports, %d threads | %.0f /s | %.0f /s | %.2f",
            threads, median(our), median(their), median(ratios));
      }
    }
  }

  @Test
  @Order(2)
  void taskList() throws Exception {
    try (Stock stock = new Stock()) {
      for (int tasks : List.of(1_000, 10_000, 100_000)) {
        compare(stock, tasks, List.of("headteacher"));
        compare(stock, tasks, TEN.subList(0, Math.min(10, TEN.size())));
      }
      for (int tasks : List.of(1_000, 10_000, 100_000)) {
        // Ten open tasks in the person's group, however many stand in others.
        compareFew(stock, tasks);
      }
    }
  }

  @Test
  @Order(3)
  void aCalendarChangesWhileAThousandCasesRun() throws Exception {
    CleanSlate.make();
    Me reporter = person("staff1@wanborough");
    Me head = person("headteacher@wanborough");
    perSecond(1000, 2, n -> reports.report(reporter, report(), UUID.randomUUID().toString()));
    LocalDate day = LocalDate.of(2026, 9, 21);
    List<Double> made = new ArrayList<>();
    List<Double> looked = new ArrayList<>();
    List<Double> meanwhile = Collections.synchronizedList(new ArrayList<>());
    var pool = Executors.newFixedThreadPool(2);
    AtomicInteger refused = new AtomicInteger();
    AtomicInteger running = new AtomicInteger(1);
    IntConsumer requests =
        n -> {
          while (running.get() == 1) {
            long begun = System.nanoTime();
            try {
              if (n == 0) {
                reports.report(reporter, report(), UUID.randomUUID().toString());
              } else {
                Scope.of(
                    List.of("wanborough"), () -> worklist.list(head, Worklist.Query.first(25)));
              }
            } catch (RuntimeException e) {
              refused.incrementAndGet();
            }
            meanwhile.add((System.nanoTime() - begun) / 1e6);
          }
        };
    List<Future<?>> all = new ArrayList<>();
    for (int n = 0; n < 2; n++) {
      int number = n;
      all.add(pool.submit(() -> requests.accept(number)));
    }
    for (int round = 0; round < 6; round++) {
      CalendarChange change =
          round % 2 == 0
              ? new CalendarChange.Close(day, day, "snow")
              : new CalendarChange.Open(day, day);
      Scope.of(
          head.schools(),
          () -> {
            String id = calendars.draft(head, "wanborough", change, false, Once.freshKey());
            looked.add(
                millis(
                    1,
                    () ->
                        deadlines.wouldMove(
                            head,
                            "wanborough",
                            calendars
                                .proposed(head, "wanborough", id)
                                .countings()
                                .get("wanborough"),
                            false)));
            long seen = calendars.proposed(head, "wanborough", id).version();
            made.add(
                millis(1, () -> calendars.make(head, "wanborough", id, seen, Once.freshKey())));
          });
    }
    running.set(0);
    for (Future<?> one : all) {
      one.get();
    }
    pool.shutdown();
    assertThat(refused.get()).as("requests refused meanwhile").isZero();
    assertThat(rebuild.differences()).as("nothing is lost").isEmpty();
    List<Double> sorted = new ArrayList<>(meanwhile);
    Collections.sort(sorted);
    print(
        "calendar change, 1000 cases | looked at %.0f ms | made %.0f ms | %d requests meanwhile, "
            + "median %.0f ms, 95 %% in %.0f ms, longest %.0f ms",
        median(looked),
        median(made),
        sorted.size(),
        median(sorted),
        sorted.get(sorted.size() * 95 / 100),
        sorted.get(sorted.size() - 1));
    CalendarsAfresh.make(beans);
    CleanSlate.make();
  }

  private static final List<String> TEN =
      List.of(
          "headteacher",
          "deputy",
          "dsl",
          "deputy-dsl",
          "slt",
          "line-manager",
          "chair",
          "vice-chair",
          "dpo",
          "online-safety");

  private void compare(Stock stock, int tasks, List<String> roles) throws Exception {
    stock.fill(tasks, roles);
    fill(tasks, roles);
    measure(
        stock,
        tasks + " open in " + roles.size() + (roles.size() == 1 ? " group" : " groups, all mine"),
        roles,
        tasks);
  }

  private void compareFew(Stock stock, int tasks) throws Exception {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < tasks / 10; i++) {
      many.add("group" + i);
    }
    stock.fill(tasks, many);
    fill(tasks, many);
    measure(stock, tasks + " open, ten in my group", List.of("group3"), 10);
  }

  private void measure(Stock stock, String what, List<String> roles, int total) {
    Set<RoleAt> held = new HashSet<>();
    roles.forEach(role -> held.add(new RoleAt(role, "wanborough")));
    Me me = new Me(person("headteacher@wanborough").person(), held);
    Scope.of(
        List.of("wanborough"),
        () -> {
          List<Double> ratios = new ArrayList<>();
          List<Double> our = new ArrayList<>();
          List<Double> their = new ArrayList<>();
          for (int i = 0; i < 60; i++) {
            Worklist.Page page = worklist.list(me, Worklist.Query.first(25));
            assertThat(page.total()).isEqualTo(total);
            assertThat(page.rows()).hasSize(Math.min(25, total));
          }
          assertThat(stock.page(roles)).hasSize(Math.min(25, total));
          int each = total > 50_000 ? 5 : 40;
          for (int round = 0; round < 9; round++) {
            double b = millis(each, () -> stock.page(roles));
            double a = millis(each * 4, () -> worklist.list(me, Worklist.Query.first(25)));
            our.add(a);
            their.add(b);
            ratios.add(b / a);
          }
          print(
              "task page and total, %s | %.2f ms | %.2f ms | %.0f ×",
              what, median(our), median(their), median(ratios));
        });
  }

  private void fill(int tasks, List<String> roles) throws Exception {
    try (Connection owner = SharedDatabase.asOwner()) {
      var run = owner.createStatement();
      run.execute("delete from work_item where task_id like 'bench-%'");
      run.execute("delete from case_grant where case_id like 'bench-%'");
      run.execute("delete from work_item");
      run.execute("delete from work_tally");
      run.execute(
          """
          insert into case_file (id, reference, school_id, kind, title, state, severity, child_touched,
            opened_at, opened_by, policy_edition, breach_edition, version)
          select 'bench-' || n, 'ABU-BENCH-' || n, 'wanborough', 'abuse',
            'Racist on the school''s own account, Facebook', 'open', 'medium', false, now(), 'staff1@wanborough',
            'x', 'x', 0 from generate_series(1, %d) n on conflict do nothing
          """
              .formatted(tasks));
      run.execute(
          """
          insert into work_item (task_id, case_id, school_id, reference, title, process, step, name, severity,
            severity_rank, due_at, opened_at, outside)
          select 'bench-' || n, 'bench-' || n, 'wanborough', 'ABU-BENCH-' || n,
            'Racist on the school''s own account, Facebook', 'abuse-handling', 'Task_ConfirmFacts',
            'Confirm the facts', 'medium', 2, timestamptz '2026-09-18' + n * interval '7 minutes', now(), false
          from generate_series(1, %d) n
          """
              .formatted(tasks));
      var offers =
          owner.prepareStatement(
              """
              insert into work_offer (task_id, case_id, school_id, grantee, position, due_at, severity_rank)
              select task_id, case_id, school_id,
                'role:' || (?::text[])[1 + substr(task_id, 7)::int %% ?] || '@wanborough', 0, due_at, 2
              from work_item where task_id like 'bench-%%'
              """
                  .replace("%%", "%"));
      offers.setArray(1, owner.createArrayOf("text", roles.toArray()));
      offers.setInt(2, roles.size());
      offers.execute();
      run.execute("vacuum analyze work_item");
      run.execute("vacuum analyze work_offer");
      run.execute("vacuum analyze work_tally");
    }
    rebuild.foldTallies();
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
        "What was said, in about as many words as such a post has, and then a few more of them",
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

  private static double perSecond(int count, int threads, IntConsumer work) throws Exception {
    var pool = Executors.newFixedThreadPool(threads);
    try {
      long begun = System.nanoTime();
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int number = i;
        all.add(pool.submit(() -> work.accept(number)));
      }
      for (Future<?> one : all) {
        one.get();
      }
      return count / ((System.nanoTime() - begun) / 1e9);
    } finally {
      pool.shutdown();
    }
  }

  private static double millis(int times, Runnable work) {
    long begun = System.nanoTime();
    for (int i = 0; i < times; i++) {
      work.run();
    }
    return (System.nanoTime() - begun) / 1e6 / times;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  private static void print(String format, Object... values) {
    System.out.println("BENCH | " + String.format(Locale.UK, format, values));
  }
}
