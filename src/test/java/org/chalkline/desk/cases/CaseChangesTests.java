package org.chalkline.desk.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.chalkline.abuse.AbuseHandling;
import org.chalkline.abuse.Cases;
import org.chalkline.casework.CaseJoins;
import org.chalkline.desk.cases.Browser.Seen;
import org.chalkline.engine.Models;
import org.chalkline.testing.Api;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.TestClock;
import org.chalkline.web.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of a case as a whole: by page, by API and at the door. */
@ChalklineTest
class CaseChangesTests {

  @Autowired private BeanFactory beans;
  @Autowired private TestClock clock;
  @Autowired private CaseJoins caseJoins;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;

  private Cases cases;

  @BeforeEach
  void start() {
    clock.set(TestClock.FRIDAY_AFTERNOON);
    cases = new Cases(beans);
  }

  @Test
  @DisplayName("Joining is for whoever triages: by page, over the API and at the door")
  void joining() {
    String school = "boroughbridge";
    String one = cases.aReport(school).by("parent", "P").reportedBy("staff1@" + school).reference();
    String two = cases.aReport(school).by("parent", "P").reportedBy("staff2@" + school).reference();
    String here = "/cases/" + one;
    Browser head = Browser.signedIn(port, "headteacher@" + school);
    assertThat(head.get(here).body()).doesNotContain(here + "/join");
    assertThat(head.get(here + "/join").status()).isEqualTo(404);
    Map<String, String> joined = Map.of("other", two, "reason", "The same post");
    Api.Answer refused =
        new Api(port, "headteacher@" + school).post("/api/v1" + here + "/join", joined);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body()).contains("whoever confirms the facts");
    assertThatThrownBy(
            () ->
                cases.as(
                    "headteacher@" + school,
                    me -> {
                      caseJoins.join(me, one, two, "The same post", UUID.randomUUID().toString());
                      return "";
                    }))
        .isInstanceOf(Refused.class);

    Browser authoriser = Browser.signedIn(port, "senior-authoriser@" + school);
    assertThat(authoriser.get(here).body()).contains(here + "/join");
    Api triages = new Api(port, "senior-authoriser@" + school);
    assertThat(triages.post("/api/v1" + here + "/join", joined).status()).isEqualTo(200);
    assertThat(triages.get("/api/v1" + here).text("/state")).isEqualTo("joined");
  }

  @Test
  @DisplayName("A case on an account keeps it when it moves to the right school, and its runners")
  void accountStays() {
    Cases.Case it =
        cases
            .aReport("boroughbridge")
            .onOwnAccount()
            .by("parent", "P")
            .withACopy()
            .reportedBy("staff1@boroughbridge");
    String account = account(it);
    assertThat(account).isNotEmpty();
    Api authoriser = new Api(port, "senior-authoriser@boroughbridge");
    assertThat(
            authoriser
                .post(
                    "/api/v1/cases/" + it.reference() + "/move",
                    Map.of("school", "king-james", "reason", "It is about their pupil"))
                .status())
        .isEqualTo(200);
    assertThat(account(it)).isEqualTo(account);
    it.factsConfirmed("senior-authoriser@king-james", List.of("offensive"), List.of("parent"));
    assertThat(it.offered("Task_ActOnAccount")).contains("person:runner1@boroughbridge");
  }

  @Test
  @DisplayName("A worry that moves to another school is seen there by the lead alone")
  void movedWorry() {
    String told =
        new Api(port, "staff1@boroughbridge")
            .post("/api/v1/worries", Map.of("school", "boroughbridge", "worry", "What was seen"))
            .text("/reference");
    String here = "/api/v1/cases/" + told;
    assertThat(
            new Api(port, "dsl@boroughbridge")
                .post(here + "/move", Map.of("school", "king-james", "reason", "Their pupil"))
                .status())
        .isEqualTo(200);
    assertThat(new Api(port, "dsl@king-james").get(here).status()).isEqualTo(200);
    assertThat(new Api(port, "headteacher@king-james").get(here).status()).isEqualTo(404);
    assertThat(new Api(port, "senior-authoriser@king-james").get(here).status()).isEqualTo(404);
  }

  private String account(Cases.Case it) {
    return cases.everywhere(
        () ->
            jdbc.sql("select account_id from abuse_case where case_id = ?")
                .param(it.id())
                .query(String.class)
                .single());
  }

  @Test
  @DisplayName("The diagram is the model's edition under which the case began, not the newest")
  void diagramOfItsEdition() {
    Cases.Case it = cases.aReport("wanborough").by("parent", "P").reportedBy("staff1@wanborough");
    String diagram = "/cases/" + it.reference() + "/diagram/" + AbuseHandling.PROCESS + ".bpmn";
    Browser head = Browser.signedIn(port, "headteacher@wanborough");
    String began = head.get(diagram).body();
    Models.Model model =
        beans.getBean(Models.class).all().stream()
            .filter(each -> each.path().endsWith("/" + AbuseHandling.PROCESS + ".bpmn"))
            .findFirst()
            .orElseThrow();
    RepositoryService repository = beans.getBean(RepositoryService.class);
    Deployment newer =
        repository
            .createDeployment()
            .addString(
                model.path(),
                model.xml().replaceFirst("name=\"Confirm the facts\"", "name=\"Newer words\""))
            .deploy();
    try {
      assertThat(head.get(diagram).body()).isEqualTo(began).doesNotContain("Newer words");
    } finally {
      repository.deleteDeployment(newer.getId());
      it.workedToTheEnd();
    }
  }

  @Test
  @DisplayName("A closed case is opened again by its page, with a reason that is kept")
  void reopenedByPage() {
    Cases.Case it =
        cases.aReport("wanborough").by("parent", "P").withACopy().reportedBy("staff1@wanborough");
    it.workedToTheEnd();
    assertThat(it.state()).isEqualTo("closed");
    String here = "/cases/" + it.reference();
    Browser head = Browser.signedIn(port, "headteacher@wanborough");
    assertThat(head.get(here).body()).contains(here + "/reopen");
    Seen page = head.get(here + "/reopen");
    Seen missing = head.send(page, here + "/reopen", Map.of("reason", " "));
    assertThat(missing.status()).isEqualTo(400);
    assertThat(it.state()).isEqualTo("closed");
    Seen done = head.send(missing, here + "/reopen", Map.of("reason", "It stands there again"));
    assertThat(done.location()).isEqualTo(here);
    assertThat(it.state()).isEqualTo("open");
    assertThat(head.get(here).body()).contains("Opened again", "It stands there again");
  }

  @Test
  @DisplayName("Over the API a reason is demanded where the page demands one, and is kept")
  void reasonsOverTheApi() {
    Cases.Case it =
        cases.aReport("avenue").by("parent", "P").withACopy().reportedBy("staff1@avenue");
    Api head = new Api(port, "headteacher@avenue");
    String here = "/api/v1/cases/" + it.reference();
    String task = head.task(it.reference(), "Task_ConfirmFacts");
    String person =
        head.get("/api/v1/tasks/" + task + "/people").json().at("/people/0/id").asText();
    Map<String, Map<String, String>> changes =
        Map.of(
            here + "/move", Map.of("school", "recreation"),
            "/api/v1/tasks/" + task + "/more-time", Map.of("due", "2026-10-01T12:00:00Z"),
            "/api/v1/tasks/" + task + "/hand-over", Map.of("person", person));
    changes.forEach(
        (change, without) -> {
          Api.Answer refused = head.post(change, without);
          assertThat(refused.status()).as(change + refused.body()).isEqualTo(400);
          assertThat(refused.fields()).as(change).containsExactly("reason");
        });
    String note = head.post(here + "/notes", Map.of("words", "A note")).text("/id");
    Api.Answer correction =
        head.post(here + "/notes/" + note + "/corrections", Map.of("words", "Better"));
    assertThat(correction.fields()).containsExactly("reason");

    Map<String, String> more =
        Map.of("due", "2026-10-01T12:00:00Z", "reason", "Because of the fair");
    assertThat(head.post("/api/v1/tasks/" + task + "/more-time", more).status()).isEqualTo(200);
    Map<String, String> move = Map.of("school", "recreation", "reason", "Because of the juniors");
    assertThat(head.post(here + "/move", move).status()).isEqualTo(200);
    assertThat(new Api(port, "headteacher@recreation").get(here + "/timeline").body())
        .contains("Because of the fair", "Because of the juniors");
  }
}
