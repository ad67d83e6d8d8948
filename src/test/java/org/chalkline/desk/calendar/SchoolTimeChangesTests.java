package org.chalkline.desk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chalkline.abuse.Cases;
import org.chalkline.casework.Rebuild;
import org.chalkline.testing.Api;
import org.chalkline.testing.CalendarsAfresh;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.CleanSlate;
import org.chalkline.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A change of school time: asked for, looked at, made, with every open deadline. */
@ChalklineTest
class SchoolTimeChangesTests {

  private static final String SCHOOL = "wanborough";
  private static final String HERE = "/api/v1/schools/" + SCHOOL + "/calendar";
  private static final Map<String, Object> SNOW =
      Map.of("kind", "close", "first", "2026-09-21", "last", "2026-09-21", "why", "snow");

  /** Monday and Tuesday, 16:10 in London. */
  private static final String MONDAY = "2026-09-21T15:10:00Z";

  private static final String TUESDAY = "2026-09-22T15:10:00Z";

  @Autowired TestClock clock;
  @Autowired BeanFactory beans;
  @Autowired Rebuild rebuild;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private Cases cases;
  private Api head;
  private Api admin;
  private Api staff;

  @BeforeEach
  void friday() {
    CleanSlate.make();
    clock.set(TestClock.FRIDAY_AFTERNOON);
    cases = new Cases(beans);
    head = new Api(port, "headteacher@" + SCHOOL);
    admin = new Api(port, "administrator@" + SCHOOL);
    staff = new Api(port, "staff1@" + SCHOOL);
  }

  @AfterEach
  void afresh() {
    CalendarsAfresh.make(beans);
  }

  private Api.Answer ask(Api by, Map<String, Object> change, boolean lateToo) {
    return by.post(HERE + "/changes", Map.of("change", change, "lateToo", lateToo));
  }

  private Api.Answer make(Api by, Api.Answer asked) {
    return by.post(
        HERE + "/changes/" + asked.text("/id") + "/make",
        Map.of("version", asked.json().path("version").asLong()));
  }

  private void changed(Map<String, Object> change) {
    Api.Answer asked = ask(head, change, false);
    assertThat(asked.status()).as(asked.body()).isEqualTo(201);
    assertThat(make(head, asked).status()).isEqualTo(200);
  }

  private String due(String reference) {
    return head.get("/api/v1/tasks/" + head.task(reference, "Task_ConfirmFacts"))
        .text("/deadline/due");
  }

  private List<String> timeline(String reference) {
    List<String> said = new ArrayList<>();
    head.get("/api/v1/cases/" + reference + "/timeline")
        .json()
        .findValuesAsText("what")
        .forEach(said::add);
    return said;
  }

  @Test
  @DisplayName("A closure shows what it would move, and moves it with its timers when confirmed")
  void closure() {
    String reference = staff.reports(SCHOOL);
    assertThat(due(reference)).isEqualTo(MONDAY);
    Api.Answer asked = ask(head, SNOW, false);
    assertThat(asked.status()).as(asked.body()).isEqualTo(201);
    assertThat(asked.text("/words"))
        .isEqualTo("The school is closed on Monday 21 September 2026 (snow)");
    JsonNode move = move(asked, "Confirm the facts");
    assertThat(move.path("reference").asText()).isEqualTo(reference);
    assertThat(move.path("before").asText()).isEqualTo(MONDAY);
    assertThat(move.path("after").asText()).isEqualTo(TUESDAY);
    assertThat(due(reference)).as("only asked for").isEqualTo(MONDAY);

    assertThat(make(head, asked).status()).isEqualTo(200);
    assertThat(due(reference)).isEqualTo(TUESDAY);
    assertThat(rebuild.differences()).isEmpty();
    assertThat(timeline(reference)).contains("task.deadline-moved");
    assertThat(
            head.get("/api/v1/tasks/" + head.task(reference, "Task_ConfirmFacts"))
                .json()
                .toString())
        .contains("the school is closed (snow)");

    cases.timePassesTo("2026-09-21T15:11:00Z");
    assertThat(timeline(reference)).doesNotContain("task.reminded", "task.late");
    cases.timePassesTo("2026-09-22T15:09:00Z");
    long lates = lates(reference);
    cases.timePassesTo("2026-09-22T15:11:00Z");
    assertThat(lates(reference)).isEqualTo(lates + 1);
  }

  private long lates(String reference) {
    return timeline(reference).stream().filter("task.late"::equals).count();
  }

  private static JsonNode move(Api.Answer asked, String task) {
    for (JsonNode move : asked.json().path("moves")) {
      if (move.path("name").asText().equals(task)) {
        return move;
      }
    }
    throw new AssertionError(task + " would not move: " + asked.body());
  }

  @Test
  @DisplayName("A change that was overtaken is refused, and shown again it can be made")
  void stale() {
    Api.Answer first = ask(head, SNOW, false);
    Api.Answer second = ask(admin, Map.of("kind", "set-inset", "day", "2026-10-05"), false);
    assertThat(make(admin, second).status()).isEqualTo(200);
    Api.Answer refused = make(head, first);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body()).contains("Somebody changed the calendar");
    Api.Answer again = head.get(HERE + "/changes/" + first.text("/id"));
    assertThat(make(head, again).status()).isEqualTo(200);
    JsonNode now = head.get(HERE).json();
    assertThat(now.path("closures").path("2026-09-21").asText()).isEqualTo("snow");
    assertThat(now.path("inset").toString()).contains("2026-10-05");
    assertThat(make(head, again).status()).as("made already").isEqualTo(409);
  }

  @Test
  @DisplayName("What is late stays late, unless the change says otherwise")
  void late() {
    String reference = staff.reports(SCHOOL);
    cases.timePassesTo("2026-09-21T15:11:00Z");
    assertThat(timeline(reference)).contains("task.late");
    Api.Answer stays = ask(head, SNOW, false);
    assertThat(stays.json().path("moves").findValuesAsText("name"))
        .doesNotContain("Confirm the facts");
    Api.Answer moves = ask(head, SNOW, true);
    assertThat(move(moves, "Confirm the facts").path("after").asText()).isEqualTo(TUESDAY);
    assertThat(make(head, moves).status()).isEqualTo(200);
    assertThat(due(reference)).isEqualTo(TUESDAY);
    cases.timePassesTo("2026-09-22T15:09:00Z");
    long lates = lates(reference);
    cases.timePassesTo("2026-09-22T15:11:00Z");
    assertThat(lates(reference)).as("late once more at the new time").isEqualTo(lates + 1);
    assertThat(rebuild.differences()).isEmpty();
  }

  @Test
  @DisplayName("Nothing becomes late by a change")
  void neverLate() {
    changed(SNOW);
    String reference = staff.reports(SCHOOL);
    assertThat(due(reference)).isEqualTo(TUESDAY);
    cases.timePassesTo("2026-09-21T16:00:00Z");
    changed(Map.of("kind", "open", "first", "2026-09-21", "last", "2026-09-21"));
    assertThat(due(reference)).isEqualTo(TUESDAY);
  }

  @Test
  @DisplayName("A time that people agreed on stays, and is named where its day no longer counts")
  void agreed() {
    String reference = staff.reports(SCHOOL);
    String task = head.task(reference, "Task_ConfirmFacts");
    Api.Answer more =
        head.post(
            "/api/v1/tasks/" + task + "/more-time",
            Map.of("due", "2026-09-22T12:00:00Z", "reason", "Waiting for the copy"));
    assertThat(more.status()).as(more.body()).isEqualTo(200);
    Api.Answer asked =
        ask(
            head,
            Map.of("kind", "close", "first", "2026-09-21", "last", "2026-09-22", "why", "flood"),
            false);
    assertThat(asked.json().path("agreed").findValuesAsText("name"))
        .containsExactly("Confirm the facts");
    assertThat(make(head, asked).status()).isEqualTo(200);
    assertThat(due(reference)).isEqualTo("2026-09-22T12:00:00Z");
  }

  @Test
  @DisplayName("Who may not see a case reads a count; who is kept out of it reads nothing")
  void walls() {
    Api.Answer before = ask(head, SNOW, false);
    Map<String, Object> report = new java.util.LinkedHashMap<>(Api.aReport(SCHOOL));
    report.put(
        "behind",
        List.of(
            Map.of(
                "kind",
                "staff",
                "words",
                "I will not say",
                "post",
                "headteacher",
                "adultOfSchool",
                "yes")));
    String reference = staff.post("/api/v1/reports", report).text("/reference");
    Api.Answer after = head.get(HERE + "/changes/" + before.text("/id"));
    assertThat(after.body()).isEqualTo(before.body());
    assertThat(
            page("headteacher@" + SCHOOL, "/calendar/" + SCHOOL + "/changes/" + before.text("/id")))
        .doesNotContain(reference);

    Api.Answer seenByAdmin = ask(admin, SNOW, false);
    assertThat(seenByAdmin.json().path("moves")).isEmpty();
    assertThat(seenByAdmin.json().path("others").asInt()).isPositive();
    assertThat(seenByAdmin.body()).doesNotContain(reference, "Confirm the facts");

    Api.Answer done = make(head, before);
    assertThat(done.body()).doesNotContain("moved");
    Api inside = new Api(port, "chair@" + SCHOOL);
    assertThat(inside.get("/api/v1/cases/" + reference + "/timeline").body())
        .contains("task.deadline-moved");
  }

  private String page(String who, String path) {
    return new Api(port, who).get(path).body();
  }

  @Test
  @DisplayName("A proclaimed bank holiday is entered once and moves the deadlines of every school")
  void bankHoliday() {
    String here = staff.reports(SCHOOL);
    Api other = new Api(port, "staff1@avenue");
    String there = other.reports("avenue");
    Map<String, Object> change =
        Map.of("kind", "proclaim", "day", "2026-09-21", "name", "A coronation");
    Api.Answer asked =
        admin.post("/api/v1/bank-holidays/changes", Map.of("change", change, "lateToo", false));
    assertThat(asked.status()).as(asked.body()).isEqualTo(201);
    assertThat(asked.json().path("others").asInt()).isGreaterThan(1);
    Api.Answer made =
        admin.post(
            "/api/v1/bank-holidays/changes/" + asked.text("/id") + "/make",
            Map.of("version", asked.json().path("version").asLong()));
    assertThat(made.status()).as(made.body()).isEqualTo(200);
    assertThat(due(here)).isEqualTo(TUESDAY);
    Api otherHead = new Api(port, "headteacher@avenue");
    assertThat(
            otherHead
                .get("/api/v1/tasks/" + otherHead.task(there, "Task_ConfirmFacts"))
                .text("/deadline/due"))
        .isEqualTo(TUESDAY);
    assertThat(admin.get("/api/v1/bank-holidays").json().path("days").path("2026-09-21").asText())
        .isEqualTo("A coronation");
    assertThat(
            head.post("/api/v1/bank-holidays/changes", Map.of("change", change, "lateToo", false))
                .status())
        .isEqualTo(403);
    assertThat(ask(head, change, false).status()).as("not one school's to change").isEqualTo(400);
  }

  @Test
  @DisplayName("Refusals name the field; who may not change gets 403; another school is not there")
  void refusals() {
    assertThat(
            ask(head, Map.of("kind", "hours", "opens", "09:00", "closes", "08:00"), false).fields())
        .containsExactly("closes");
    assertThat(ask(head, Map.of("kind", "hours", "opens", "09:00"), false).fields())
        .containsExactly("closes");
    assertThat(
            ask(
                    head,
                    Map.of(
                        "kind",
                        "set-term",
                        "name",
                        "Another term",
                        "first",
                        "2026-12-01",
                        "last",
                        "2027-01-10"),
                    false)
                .fields())
        .containsExactly("first");
    assertThat(ask(head, Map.of("kind", "set-inset", "day", "2026-09-19"), false).fields())
        .containsExactly("day");
    assertThat(ask(head, Map.of("kind", "nonsense"), false).status()).isEqualTo(400);
    assertThat(head.post(HERE + "/changes", Map.of()).fields()).containsExactly("change");
    assertThat(ask(staff, SNOW, false).status()).isEqualTo(403);
    assertThat(staff.get(HERE).status()).as("everybody may look").isEqualTo(200);
    assertThat(new Api(port, "headteacher@avenue").get(HERE).status()).isEqualTo(404);
    assertThat(ask(new Api(port, "headteacher@avenue"), SNOW, false).status()).isEqualTo(404);
    String id = ask(head, SNOW, false).text("/id");
    assertThat(
            new Api(port, "administrator@avenue")
                .get("/api/v1/schools/avenue/calendar/changes/" + id)
                .status())
        .isEqualTo(404);
  }

  @Test
  @DisplayName("A change sent twice is asked for once and made once")
  void once() {
    String key = UUID.randomUUID().toString();
    Map<String, Object> body = Map.of("change", SNOW, "lateToo", false);
    Api.Answer first = head.post(HERE + "/changes", body, key);
    assertThat(head.post(HERE + "/changes", body, key).text("/id")).isEqualTo(first.text("/id"));
    String again = UUID.randomUUID().toString();
    String path = HERE + "/changes/" + first.text("/id") + "/make";
    Map<String, Object> seen = Map.of("version", first.json().path("version").asLong());
    assertThat(head.post(path, seen, again).status()).isEqualTo(200);
    assertThat(head.post(path, seen, again).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("Terms come from a file, and what is left out is named")
  void file() {
    String file =
        """
        BEGIN:VCALENDAR
        BEGIN:VEVENT
        SUMMARY:Autumn term
        DTSTART;VALUE=DATE:20270901
        DTEND;VALUE=DATE:20271218
        END:VEVENT
        BEGIN:VEVENT
        SUMMARY:Christmas fair
        DTSTART;VALUE=DATE:20271203
        END:VEVENT
        END:VCALENDAR
        """;
    Api.Answer asked =
        head.post(
            HERE + "/term-files",
            Map.of(),
            List.of(new Api.File("file", "terms.ics", file.getBytes(StandardCharsets.UTF_8))),
            null);
    assertThat(asked.status()).as(asked.body()).isEqualTo(201);
    assertThat(asked.json().path("leftOut").get(0).asText())
        .isEqualTo("Line 7: “Christmas fair” is neither a term, a half-term nor INSET");
    assertThat(make(head, asked).status()).isEqualTo(200);
    assertThat(head.get(HERE).json().path("terms").findValuesAsText("name"))
        .hasSize(4)
        .contains("Autumn term");
  }

  @Test
  @DisplayName(
      "A school without a rota is told so, until somebody is named for each of the holidays")
  void rota() {
    assertThat(missing()).containsExactly("rota");
    String person = cases.me("deputy@" + SCHOOL).id();
    Api.Answer wrong = head.post("/api/v1/schools/" + SCHOOL + "/rota", Map.of("role", "pirate"));
    assertThat(wrong.fields()).containsExactly("first");
    for (List<String> days :
        List.of(
            List.of("2026-10-26", "2026-10-30"),
            List.of("2026-12-19", "2027-01-03"),
            List.of("2027-02-15", "2027-02-19"),
            List.of("2027-03-26", "2027-04-11"),
            List.of("2027-05-31", "2027-06-04"),
            List.of("2027-07-22", "2027-08-31"))) {
      assertThat(missing()).isNotEmpty();
      Api.Answer entered =
          head.post(
              "/api/v1/schools/" + SCHOOL + "/rota",
              Map.of(
                  "first",
                  days.get(0),
                  "last",
                  days.get(1),
                  "role",
                  "headteacher",
                  "person",
                  person));
      assertThat(entered.status()).as(entered.body()).isEqualTo(201);
    }
    assertThat(missing()).isEmpty();
    String turn = head.get("/api/v1/schools/" + SCHOOL + "/rota").text("/turns/0/id");
    assertThat(
            head.post("/api/v1/schools/" + SCHOOL + "/rota/" + turn + "/remove", Map.of()).status())
        .isEqualTo(200);
    assertThat(missing()).containsExactly("rota");
  }

  private List<String> missing() {
    return head.get(HERE).json().path("missing").findValuesAsText("code");
  }

  @Test
  @DisplayName("The history of the school says who changed what, before and after")
  void history() {
    changed(Map.of("kind", "hours", "opens", "08:00", "closes", "16:00"));
    List<String> words =
        cases.everywhere(
            () ->
                jdbc.sql(
                        """
                        select e.actor || ': ' || w.words::text from audit_entry e
                          join audit_words w using (chain, sequence)
                        where e.chain = ? and e.what = 'calendar.changed'
                        order by e.sequence desc limit 1
                        """)
                    .param("school:" + SCHOOL)
                    .query(String.class)
                    .list());
    assertThat(words.get(0))
        .startsWith(cases.me("headteacher@" + SCHOOL).id())
        .contains("hours 08:30 to 16:30", "hours 08:00 to 16:00");
  }
}
