package org.chalkline.assurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.chalkline.abuse.Cases;
import org.chalkline.audit.Actor;
import org.chalkline.casework.Walls;
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

/** Auditors read who did what; who it is about only with a reason (AC-6). */
@ChalklineTest
class AuditedCaseTests {

  private static final String SCHOOL = "highters-heath";
  private static final String AUDITOR = "auditor@" + SCHOOL;

  @Autowired BeanFactory beans;
  @Autowired Walls walls;
  @Autowired CaseFileRepository repository;
  @LocalServerPort int port;

  private Cases cases;
  private Cases.Case it;
  private String place;
  private String dsl;

  @BeforeEach
  void aboutTheDsl() {
    cases = new Cases(beans);
    cases.timeIs(TestClock.FRIDAY_AFTERNOON.toString());
    it = cases.aReport(SCHOOL).by("parent", "A father").reportedBy("staff1@" + SCHOOL);
    new Api(port, "dsl@" + SCHOOL).get("/api/v1/cases/" + it.reference());
    dsl = cases.me("dsl@" + SCHOOL).person().name();
    keepOut("dsl@" + SCHOOL);
    place = "/api/v1/history/cases/" + it.reference();
  }

  @Test
  @DisplayName("Authors by name and role, parties masked; with a reason, recorded, for a day")
  void masked() {
    Api auditor = new Api(port, AUDITOR);
    Api.Answer masked = auditor.get(place);
    assertThat(masked.status()).as(masked.body()).isEqualTo(200);
    assertThat(masked.body())
        .contains(cases.me("staff1@" + SCHOOL).person().name(), "[masked]", "\"masked\":true")
        .doesNotContain(dsl, cases.me("dsl@" + SCHOOL).id(), "A father");
    assertThat(auditor.post(place + "/unmask", Map.of("reason", " ")).fields())
        .containsExactly("reason");
    assertThat(auditor.post(place + "/unmask", Map.of("reason", "A complaint")).status())
        .isEqualTo(200);
    assertThat(auditor.get(place).body()).contains(dsl, "\"masked\":false");
    assertThat(it.timeline()).contains("history.read", "history.unmasked");
    cases.timeIs("2026-09-20T16:00:00Z");
    assertThat(auditor.get(place).body()).doesNotContain(dsl);
  }

  @Test
  @DisplayName("Only auditors of the school, and none from whom a wall keeps the case")
  void forWhom() {
    assertThat(new Api(port, "headteacher@" + SCHOOL).get(place).status()).isEqualTo(403);
    assertThat(new Api(port, "auditor@wanborough").get(place).status()).isEqualTo(404);
    keepOut(AUDITOR);
    Api auditor = new Api(port, AUDITOR);
    assertThat(auditor.get(place).status()).isEqualTo(404);
    assertThat(auditor.post(place + "/unmask", Map.of("reason", "Mine")).status()).isEqualTo(404);
    assertThat(auditor.get("/api/v1/cases/" + it.reference()).status()).isEqualTo(404);
  }

  private void keepOut(String userName) {
    cases.everywhere(
        () -> {
          walls.keepOut(
              repository.findById(it.id()).orElseThrow(),
              List.of(cases.me(userName).id()),
              Walls.Why.SUBJECT,
              Actor.CHALKLINE);
          return "";
        });
  }
}
