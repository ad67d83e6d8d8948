package org.chalkline.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chalkline.abuse.Cases;
import org.chalkline.casework.CaseReference;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The test of the walls' own tests: a leak that is planted, however small, is found; and a case
 * that is walled takes as long to be absent as one that is not (AC-2, AC-3).
 */
@ChalklineTest
class LeakTests {

  private static final String SCHOOL = "highters-heath";
  private static final boolean FULL = "full".equals(System.getProperty("chalkline.proofs"));
  private static final List<String> PATHS =
      List.of("/tasks", "/cases", "/api/v1/tasks", "/api/v1/cases", "/my-reports");

  @Autowired TestClock clock;
  @Autowired BeanFactory beans;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private Cases cases;

  @BeforeEach
  void friday() {
    clock.set(TestClock.FRIDAY_AFTERNOON);
    cases = new Cases(beans);
  }

  @Test
  @DisplayName("A count, a row, a gap in numbering: each planted leak makes the comparison fail")
  void planted() {
    Caller head = new Caller(port, "headteacher@" + SCHOOL);
    Cases.Case open = cases.aReport(SCHOOL).by("parent", "A father").reportedBy("staff1@" + SCHOOL);
    Map<String, Answered> before = answers(head);
    Cases.Case it = cases.aReport(SCHOOL).byPost("headteacher").reportedBy("staff1@" + SCHOOL);
    assertThat(answers(head)).as("without a leak").isEqualTo(before);

    // A count: one more task is tallied for the post than the list shows.
    plant(
        head,
        before,
        "insert into work_tally (grantee, school_id, n) values ('role:headteacher@%s', '%s', 1)"
            .formatted(SCHOOL, SCHOOL),
        "insert into work_tally (grantee, school_id, n) values ('role:headteacher@%s', '%s', -1)"
            .formatted(SCHOOL, SCHOOL));
    // A row: the wall has a hole.
    plant(
        head,
        before,
        "update case_wall set until = now() where case_id = '%s'".formatted(it.id()),
        "update case_wall set until = null where case_id = '%s'".formatted(it.id()));
    // A gap in numbering: what they do see counts what they do not.
    plant(
        head,
        before,
        "update case_file set title = title || ', second of the day' where id = '%s'"
            .formatted(open.id()),
        "update case_file set title = replace(title, ', second of the day', '') where id = '%s'"
            .formatted(open.id()));
    assertThat(answers(head)).as("the leaks are gone").isEqualTo(before);
  }

  @Test
  @DisplayName("A walled case and an absent one: as quick, in pairs")
  void asQuick() {
    int pairs = FULL ? 1_000 : 30;
    Caller head = new Caller(port, "headteacher@" + SCHOOL);
    Cases.Case it = cases.aReport(SCHOOL).byPost("headteacher").reportedBy("staff1@" + SCHOOL);
    for (String route : List.of("/cases/%s", "/api/v1/cases/%s", "/api/v1/cases?q=%s")) {
      long[] walled = new long[pairs];
      long[] absent = new long[pairs];
      for (int n = -10; n < pairs; n++) {
        boolean first = n % 2 == 0;
        long a = timed(head, route.formatted(first ? it.reference() : nowhere()));
        long b = timed(head, route.formatted(first ? nowhere() : it.reference()));
        if (n >= 0) {
          walled[n] = first ? a : b;
          absent[n] = first ? b : a;
        }
      }
      int slower = 0;
      for (int n = 0; n < pairs; n++) {
        slower += walled[n] > absent[n] ? 1 : 0;
      }
      double apart = Math.abs(median(walled) - median(absent)) / 1e6;
      System.out.printf(
          "LeakTests: %s, %d pairs, medians %.2f and %.2f ms, the walled one slower in %d%n",
          route, pairs, median(walled) / 1e6, median(absent) / 1e6, slower);
      // Whoever measures often enough sees a difference that is always there: five deviations.
      boolean always = Math.abs(slower - pairs / 2.0) > 2.5 * Math.sqrt(pairs);
      assertThat(always && apart > 1).as("%s: %s ms apart", route, apart).isFalse();
    }
  }

  private void plant(Caller them, Map<String, Answered> before, String leak, String undo) {
    run(leak);
    try {
      assertThat(answers(them)).as(leak).isNotEqualTo(before);
    } finally {
      run(undo);
    }
  }

  private void run(String sql) {
    cases.everywhere(() -> jdbc.sql(sql).update());
  }

  private static Map<String, Answered> answers(Caller them) {
    Map<String, Answered> answers = new LinkedHashMap<>();
    PATHS.forEach(path -> answers.put(path, them.get(path).comparable(List.of())));
    return answers;
  }

  private static long timed(Caller them, String path) {
    long from = System.nanoTime();
    them.get(path);
    return System.nanoTime() - from;
  }

  private static String nowhere() {
    return CaseReference.next("ABU").value();
  }

  private static long median(long[] times) {
    long[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
