package org.chalkline.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chalkline.abuse.AbuseHandling;
import org.chalkline.abuse.Cases;
import org.chalkline.audit.Actor;
import org.chalkline.casework.CaseReference;
import org.chalkline.casework.Walls;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.testing.Api;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.ModelFile;
import org.chalkline.testing.Passed;
import org.chalkline.web.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A case that one may not see, opened for a day: two told, reviewed; never for who is outside. */
@ChalklineTest
class BreakGlassTests {

  private static final String SCHOOL = "highters-heath";
  private static final String HEAD = "headteacher@" + SCHOOL;
  private static final String DEPUTY = "deputy@" + SCHOOL;
  private static final String REVIEW = "Task_ReviewBreakGlass";

  @Autowired BeanFactory beans;
  @Autowired JdbcClient jdbc;
  @Autowired Walls walls;
  @Autowired CaseFileRepository repository;
  @LocalServerPort int port;

  private Cases cases;
  private Cases.Case it;

  @BeforeEach
  void reported() {
    cases = new Cases(beans);
    cases.timeIs("2026-09-14T08:00:00Z");
    it = cases.aReport(SCHOOL).by("parent", "A father").reportedBy("staff1@" + SCHOOL);
  }

  @Test
  @DisplayName(
      "Opened for 24 hours, two are told, found right; the access ends by itself (default 175)")
  void aDay() {
    assertThat(sees(DEPUTY)).isFalse();
    long before = mails();
    ask(DEPUTY, it.reference(), "The head is on a plane");
    assertThat(sees(DEPUTY)).isTrue();
    assertThat(mails() - before).isGreaterThanOrEqualTo(2);
    String reviewer = it.firstWho(REVIEW);
    assertThat(reviewer).isNotEqualTo(DEPUTY);
    assertThat(it.due(REVIEW)).isEqualTo("2026-09-15T08:00:00Z");
    it.done(reviewer, REVIEW, Map.of("right", "yes", "words", "It could not wait"));
    assertThat(sees(DEPUTY)).isTrue();
    cases.timePassesTo("2026-09-15T07:59:59Z");
    assertThat(sees(DEPUTY)).isTrue();
    // Without any timer the grant no longer counts, and the timer takes it away.
    cases.timeIs("2026-09-15T08:00:00Z");
    assertThat(sees(DEPUTY)).isFalse();
    cases.timePassesTo("2026-09-15T08:00:01Z");
    assertThat(sees(DEPUTY)).isFalse();
    assertThat(it.timeline())
        .contains(
            "break-glass.opened",
            "break-glass.told",
            "break-glass.found-right",
            "break-glass.ended");

    ask(DEPUTY, it.reference(), "Once more");
    assertThat(sees(DEPUTY)).isTrue();
    it.done(it.firstWho(REVIEW), REVIEW, Map.of("right", "no", "words", "It could have waited"));
    assertThat(sees(DEPUTY)).as("found not right: ended at once").isFalse();
    cases.timePassesTo("2026-09-16T08:00:02Z");
    Passed passed = new Passed();
    passed.remember(beans);
    assertThat(passed.never(ModelFile.bpmn("casework/break-glass")))
        .as("every element and flow is passed")
        .isEmpty();
  }

  @Test
  @DisplayName(
      "A wrong reference, a right one and one from which a wall keeps them: one page, byte for byte")
  void onePage() {
    Caller them = new Caller(port, DEPUTY);
    Cases.Case walled = cases.aReport(SCHOOL).byPost("deputy").reportedBy("staff1@" + SCHOOL);
    Map<String, Answered> pages = new LinkedHashMap<>();
    Map<String, Answered> answers = new LinkedHashMap<>();
    for (String reference :
        List.of(
            walled.reference(),
            CaseReference.next("ABU").value(),
            "no reference",
            it.reference())) {
      Answered sent =
          them.postPage(
              "/break-glass",
              Map.of(
                  "reference",
                  reference,
                  "reason",
                  "It cannot wait",
                  "password",
                  Api.PASSWORD,
                  "once",
                  UUID.randomUUID().toString()));
      answers.put(reference, sent.comparable(List.of(reference)));
      pages.put(reference, them.get("/break-glass/asked").comparable(List.of()));
    }
    assertThat(answers.values()).allMatch(answer -> answer.status() == 302);
    assertThat(answers.values().stream().distinct()).hasSize(1);
    assertThat(pages.values().stream().distinct()).hasSize(1);
    assertThat(sees(DEPUTY)).isTrue();
    assertThat(new Api(port, DEPUTY).get("/api/v1/cases/" + walled.reference()).status())
        .isEqualTo(404);
    assertThat(walled.open()).doesNotContain(REVIEW);
    assertThat(walled.timeline())
        .contains("break-glass.refused")
        .doesNotContain("break-glass.told");
    assertThat(new Api(port, HEAD).get("/cases/" + walled.reference()).body())
        .doesNotContain("break-glass");
    // Whoever is in charge reads that they tried; nobody else does.
    assertThat(new Caller(port, HEAD).get("/cases/" + walled.reference() + "/who-sees").body())
        .contains("Who asked by break-glass and did not get it", "It cannot wait");
    Api api = new Api(port, DEPUTY);
    for (String reference : List.of(walled.reference(), "ABU-2222-2222")) {
      Api.Answer same =
          api.post("/api/v1/break-glass", Map.of("reference", reference, "reason", "Now"));
      assertThat(same.status()).isEqualTo(202);
      assertThat(same.body()).isEqualTo("{\"id\":\"break-glass\",\"state\":\"asked\"}");
    }
  }

  @Test
  @DisplayName("Password again, a reason and a role that may; without them nothing is opened")
  void notSoEasily() {
    Caller them = new Caller(port, DEPUTY);
    Map<String, String> asked =
        new LinkedHashMap<>(
            Map.of("reference", it.reference(), "reason", "Now", "once", "a", "password", "wrong"));
    Answered refused = them.postPage("/break-glass", asked);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).contains("Enter your password", it.reference());
    asked.put("password", Api.PASSWORD);
    asked.put("reason", "");
    assertThat(them.postPage("/break-glass", asked).status()).isEqualTo(400);
    assertThat(sees(DEPUTY)).isFalse();
    for (String nobody : List.of("administrator", "staff2", "senior-authoriser", "auditor")) {
      ask(nobody + "@" + SCHOOL, it.reference(), "Let me see");
      assertThat(sees(nobody + "@" + SCHOOL)).as(nobody).isFalse();
    }
  }

  @Test
  @DisplayName("Whoever opened a case never reviews it, in the door and in the database (AC-5)")
  void notOneself() {
    ask(DEPUTY, it.reference(), "It cannot wait");
    String task = it.task(it.firstWho(REVIEW), REVIEW);
    Api head = new Api(port, it.firstWho(REVIEW));
    head.post(
        "/api/v1/tasks/" + task + "/hand-over",
        Map.of("person", cases.me(DEPUTY).id(), "reason", "Do it yourself"));
    assertThatThrownBy(
            () -> it.done(DEPUTY, REVIEW, Map.of("right", "yes", "words", "I was right")))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(
            () ->
                cases.everywhere(
                    () ->
                        jdbc.sql("update break_glass set reviewed_by = person_id where case_id = ?")
                            .param(it.id())
                            .update()))
        .hasMessageContaining("break_glass");
  }

  @Test
  @DisplayName("A wall raised while the case is open to them ends it in that moment")
  void walledMeanwhile() {
    ask(DEPUTY, it.reference(), "It cannot wait");
    assertThat(sees(DEPUTY)).isTrue();
    cases.everywhere(
        () -> {
          walls.keepOut(
              repository.findById(it.id()).orElseThrow(),
              List.of(cases.me(DEPUTY).id()),
              Walls.Why.DECLARED,
              Actor.CHALKLINE);
          return "";
        });
    assertThat(sees(DEPUTY)).isFalse();
    assertThat(
            new Api(port, HEAD)
                .get("/api/v1/cases/" + it.reference() + "/access")
                .json()
                .path("before")
                .toString())
        .contains("break-glass.opened");
    assertThat(it.offers(HEAD, AbuseHandling.CONFIRM_FACTS)).isTrue();
  }

  private void ask(String userName, String reference, String reason) {
    Api.Answer answer =
        new Api(port, userName)
            .post("/api/v1/break-glass", Map.of("reference", reference, "reason", reason));
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
  }

  private boolean sees(String userName) {
    Api them = new Api(port, userName);
    boolean sees = them.get("/api/v1/cases/" + it.reference()).status() == 200;
    assertThat(them.get("/api/v1/cases?q=" + it.reference()).body().contains(it.reference()))
        .isEqualTo(sees);
    return sees;
  }

  private long mails() {
    return cases.everywhere(
        () ->
            jdbc.sql("select count(*) from outbox where about = ?")
                .param(it.id())
                .query(Long.class)
                .single());
  }
}
