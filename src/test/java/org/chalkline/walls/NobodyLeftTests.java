package org.chalkline.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.chalkline.abuse.Cases;
import org.chalkline.audit.Actor;
import org.chalkline.casework.Walls;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.testing.Api;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever is outside: no task of a real case is without an owner, inside or outside (AC-4). */
@ChalklineTest
class NobodyLeftTests {

  private static final String SCHOOL = "highters-heath";
  private static final boolean FULL = "full".equals(System.getProperty("chalkline.proofs"));
  private static final List<String> LEADING =
      List.of(
          "headteacher",
          "deputy",
          "dsl",
          "deputy-dsl",
          "senior-authoriser",
          "deputy-authoriser",
          "online-safety",
          "slt",
          "chair",
          "vice-chair");

  @Autowired BeanFactory beans;
  @Autowired TestClock clock;
  @Autowired Walls walls;
  @Autowired CaseFileRepository repository;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private Cases cases;

  @BeforeEach
  void friday() {
    clock.set(TestClock.FRIDAY_AFTERNOON);
    cases = new Cases(beans);
  }

  @Test
  @DisplayName("Every subset of those who lead as subjects of a real case: each task has an owner")
  void everySubset() {
    long seed = Long.getLong("chalkline.seed", System.nanoTime());
    System.out.println("NobodyLeftTests: -Dchalkline.seed=" + seed);
    Random random = new Random(seed);
    List<String> ids = new ArrayList<>();
    Kinds.at(SCHOOL, port, cases, jdbc).forEach(it -> ids.add(it.id()));
    ids.add(
        cases
            .aReport(SCHOOL)
            .touchingAChild()
            .by("parent", "A father")
            .reportedBy("staff1@" + SCHOOL)
            .id());
    int subsets = FULL ? 1 << LEADING.size() : 6;
    for (int n = 0; n < subsets; n++) {
      int subset = FULL ? n : random.nextInt(1 << LEADING.size());
      List<String> out = new ArrayList<>();
      for (int i = 0; i < LEADING.size(); i++) {
        if ((subset & 1 << i) != 0) {
          out.add(LEADING.get(i) + "@" + SCHOOL);
        }
      }
      for (String id : ids) {
        keepOut(id, out, true);
        assertThat(withoutOwner(id)).as("subjects %s, seed %s", out, seed).isEmpty();
        keepOut(id, out, false);
      }
    }
    ids.forEach(id -> assertThat(withoutOwner(id)).isEmpty());
  }

  @Test
  @DisplayName(
      "Nobody inside is left: nobody sees it, the numbers are shown and that is recorded; it comes back with somebody")
  void outside() {
    Cases.Case it = cases.aReport(SCHOOL).by("parent", "A father").reportedBy("staff1@" + SCHOOL);
    Api deputy = new Api(port, "deputy@" + SCHOOL);
    new Api(port, "headteacher@" + SCHOOL)
        .post(
            "/api/v1/cases/" + it.reference() + "/need-to-know",
            java.util.Map.of("person", cases.me("deputy@" + SCHOOL).id(), "reason", "Helps"));
    String here = "/api/v1/cases/" + it.reference();
    assertThat(deputy.get(here).status()).isEqualTo(200);
    List<String> out = List.of("headteacher@" + SCHOOL, "chair@" + SCHOOL, "vice-chair@" + SCHOOL);
    keepOut(it.id(), out, true);
    for (String role : LEADING) {
      assertThat(new Api(port, role + "@" + SCHOOL).get(here).status()).as(role).isEqualTo(404);
    }
    // Who would see it, and no wall keeps out, is told whom to turn to; so is the reporter.
    for (String told : List.of("deputy", "staff1")) {
      Answered page = new Caller(port, told + "@" + SCHOOL).get("/outside/" + it.reference());
      assertThat(page.status()).as(told).isEqualTo(200);
      assertThat(page.body()).contains("0800 028 0285").doesNotContain("A father");
    }
    assertThat(it.timeline()).contains("outside.shown");
    for (String nobody : List.of("headteacher", "chair", "staff2")) {
      assertThat(new Caller(port, nobody + "@" + SCHOOL).get("/outside/" + it.reference()).status())
          .as(nobody)
          .isEqualTo(404);
    }
    assertThat(deputy.post("/api/v1/break-glass", ask(it)).status()).isEqualTo(202);
    assertThat(deputy.get(here).status()).as("break-glass opens no such case").isEqualTo(404);
    keepOut(it.id(), List.of("chair@" + SCHOOL), false);
    assertThat(new Api(port, "chair@" + SCHOOL).get(here).status()).isEqualTo(200);
    assertThat(deputy.get(here).status()).isEqualTo(200);
  }

  private static java.util.Map<String, String> ask(Cases.Case it) {
    return java.util.Map.of("reference", it.reference(), "reason", "At once");
  }

  /** Open tasks that are neither with a body outside nor offered to anybody who may do them. */
  private List<String> withoutOwner(String caseId) {
    return cases.everywhere(
        () ->
            jdbc.sql(
                    """
                    select i.step from work_item i where i.case_id = :case
                      and i.outside = exists (select 1 from work_offer o
                        join role_holding h on o.grantee in ('person:' || h.person_id,
                          'role:' || h.role || '@' || h.school_id)
                        where o.task_id = i.task_id and h.school_id = i.school_id
                          and h.until_day is null and not exists (select 1 from case_wall w
                            where w.case_id = i.case_id and w.person_id = h.person_id
                              and w.until is null))
                    """)
                .param("case", caseId)
                .query(String.class)
                .list());
  }

  private void keepOut(String caseId, List<String> persons, boolean out) {
    cases.everywhere(
        () -> {
          CaseFile file = repository.findById(caseId).orElseThrow();
          if (out) {
            walls.keepOut(file, persons, Walls.Why.DECLARED, Actor.CHALKLINE);
          } else {
            walls.letIn(file, persons, Walls.Why.DECLARED, Actor.CHALKLINE);
          }
          return "";
        });
  }
}
