package org.chalkline.desk.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chalkline.abuse.Cases;
import org.chalkline.audit.Actor;
import org.chalkline.desk.cases.Browser.Seen;
import org.chalkline.engine.Workflows;
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

/** Meetings, bodies outside the school and packs, as pages and API show and take them. */
@ChalklineTest
class OutsidePagesTests {

  private static final String HEAD = "headteacher@wanborough";

  @Autowired BeanFactory beans;
  @Autowired Workflows workflows;
  @LocalServerPort int port;

  private Cases cases;
  private Cases.Case it;
  private String here;
  private Api api;

  @BeforeEach
  void aCase() {
    CleanSlate.make();
    cases = new Cases(beans);
    cases.timeIs("2026-09-14T08:00:00Z");
    it =
        cases
            .aReport("wanborough")
            .by("parent", "A parent")
            .withACopy()
            .reportedBy("staff1@wanborough");
    here = "/cases/" + it.reference();
    api = new Api(port, HEAD);
  }

  @AfterAll
  static void leavesNothing() {
    CleanSlate.make();
  }

  @Test
  @DisplayName(
      "A meeting stands on the case page and in the API; it is moved and called off from both, and"
          + " a closed day is refused beside its field with what was typed still there")
  void meetings() {
    cases.everywhere(
        () ->
            workflows.start(
                "meeting", it.reference(), Map.of("meetingKind", "parent"), Actor.CHALKLINE));
    it.done(
        HEAD,
        "Task_OfferTimes",
        Map.of(
            "first",
            "2026-09-24T16:00",
            "place",
            "The library",
            "agenda",
            "How to go on",
            "schoolSide",
            List.of(cases.me(HEAD).id())));
    Browser head = Browser.signedIn(port, HEAD);
    assertThat(head.get(here).body()).contains("Times offered", "The library", "/meeting-time");
    String list = "/api/v1" + here + "/meetings";
    String id = api.get(list).text("/meetings/0/id");
    Answer chosen =
        api.post(
            list + "/" + id + "/time",
            Map.of("time", "2026-09-24T15:00:00Z", "how", "On the telephone"));
    assertThat(chosen.status()).isEqualTo(200);

    Map<String, String> saturday =
        new HashMap<>(
            Map.of(
                "startsAt-day", "26",
                "startsAt-month", "9",
                "startsAt-year", "2026",
                "startsAt-time", "16:00",
                "reason", "The library is in use"));
    Seen refused = head.fillIn(here + "/move-meeting", saturday);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body())
        .contains("26 September 2026 is a Saturday", "The library is in use", "startsAt-error");
    saturday.put("startsAt-day", "25");
    head.send(refused, here + "/move-meeting", saturday);
    assertThat(api.get(list).text("/meetings/0/startsAt")).isEqualTo("2026-09-25T15:00:00Z");
    assertThat(head.get(here).body()).contains("Meeting on Friday 25 September 2026, 4pm");

    Answer file = api.get(list + "/" + id + "/calendar");
    assertThat(file.header("Content-Type")).startsWith("text/calendar");
    assertThat(file.body()).contains("SUMMARY:Meeting at school", "SEQUENCE:1");
    assertThat(head.get(here + "/meetings/" + id + "/calendar").body()).contains("SEQUENCE:1");
    Answer walled = new Api(port, "staff1@wanborough").get(list + "/" + id + "/calendar");
    assertThat(walled.status()).isEqualTo(404);

    head.fillIn(here + "/call-off-meeting", Map.of("reason", "Settled by letter"));
    assertThat(api.get(list).text("/meetings/0/state")).isEqualTo("called-off");
    assertThat(head.get(here).body()).doesNotContain(here + "/call-off-meeting");
  }

  @Test
  @DisplayName(
      "A contact is recorded and answered; a pack is made and taken out as it was made; the step says"
          + " how such bodies are reached and when that was checked")
  void contactsAndPacks() {
    Browser head = Browser.signedIn(port, HEAD);
    String contacts = "/api/v1" + here + "/outside-contacts";
    assertThat(api.post(contacts, Map.of("kind", "police", "how", "telephone")).status())
        .isEqualTo(400);
    Answer recorded =
        api.post(
            contacts,
            Map.of(
                "kind", "police",
                "body", "Wiltshire Police",
                "how", "telephone",
                "contactedAt", "2026-09-14T07:30:00Z",
                "words", "Told them of the post",
                "awaited", true));
    assertThat(recorded.status()).isEqualTo(201);
    cases.timePassesTo("2026-09-21T07:30:01Z");
    String task = it.task(HEAD, "Task_Chase");
    assertThat(head.get("/tasks/" + task).body())
        .contains("Wiltshire Police", "Telephone: 101", "Checked on 1 November 2026");
    assertThat(api.get("/api/v1/tasks/" + task).json().at("/toKnow").findValuesAsText("label"))
        .contains("Police, 999");
    head.fillIn(
        here + "/outside-answer",
        Map.of(
            "contact", recorded.text("/id"),
            "answeredAt-day", "21",
            "answeredAt-month", "9",
            "answeredAt-year", "2026",
            "answeredAt-time", "8am",
            "answer", "No further action"));
    assertThat(api.get(contacts).text("/contacts/0/state")).isEqualTo("answered");
    assertThat(head.get(here).body()).contains("Bodies outside the school", "No further action");

    String item = api.get("/api/v1" + here + "/evidence").text("/evidence/0/id");
    String packs = "/api/v1" + here + "/packs";
    Answer made =
        api.post(
            packs, Map.of("audience", "platform", "forWhom", "Facebook", "items", List.of(item)));
    assertThat(made.status()).isEqualTo(201);
    Answer taken = api.get(packs + "/" + made.text("/id"));
    assertThat(taken.header("Content-Type")).isEqualTo("application/pdf");
    assertThat(taken.body()).startsWith("%PDF");
    assertThat(head.fillIn(here + "/pack", Map.of("forWhom", "Facebook")).status()).isEqualTo(400);
    head.fillIn(
        here + "/pack", Map.of("audience", "police", "forWhom", "Wiltshire", "items", item));
    assertThat(api.get(packs).json().at("/packs")).hasSize(2);
    assertThat(head.get(here).body()).contains("Pack 2, for Wiltshire");
    assertThat(new Api(port, "staff1@wanborough").get(packs).status()).isEqualTo(404);
  }
}
