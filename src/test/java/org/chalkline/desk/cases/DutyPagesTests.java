package org.chalkline.desk.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.chalkline.abuse.Cases;
import org.chalkline.testing.Api;
import org.chalkline.testing.Api.Answer;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.CleanSlate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Duties to bodies outside and breaches of personal data, as pages and API show them. */
@ChalklineTest
class DutyPagesTests {

  private static final String HEAD = "headteacher@wanborough";
  private static final String DPO = "dpo@wanborough";

  @Autowired BeanFactory beans;
  @LocalServerPort int port;

  private Cases cases;
  private Cases.Case it;
  private String here;
  private Api api;

  @BeforeEach
  void aCase() {
    CleanSlate.make();
    cases = new Cases(beans);
    cases.timeIs("2026-09-18T08:00:00Z");
    it = cases.aReport("wanborough").by("parent", "A parent").reportedBy("staff1@wanborough");
    here = "/cases/" + it.reference();
    api = new Api(port, HEAD);
  }

  @AfterAll
  static void leavesNothing() {
    CleanSlate.make();
  }

  @Test
  @DisplayName(
      "A body outside is to be told: begun from the case page or the API, the task says who they"
          + " are and by when, and what came of it stands on the case page")
  void duty() {
    Browser head = Browser.signedIn(port, HEAD);
    assertThat(head.get(here).body()).contains("Tell an outside body", "/tell-outside");
    var refused = head.fillIn(here + "/tell-outside", Map.of("kind", "lado"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).contains("Enter why they are to be told");
    head.send(
        refused, here + "/tell-outside", Map.of("kind", "lado", "why", "She shouted at a child"));
    String duties = "/api/v1" + here + "/duties";
    assertThat(api.get(duties).text("/duties/0/state")).isEqualTo("to-tell");
    assertThat(api.get(duties).json().at("/kinds").toString()).doesNotContain("\"lado\"");
    assertThat(api.post(duties, Map.of("kind", "lado", "why", "Again")).status()).isEqualTo(409);
    assertThat(api.post(duties, Map.of("kind", "dean", "why", "So")).status()).isEqualTo(400);
    Answer care = api.post(duties, Map.of("kind", "social-care", "why", "A child is hurt"));
    assertThat(care.status()).isEqualTo(201);

    String task = it.task(HEAD, "Task_TellBody");
    assertThat(head.get("/tasks/" + task).body())
        .contains(
            "at most one working day, before anybody investigates",
            "KCSIE Part four",
            "Checked on 1 November 2026",
            "No: they must be told",
            "She shouted at a child");
    assertThat(
            api.post("/api/v1/tasks/" + task + "/complete", Map.of("made", "no", "reason", "No"))
                .status())
        .isEqualTo(400);
    Answer told =
        api.post(
            "/api/v1/tasks/" + task + "/complete",
            Map.of(
                "made", "yes",
                "body", "Wiltshire Council",
                "how", "telephone",
                "contactedAt", "2026-09-18T08:00:00Z",
                "bodyReference", "LADO 12",
                "words", "What was seen"));
    assertThat(told.status()).as(told.body()).isEqualTo(200);
    assertThat(head.get(here).body())
        .contains("Who outside must hear of it", "Told, word awaited", "LADO 12");
    assertThat(new Api(port, "staff1@wanborough").get(duties).status()).isEqualTo(404);
  }

  @Test
  @DisplayName(
      "A breach of personal data goes to its officer, stands in the log at once, and nobody else"
          + " sees the log")
  void breach() {
    Browser head = Browser.signedIn(port, HEAD);
    assertThat(head.fillIn(here + "/data-breach", Map.of()).status()).isEqualTo(400);
    head.fillIn(here + "/data-breach", Map.of("why", "A list went to all parents"));
    Browser dpo = Browser.signedIn(port, DPO);
    assertThat(dpo.get("/data-breaches").body())
        .contains("A list went to all parents", "Being dealt with", "21 September 2026", here);
    Map<String, Object> said = new HashMap<>();
    said.put("personal", "no");
    said.put("what", "A list of clubs");
    said.put("reason", "No names in it");
    Api officer = new Api(port, DPO);
    String task = it.task(DPO, "Task_TakeUpDataBreach");
    assertThat(officer.post("/api/v1/tasks/" + task + "/complete", said).status()).isEqualTo(200);
    assertThat(officer.get("/api/v1/data-breaches").text("/breaches/0/state")).isEqualTo("logged");
    assertThat(dpo.get("/data-breaches").body()).contains("Logged", "No names in it");
    assertThat(head.get(here).body()).contains("Breach of personal data", "No names in it");
    assertThat(head.get("/data-breaches").status()).isEqualTo(404);
    assertThat(api.get("/api/v1/data-breaches").status()).isEqualTo(404);
    Answer again = api.post("/api/v1" + here + "/data-breaches", Map.of("why", "Another"));
    assertThat(again.status()).isEqualTo(201);
    assertThat(api.get("/api/v1" + here + "/data-breaches").json().at("/breaches")).hasSize(2);
  }
}
