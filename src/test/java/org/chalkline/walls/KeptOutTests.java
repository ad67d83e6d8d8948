package org.chalkline.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chalkline.abuse.AbuseCases;
import org.chalkline.abuse.AbuseHandling;
import org.chalkline.abuse.Cases;
import org.chalkline.audit.Actor;
import org.chalkline.casework.Access;
import org.chalkline.casework.CaseJoins;
import org.chalkline.casework.CaseParties;
import org.chalkline.casework.CaseReference;
import org.chalkline.casework.Walls;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.RoleAt;
import org.chalkline.intake.Reports;
import org.chalkline.testing.Api;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.TestClock;
import org.chalkline.web.InvalidInput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** What a wall keeps from a person beyond the case's own pages: what they did, heard and knew. */
@ChalklineTest
class KeptOutTests {

  private static final String SCHOOL = "highters-heath";
  private static final String HEAD = "headteacher@" + SCHOOL;

  @Autowired private TransactionTemplate transaction;
  @Autowired TestClock clock;
  @Autowired BeanFactory beans;
  @Autowired CaseJoins caseJoins;
  @Autowired CaseFileRepository repository;
  @Autowired CaseParties parties;
  @Autowired AbuseCases abuse;
  @Autowired Walls walls;
  @Autowired Access access;
  @Autowired People people;
  @Autowired Reports reports;
  @LocalServerPort int port;

  private Cases cases;

  @BeforeEach
  void friday() {
    clock.set(TestClock.FRIDAY_AFTERNOON);
    cases = new Cases(beans);
  }

  @Test
  @DisplayName("A change sent again under its old key after the wall is answered as for no case")
  void repeatedUnderItsKey() {
    Caller head = new Caller(port, HEAD);
    Cases.Case it = cases.aReport(SCHOOL).by("parent", "A father").reportedBy("staff1@" + SCHOOL);
    String task = it.task(HEAD, AbuseHandling.CONFIRM_FACTS);
    String key = UUID.randomUUID().toString();
    String nowhere = CaseReference.next("ABU").value();
    String nothing = UUID.randomUUID().toString();
    assertThat(head.post(notes(it.reference()), "{\"words\":\"Mine\"}", key).status())
        .isEqualTo(201);
    assertThat(head.post(claim(task), "{}", key).status()).isEqualTo(200);
    Map<String, String> form = Map.of("words", "Mine too", "once", key);
    assertThat(head.postPage(page(it.reference()), form).status()).isEqualTo(302);
    assertThat(head.post(notes(it.reference()), "{\"words\":\"Mine\"}", key).status())
        .as("before the wall a repeat gets its answer")
        .isEqualTo(201);

    keepOut(it, HEAD);

    for (String body : List.of("{\"words\":\"Mine\"}", "{\"words\":7}", "no json")) {
      assertThat(head.post(notes(it.reference()), body, key).comparable(List.of(it.reference())))
          .isEqualTo(head.post(notes(nowhere), body, key).comparable(List.of(nowhere)));
    }
    assertThat(head.post(claim(task), "{}", key).comparable(List.of(task)))
        .isEqualTo(head.post(claim(nothing), "{}", key).comparable(List.of(nothing)));
    for (String once : List.of(key, "", UUID.randomUUID().toString())) {
      Map<String, String> again = Map.of("words", "Mine too", "once", once);
      assertThat(head.postPage(page(it.reference()), again).comparable(List.of(it.reference())))
          .isEqualTo(head.postPage(page(nowhere), again).comparable(List.of(nowhere)));
    }
  }

  @Test
  @DisplayName("Who steps aside and clicks twice is led on like the first time")
  void steppedAsideTwice() {
    Caller head = new Caller(port, HEAD);
    Cases.Case it = cases.aReport(SCHOOL).by("parent", "A father").reportedBy("staff1@" + SCHOOL);
    String key = UUID.randomUUID().toString();
    String path = "/api/v1/cases/" + it.reference() + "/step-aside";
    Answered first = head.post(path, "{}", key);
    assertThat(first.status()).isEqualTo(200);
    assertThat(head.post(path, "{}", key).body()).isEqualTo(first.body());
  }

  @Test
  @DisplayName("Whoever comes into the post that was named is outside until a person has confirmed")
  void appointedAfterTheReport() {
    Cases.Case it = cases.aReport(SCHOOL).byPost("headteacher").reportedBy("staff1@" + SCHOOL);
    Cases.Case words =
        cases.aReport(SCHOOL).by("staff", "The head did it").reportedBy("staff1@" + SCHOOL);
    Cases.Case other =
        cases.aReport(SCHOOL).by("parent", "A father").reportedBy("staff1@" + SCHOOL);
    String late = "staff2@" + SCHOOL;
    appointed(late, "headteacher");
    try {
      assertThat(maySee(late, other)).isTrue();
      assertThat(maySee(late, it)).isFalse();
      assertThat(maySee(late, words)).isFalse();
      String confirms = it.firstWho(AbuseHandling.CONFIRM_WHO_IS_MEANT);
      it.done(
          confirms,
          AbuseHandling.CONFIRM_WHO_IS_MEANT,
          Map.of("persons", List.of(cases.me(HEAD).id())));
      assertThat(maySee(late, it)).as("not they were meant").isTrue();
      assertThat(maySee(HEAD, it)).isFalse();
    } finally {
      ended(late, "headteacher");
    }
  }

  @Test
  @DisplayName("A post is asked about even if nobody held it when it was reported")
  void nobodyHeldThePost() {
    ended("vice-chair@" + SCHOOL, "vice-chair");
    try {
      Cases.Case it = cases.aReport(SCHOOL).byPost("vice-chair").reportedBy("staff1@" + SCHOOL);
      appointed("staff2@" + SCHOOL, "vice-chair");
      assertThat(it.firstWho(AbuseHandling.CONFIRM_WHO_IS_MEANT)).isNotEmpty();
      assertThat(cases.everywhere(() -> access.walled(cases.me("staff2@" + SCHOOL).id(), it.id())))
          .isTrue();
    } finally {
      ended("staff2@" + SCHOOL, "vice-chair");
      appointed("vice-chair@" + SCHOOL, "vice-chair");
    }
  }

  @Test
  @DisplayName("A person of another school is refused, in a report and as a further suspect")
  void notOfTheSchool() {
    String stranger = cases.me("staff1@wanborough").id();
    assertThatThrownBy(
            () ->
                cases
                    .aReport(SCHOOL)
                    .by("parent", "A father")
                    .aimedAt("staff", "", stranger)
                    .reportedBy("staff1@" + SCHOOL))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            wrong -> assertThat(wrong.errors().get(0).field()).isEqualTo("aimedAt"));
    Cases.Case it = cases.aReport(SCHOOL).by("parent", "A father").reportedBy("staff1@" + SCHOOL);
    Api head = new Api(port, HEAD);
    String suspects = "/api/v1/cases/" + it.reference() + "/suspects";
    Api.Answer person = head.post(suspects, Map.of("words", "", "person", stranger));
    assertThat(person.status()).isEqualTo(400);
    assertThat(person.fields()).containsExactly("person");
    Api.Answer post = head.post(suspects, Map.of("words", "", "post", "king"));
    assertThat(post.status()).isEqualTo(400);
    assertThat(post.fields()).containsExactly("post");
  }

  @Test
  @DisplayName(
      "A handle of an outsider that was learnt behind a wall is shown to nobody outside it")
  void handles() {
    Cases.Case closed = outsiderKnown("@learnt_behind_the_wall");
    Cases.Case open = outsiderKnown("@learnt_in_the_open");
    assertThat(new Api(port, HEAD).get("/api/v1/cases/" + open.reference()).status())
        .isEqualTo(200);
    Caller head = new Caller(port, HEAD);
    assertThat(head.get("/cases/" + open.reference()).body())
        .contains("@learnt_in_the_open", "@learnt_behind_the_wall");
    keepOut(closed, HEAD);
    assertThat(head.get("/cases/" + open.reference()).body())
        .contains("@learnt_in_the_open")
        .doesNotContain("@learnt_behind_the_wall");
  }

  @Test
  @DisplayName("A reporter hears how a joined case stands only if no wall keeps them from it")
  void standingOfJoined() {
    String reporter = "staff1@" + SCHOOL;
    Cases.Case first = cases.aReport(SCHOOL).by("parent", "A father").reportedBy(reporter);
    Cases.Case second =
        cases.aReport(SCHOOL).by("parent", "A father").reportedBy("staff2@" + SCHOOL);
    cases.as(
        HEAD,
        me -> {
          caseJoins.join(me, first.reference(), second.reference(), "The same", key());
          return "";
        });
    keepOut(second, reporter);
    String before = reports.mine(cases.me(reporter), first.reference()).standing();
    second.workedToTheEnd();
    assertThat(second.state()).isEqualTo("closed");
    assertThat(reports.mine(cases.me("staff2@" + SCHOOL), second.reference()).standing())
        .isEqualTo("closed");
    assertThat(reports.mine(cases.me(reporter), first.reference()).standing()).isEqualTo(before);
  }

  @Test
  @DisplayName("A wall of a case that was joined stands around the one into which it was joined")
  void wallOfJoined() {
    Cases.Case first =
        cases.aReport(SCHOOL).by("parent", "A father").reportedBy("staff1@" + SCHOOL);
    Cases.Case second =
        cases.aReport(SCHOOL).by("parent", "A father").reportedBy("staff2@" + SCHOOL);
    cases.as(
        HEAD,
        me -> {
          caseJoins.join(me, first.reference(), second.reference(), "The same", key());
          return "";
        });
    assertThat(maySee(HEAD, second)).isTrue();
    keepOut(first, HEAD);
    assertThat(maySee(HEAD, second)).isFalse();
    assertThat(second.offered("Task_ConfirmFacts")).doesNotContain("role:headteacher@" + SCHOOL);
  }

  @Test
  @DisplayName("The outbox of the evaluation shows no mail about a case to whom a wall keeps out")
  void outbox() {
    Caller head = new Caller(port, HEAD);
    cases.aReport(SCHOOL).by("parent", "A father").reportedBy("staff1@" + SCHOOL);
    // What waits is about to be shown as sent.
    await()
        .until(
            () -> !head.get("/api/v1/evaluation/outbox").body().contains("\"state\":\"waiting\""));
    Answered page = head.get("/evaluation/outbox").comparable(List.of());
    Answered api = head.get("/api/v1/evaluation/outbox").comparable(List.of());
    assertThat(api.body()).contains("\"subject\"");
    cases.aReport(SCHOOL).byPost("headteacher").inDanger().reportedBy("staff1@" + SCHOOL);
    assertThat(head.get("/evaluation/outbox").comparable(List.of())).isEqualTo(page);
    assertThat(head.get("/api/v1/evaluation/outbox").comparable(List.of())).isEqualTo(api);
    assertThat(new Caller(port, "deputy@" + SCHOOL).get("/api/v1/evaluation/outbox").body())
        .isNotEqualTo(api.body());
  }

  @Test
  @DisplayName("No file is taken over the API where a child's image may be; nothing is kept of it")
  void noImageOfAChild() {
    Cases.Case it =
        cases
            .aReport(SCHOOL)
            .by("parent", "A father")
            .perhapsAnImageOfAChild()
            .reportedBy("staff1@" + SCHOOL);
    Api head = new Api(port, HEAD);
    Api.Answer refused =
        head.post(
            "/api/v1/cases/" + it.reference() + "/evidence",
            Map.of("words", "What was seen"),
            List.of(new Api.File("files", "a.txt", "words".getBytes(StandardCharsets.UTF_8))),
            key());
    assertThat(refused.status()).isEqualTo(409);
    assertThat(head.get("/api/v1/cases/" + it.reference() + "/evidence").json().path("evidence"))
        .isEmpty();
  }

  @Test
  @DisplayName("The timeline over the API says nothing of who is outside")
  void timeline() {
    Cases.Case it = cases.aReport(SCHOOL).by("parent", "A father").reportedBy("staff1@" + SCHOOL);
    keepOut(it, "dsl@" + SCHOOL);
    cases.as(
        HEAD,
        me -> {
          cases.everywhere(
              () -> {
                walls.letIn(file(it), List.of(cases.me("dsl@" + SCHOOL).id()), me.actor());
                return "";
              });
          return "";
        });
    assertThat(it.timeline()).contains("wall.raised", "wall.lifted");
    String told = new Api(port, HEAD).get("/api/v1/cases/" + it.reference() + "/timeline").body();
    assertThat(told).contains("case.opened").doesNotContain("wall.", "stepped-aside");
    assertThat(told).doesNotContain(cases.me("dsl@" + SCHOOL).id());
  }

  private Cases.Case outsiderKnown(String handle) {
    Cases.Case it = cases.aReport(SCHOOL).by("parent", "A father").reportedBy("staff1@" + SCHOOL);
    cases.as(
        HEAD,
        me -> {
          abuse.learn(
              me,
              it.reference(),
              List.of(),
              List.of("parent"),
              "Peter Known",
              handle,
              false,
              "x",
              key());
          return "";
        });
    return it;
  }

  private void keepOut(Cases.Case it, String userName) {
    Me me = cases.me(userName);
    cases.everywhere(
        () -> {
          walls.keepOut(file(it), List.of(me.id()), Walls.Why.COULD_BE_MEANT, Actor.CHALKLINE);
          return "";
        });
  }

  private org.chalkline.casework.domain.CaseFile file(Cases.Case it) {
    return repository.findById(it.id()).orElseThrow();
  }

  private boolean maySee(String userName, Cases.Case it) {
    return cases.as(
        userName,
        me -> Boolean.TRUE.equals(transaction.execute(status -> access.maySee(me, it.id()))));
  }

  private void appointed(String userName, String role) {
    cases.everywhere(
        () -> {
          people.give(
              cases.me(userName).id(),
              new RoleAt(role, SCHOOL),
              java.time.LocalDate.of(2026, 9, 1));
          return "";
        });
  }

  private void ended(String userName, String role) {
    cases.everywhere(
        () -> {
          people.end(
              cases.me(userName).id(),
              new RoleAt(role, SCHOOL),
              java.time.LocalDate.of(2026, 8, 31));
          return "";
        });
  }

  private static String notes(String reference) {
    return "/api/v1/cases/" + reference + "/notes";
  }

  private static String page(String reference) {
    return "/cases/" + reference + "/note";
  }

  private static String claim(String task) {
    return "/api/v1/tasks/" + task + "/claim";
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }
}
