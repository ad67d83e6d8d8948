package org.chalkline.desk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.chalkline.testing.Api;
import org.chalkline.testing.Api.Answer;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ChalklineTest
class ApiTests {

  private static final String REPORTS = "/api/v1/reports";
  private static final String CASES = "/api/v1/cases";
  private static final String TASKS = "/api/v1/tasks";
  private static final String ABSENT = "ABU-0000-0000";

  @Autowired TestClock clock;
  @LocalServerPort int port;
  private Api staff;
  private Api head;
  private Api stranger;

  @BeforeEach
  void friday() {
    clock.set(TestClock.FRIDAY_AFTERNOON);
    staff = new Api(port, "staff1@wanborough");
    head = new Api(port, "headteacher@wanborough");
    stranger = new Api(port, "headteacher@highters-heath");
  }

  // ---- reports

  @Test
  @DisplayName("A report made twice under one key is one report with one answer")
  void reportTwice() {
    String key = key();
    Answer first = staff.post(REPORTS, Api.aReport("wanborough"), key);
    Answer again = staff.post(REPORTS, Api.aReport("wanborough"), key);
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.header("Location")).isEqualTo(REPORTS + "/" + first.text("/reference"));
    sameAnswer(first, again);
    assertThat(staff.get(REPORTS).body().split(first.text("/reference"), -1)).hasSize(2);
  }

  @Test
  @DisplayName("The reporter sees their own report, nobody else does, and it looks like none")
  void myReports() {
    String reference = staff.reports("wanborough");
    Answer mine = staff.get(REPORTS + "/" + reference);
    assertThat(mine.status()).isEqualTo(200);
    assertThat(mine.text("/standing")).isEqualTo("received");
    assertThat(mine.text("/details/said")).isEqualTo("Something racist");
    assertThat(mine.body()).doesNotContain("caseId");
    unseenEqualsAbsent(
        new Api(port, "staff2@wanborough"), REPORTS + "/" + reference, REPORTS + "/" + ABSENT);
  }

  @Test
  @DisplayName("A report that says nothing is told every field that is missing")
  void emptyReport() {
    Answer answer = staff.post(REPORTS, Map.of("school", "wanborough"));
    problem(answer, 400);
    assertThat(answer.fields()).containsExactlyInAnyOrder("platform", "said", "kinds", "aimedAt");
    assertThat(staff.post(REPORTS, Map.of("school", "avenue")).fields()).containsExactly("school");
    assertThat(staff.post(REPORTS, "{}").fields()).containsExactly("school");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kinds\":[null]}",
        "{\"behind\":[null]}",
        "{\"behind\":[{\"adultOfSchool\":\"perhaps\"}]}",
        "{\"seenAt\":\"yesterday\"}",
        "{\"danger\":\"maybe\"}",
        "{\"files\":[{\"name\":\"x\",\"content\":\"%%%\"}]}",
        "{\"said\":{}}"
      })
  @DisplayName("A field of the wrong kind is named")
  void wrongKind(String body) {
    Answer answer = staff.post(REPORTS, body);
    problem(answer, 400);
    assertThat(answer.fields()).hasSize(1);
    assertThat(body).contains("\"" + answer.fields().get(0).replaceAll("[.\\[].*", "") + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "[]", "7"})
  @DisplayName("What is not a JSON object is a problem, not a failure")
  void notJson(String body) {
    problem(staff.post(REPORTS, body), 400);
  }

  @Test
  @DisplayName("Files come in Base64 or as parts, and are the case's evidence")
  void files() throws IOException {
    byte[] picture = picture();
    Map<String, Object> body = new HashMap<>(Api.aReport("wanborough"));
    body.put(
        "files",
        List.of(Map.of("name", "a.png", "content", Base64.getEncoder().encodeToString(picture))));
    Answer inline = staff.post(REPORTS, body);
    assertThat(inline.status()).isEqualTo(201);
    String key = key();
    Map<String, String> part = Map.of("report", json(Api.aReport("wanborough")));
    List<Api.File> files = List.of(new Api.File("files", "b.png", picture));
    Answer parts = staff.post(REPORTS, part, files, key);
    assertThat(parts.status()).as(parts.body()).isEqualTo(201);
    sameAnswer(parts, staff.post(REPORTS, part, files, key));
    for (Answer each : List.of(inline, parts)) {
      String evidence = CASES + "/" + each.text("/reference") + "/evidence";
      Answer list = head.get(evidence);
      assertThat(list.text("/evidence/0/type")).isEqualTo("png");
      String id = list.text("/evidence/0/id");
      assertThat(head.get(evidence + "/" + id + "/original").response().body()).isEqualTo(picture);
      assertThat(head.get(evidence + "/" + id + "/pages/1").header("Content-Type"))
          .startsWith("image/");
      unseenEqualsAbsent(
          stranger,
          evidence + "/" + id + "/original",
          CASES + "/" + ABSENT + "/evidence/x/original");
      problem(head.get(evidence + "/" + id + "/pages/2"), 404);
    }
    Answer wrong =
        staff.post(
            REPORTS,
            part,
            List.of(
                new Api.File(
                    "files", "c.png", "MZ no picture \0".getBytes(StandardCharsets.UTF_8))),
            null);
    problem(wrong, 400);
    assertThat(wrong.fields()).containsExactly("files");
  }

  // ---- cases

  @Test
  @DisplayName("A case is read whole, and by nobody who may not see it")
  void readCase() {
    String reference = staff.reports("wanborough");
    Answer read = head.get(CASES + "/" + reference);
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.text("/severity")).isEqualTo("not-triaged");
    assertThat(read.text("/openedBy/id")).isEqualTo("staff1@wanborough");
    assertThat(read.json().at("/facts").size()).isPositive();
    assertThat(read.body()).contains("Task_ConfirmFacts");
    for (String part : List.of("", "/timeline", "/way", "/evidence")) {
      assertThat(head.get(CASES + "/" + reference + part).status()).isEqualTo(200);
      unseenEqualsAbsent(stranger, CASES + "/" + reference + part, CASES + "/" + ABSENT + part);
    }
    assertThat(head.get(CASES + "/" + reference + "/timeline").body())
        .contains("case.opened", "task.opened", "case.read");
  }

  @Test
  @DisplayName("The list of cases pages without losing or repeating one")
  void casePages() {
    Set<String> made = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      made.add(staff.reports("wanborough"));
    }
    List<String> found = new ArrayList<>();
    String next = "";
    do {
      Answer page = head.get(CASES + "?state=open&limit=2&next=" + next);
      assertThat(page.status()).as(page.body()).isEqualTo(200);
      page.json().path("cases").forEach(it -> found.add(it.path("reference").asText()));
      next = page.json().path("next").asText("");
    } while (!next.isEmpty());
    assertThat(found).containsAll(made).doesNotHaveDuplicates();
    String one = made.iterator().next();
    assertThat(head.get(CASES + "?q=" + one).json().path("cases").size()).isEqualTo(1);
    assertThat(stranger.get(CASES + "?q=" + one).json().path("cases").size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/cases?state=odd",
        "/api/v1/cases?next=odd",
        "/api/v1/cases?limit=0",
        "/api/v1/cases?limit=many",
        "/api/v1/cases?q=%00",
        "/api/v1/tasks?severity=odd",
        "/api/v1/tasks?holding=odd",
        "/api/v1/tasks?order=odd",
        "/api/v1/tasks?next=odd",
        "/api/v1/tasks?next=1.9999999999999999999.x",
        "/api/v1/tasks?limit=101",
        "/api/v1/tasks?late=odd",
        "/api/v1/tasks?school=%00"
      })
  @DisplayName("A filter that is none is a problem that names it")
  void filters(String address) {
    Answer answer = head.get(address);
    problem(answer, 400);
    assertThat(answer.fields())
        .containsExactly(address.replaceAll(".*\\?", "").replaceAll("=.*", ""));
  }

  @Test
  @DisplayName("Notes, corrections, contacts and links are added once for each key")
  void additions() {
    String reference = staff.reports("wanborough");
    String other = staff.reports("wanborough");
    String place = CASES + "/" + reference;
    String note =
        twice(head, place + "/notes", Map.of("words", "Rang the parent"), 201).text("/id");
    twice(
        head,
        place + "/notes/" + note + "/corrections",
        Map.of("words", "Rang the mother", "reason", "Wrong parent"),
        201);
    twice(
        head,
        place + "/contacts",
        Map.of("body", "Police", "bodyReference", "CAD 7", "words", "They will call"),
        201);
    twice(head, place + "/links", Map.of("other", other, "why", "Same author"), 201);
    Answer read = head.get(place);
    assertThat(read.json().at("/notes").findValuesAsText("kind"))
        .containsExactlyInAnyOrder("note", "correction", "contact");
    assertThat(read.json().at("/linked").findValuesAsText("reference")).containsExactly(other);
  }

  @Test
  @DisplayName("What is missing from a change is named, and nothing was changed")
  void missing() {
    String reference = staff.reports("wanborough");
    String place = CASES + "/" + reference;
    named(head.post(place + "/notes", Map.of()), "words");
    named(head.post(place + "/notes", Map.of("words", "a\u0000b")), "words");
    named(head.post(place + "/notes", Map.of("words", "x".repeat(4001))), "words");
    named(head.post(place + "/contacts", Map.of("words", "x")), "body");
    named(head.post(place + "/links", Map.of("other", ABSENT, "why", "x")), "other");
    named(head.post(place + "/join", Map.of("other", reference, "reason", "x")), "other");
    named(head.post(place + "/move", Map.of("school", "avenue", "reason", "x")), "school");
    named(head.post(place + "/reopen", Map.of()), "reason");
    problem(head.post(place + "/reopen", Map.of("reason", "x")), 409);
    named(head.post(place + "/new-facts", Map.of()), "words");
    named(head.post(place + "/new-facts", Map.of("words", "x", "kinds", List.of("odd"))), "kinds");
    named(
        head.post(place + "/new-facts", Map.of("words", "x", "authors", List.of("odd"))),
        "authors");
    named(head.post(place + "/suspects", Map.of("person", "nobody@wanborough")), "person");
    named(head.post(place + "/suspects", Map.of("words", "nobody at all zzz")), "words");
    for (String change :
        List.of(
            "/notes",
            "/contacts",
            "/links",
            "/step-aside",
            "/join",
            "/move",
            "/reopen",
            "/new-facts",
            "/suspects")) {
      Map<String, String> body =
          Map.of(
              "words", "x", "body", "x", "other", ABSENT, "reason", "x", "why", "x", "school", "x");
      Answer unseen = stranger.post(place + change, body);
      problem(unseen, 404);
      assertThat(stranger.post(CASES + "/" + ABSENT + change, body).body())
          .isEqualTo(unseen.body());
    }
    assertThat(head.get(place).json().at("/notes").size()).isZero();
  }

  @Test
  @DisplayName(
      "New facts and a further person act once; who could be meant no longer sees the case")
  void furtherPerson() {
    String reference = new Api(port, "staff1@boroughbridge").reports("boroughbridge");
    String place = CASES + "/" + reference;
    Api master = new Api(port, "headteacher@boroughbridge");
    Api authoriser = new Api(port, "senior-authoriser@boroughbridge");
    twice(
        master,
        place + "/new-facts",
        Map.of("words", "It was a threat too", "kinds", List.of("threat")),
        200);
    assertThat(authoriser.get(place).status()).isEqualTo(200);
    twice(master, place + "/suspects", Map.of("post", "senior-authoriser"), 200);
    unseenEqualsAbsent(authoriser, place, CASES + "/" + ABSENT);
    assertThat(authoriser.get(CASES + "?q=" + reference).json().path("cases").size()).isZero();
  }

  @Test
  @DisplayName("Stepping aside: the repeat gets the same answer although the case has gone")
  void stepAside() {
    String place = CASES + "/" + new Api(port, "staff1@boroughbridge").reports("boroughbridge");
    Api authoriser = new Api(port, "senior-authoriser@boroughbridge");
    twice(authoriser, place + "/step-aside", Map.of(), 200);
    unseenEqualsAbsent(authoriser, place, CASES + "/" + ABSENT);
    assertThat(new Api(port, "headteacher@boroughbridge").get(place).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("Joining, and moving to the sister school, act once")
  void joinAndMove() {
    String one = staff.reports("wanborough");
    String other = staff.reports("wanborough");
    twice(head, CASES + "/" + one + "/join", Map.of("other", other, "reason", "Same post"), 200);
    assertThat(head.get(CASES + "/" + one).text("/state")).isEqualTo("joined");
    Api sister = new Api(port, "staff1@avenue");
    String moving = sister.reports("avenue");
    Api there = new Api(port, "headteacher@avenue");
    twice(
        there,
        CASES + "/" + moving + "/move",
        Map.of("school", "recreation", "reason", "It is about the juniors"),
        200);
    assertThat(new Api(port, "headteacher@recreation").get(CASES + "/" + moving).status())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("Evidence is added once, locked away once, and then nobody can view it")
  void evidence() throws IOException {
    String place = CASES + "/" + staff.reports("wanborough") + "/evidence";
    String key = key();
    List<Api.File> files = List.of(new Api.File("files", "a.png", picture()));
    Answer added = head.post(place, Map.of("words", "The post"), files, key);
    assertThat(added.status()).as(added.body()).isEqualTo(201);
    sameAnswer(added, head.post(place, Map.of("words", "The post"), files, key));
    assertThat(head.get(place).json().path("evidence").size()).isEqualTo(1);
    named(head.post(place, Map.of("words", "none"), List.of(), null), "files");
    String item = place + "/" + added.text("/evidence/0/id");
    named(head.post(item + "/lock", Map.of()), "words");
    twice(head, item + "/lock", Map.of("words", "May be unlawful"), 200);
    problem(head.get(item + "/original"), 409);
    problem(stranger.post(place, Map.of(), files, null), 404);
    problem(stranger.post(item + "/lock", Map.of("words", "x")), 404);
  }

  // ---- tasks

  @Test
  @DisplayName("A task shows its form, what is known, its deadline day by day, and its clauses")
  void readTask() {
    String reference = staff.reports("wanborough");
    String task = head.task(reference, "Task_ConfirmFacts");
    Answer read = head.get(TASKS + "/" + task);
    assertThat(read.text("/reference")).isEqualTo(reference);
    assertThat(read.json().at("/form/fields").findValuesAsText("key")).contains("kinds", "authors");
    assertThat(read.json().at("/given/kinds").toString()).contains("racist");
    assertThat(read.text("/deadline/rule")).isNotBlank();
    assertThat(read.json().at("/deadline/days").size()).isPositive();
    assertThat(read.json().at("/clauses").findValuesAsText("id"))
        .isNotEmpty()
        .allMatch(id -> id.startsWith("WAN-"));
    unseenEqualsAbsent(stranger, TASKS + "/" + task, TASKS + "/absent");
    unseenEqualsAbsent(stranger, TASKS + "/" + task + "/people", TASKS + "/absent/people");
    assertThat(head.get(TASKS + "/" + task + "/people").body()).contains("deputy@wanborough");
  }

  @Test
  @DisplayName("The list of tasks pages by due time and by severity, filters and counts")
  void taskPages() {
    for (int i = 0; i < 5; i++) {
      staff.reports("wanborough");
    }
    for (String order : List.of("due", "severity")) {
      List<String> found = new ArrayList<>();
      String next = "";
      long total;
      do {
        Answer page = head.get(TASKS + "?limit=3&order=" + order + "&next=" + next);
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        page.json().path("tasks").forEach(it -> found.add(it.path("id").asText()));
        total = page.json().path("total").asLong();
        next = page.json().path("next").asText("");
      } while (!next.isEmpty());
      assertThat(found).doesNotHaveDuplicates().hasSize((int) total);
    }
    assertThat(head.get(TASKS + "?school=avenue").json().path("total").asLong()).isZero();
    assertThat(head.get(TASKS + "?school=wanborough&holding=free").json().path("total").asLong())
        .isGreaterThanOrEqualTo(5);
  }

  @Test
  @DisplayName("Claim, release, more time, hand over, complete: each once, each with one answer")
  void work() {
    String reference = staff.reports("wanborough");
    String task = head.task(reference, "Task_ConfirmFacts");
    String place = TASKS + "/" + task;
    twice(head, place + "/claim", Map.of(), 200);
    assertThat(head.get(place).text("/holder/id")).isEqualTo("headteacher@wanborough");
    twice(head, place + "/release", Map.of(), 200);
    assertThat(head.get(place).json().has("holder")).isFalse();
    named(head.post(place + "/more-time", Map.of("reason", "x")), "due");
    named(
        head.post(place + "/more-time", Map.of("due", "2026-09-18T15:11:00Z", "reason", "x")),
        "due");
    named(head.post(place + "/more-time", Map.of("due", "2026-10-01T09:00:00Z")), "reason");
    twice(
        head,
        place + "/more-time",
        Map.of("due", "2026-10-01T09:00:00Z", "reason", "The author is away"),
        200);
    assertThat(head.get(place).text("/deadline/due")).isEqualTo("2026-10-01T09:00:00Z");
    named(head.post(place + "/hand-over", Map.of("person", "nobody", "reason", "x")), "person");
    named(head.post(place + "/hand-over", Map.of("person", "deputy@wanborough")), "reason");
    twice(
        head,
        place + "/hand-over",
        Map.of("person", "deputy@wanborough", "reason", "I am away"),
        200);
    Api deputy = new Api(port, "deputy@wanborough");
    Answer wrong = deputy.post(place + "/complete", Map.of("kinds", List.of("odd"), "odd", 1));
    problem(wrong, 400);
    assertThat(wrong.fields()).contains("kinds", "authors", "odd");
    named(deputy.post(place + "/complete", facts("kinds", "racist")), "kinds");
    twice(deputy, place + "/complete", facts("kinds", List.of("racist")), 200);
    Answer late = deputy.post(place + "/complete", facts("kinds", List.of("racist")));
    problem(late, 409);
    assertThat(head.get(CASES + "/" + reference).text("/severity")).isNotEqualTo("not-triaged");
    for (String change : List.of("claim", "release", "complete")) {
      Answer unseen = stranger.post(place + "/" + change, Map.of());
      problem(unseen, 404);
      assertThat(stranger.post(TASKS + "/absent/" + change, Map.of()).body())
          .isEqualTo(unseen.body());
    }
  }

  private static Map<String, Object> facts(String key, Object value) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("kinds", List.of("racist"));
    facts.put("authors", List.of("parent"));
    facts.put("danger", "no");
    facts.put("childTouched", "no");
    facts.put("queryOrComplaint", "no");
    facts.put("thoughtIllegal", "no");
    facts.put("reason", "It stands there in his name");
    facts.put(key, value);
    return facts;
  }

  // ---- the rest

  @Test
  @DisplayName("Schools: mine with what a report can name, those of the federation too, no others")
  void schools() {
    assertThat(staff.get("/api/v1/me").text("/id")).isEqualTo("staff1@wanborough");
    Answer mine = staff.get("/api/v1/schools");
    assertThat(mine.json().path("schools").size()).isEqualTo(1);
    assertThat(mine.json().at("/schools/0/accounts").findValuesAsText("id"))
        .contains("wanborough-facebook");
    assertThat(mine.json().at("/schools/0/kinds").findValuesAsText("code")).contains("racist");
    assertThat(mine.json().at("/schools/0/posts").findValuesAsText("id")).contains("headteacher");
    assertThat(new Api(port, "staff1@avenue").get("/api/v1/schools").json().path("schools").size())
        .isEqualTo(2);
    assertThat(staff.get("/api/v1/processes/abuse-handling").body()).contains("bpmn:definitions");
    problem(staff.get("/api/v1/processes/none"), 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/reports",
        "/api/v1/cases",
        "/api/v1/tasks",
        "/api/v1/schools",
        "/api/v1/evaluation/clock",
        "/api/v1/history/verification",
        "/api/openapi.json"
      })
  @DisplayName("Nobody gets in without credentials, or with wrong ones")
  void nobody(String address) {
    Answer answer = new Api(port, null).get(address);
    problem(answer, 401);
    assertThat(answer.header("WWW-Authenticate")).startsWith("Basic");
    problem(new Api(port, "nobody@wanborough").get(address), 401);
  }

  @Test
  @DisplayName("A key that is none is a problem that names the header")
  void keys() {
    Answer answer = staff.post(REPORTS, Api.aReport("wanborough"), "k".repeat(129));
    named(answer, "Idempotency-Key");
  }

  @Test
  @DisplayName("The description names every address, the key of every POST, and no person")
  void described() {
    Answer answer = staff.get("/api/openapi.json");
    assertThat(answer.status()).isEqualTo(200);
    var paths = answer.json().path("paths");
    assertThat(answer.text("/openapi")).startsWith("3.");
    assertThat(paths.size()).isGreaterThan(25);
    paths
        .properties()
        .forEach(
            path -> {
              assertThat(path.getKey()).startsWith("/api/v1/");
              if (path.getKey().matches("/api/v1/(fails|things).*")) {
                return; // sample pages of the page kit's own tests
              }
              path.getValue()
                  .properties()
                  .forEach(
                      operation -> {
                        assertThat(operation.getValue().path("summary").asText()).isNotBlank();
                        assertThat(operation.getValue().path("responses").has("401")).isTrue();
                        assertThat(operation.getValue().path("parameters").toString())
                            .doesNotContain("\"name\":\"me\"", "\"name\":\"key\"");
                        // What stores nothing cannot be done twice.
                        if (operation.getKey().equals("post")
                            && !path.getKey().endsWith("/preview")
                            && !path.getKey()
                                .matches(
                                    ".*/(former-pupils/contact|near-misses/code|packages/check)")) {
                          assertThat(operation.getValue().toString())
                              .as(path.getKey())
                              .contains("Idempotency-Key");
                        }
                      });
            });
    assertThat(answer.json().at("/components/schemas").has("Me")).isFalse();
  }

  // ---- helpers

  private Answer twice(Api who, String path, Object body, int status) {
    String key = key();
    Answer first = who.post(path, body, key);
    assertThat(first.status()).as(first.body()).isEqualTo(status);
    sameAnswer(first, who.post(path, body, key));
    return first;
  }

  private static void sameAnswer(Answer first, Answer again) {
    assertThat(again.status()).isEqualTo(first.status());
    assertThat(again.body()).isEqualTo(first.body());
  }

  private static void unseenEqualsAbsent(Api who, String unseen, String absent) {
    Answer one = who.get(unseen);
    Answer other = who.get(absent);
    problem(one, 404);
    assertThat(one.body()).isEqualTo(other.body());
    assertThat(one.status()).isEqualTo(other.status());
    Set<String> headers = new HashSet<>(one.response().headers().map().keySet());
    assertThat(headers).isEqualTo(other.response().headers().map().keySet());
  }

  private static void named(Answer answer, String field) {
    problem(answer, 400);
    assertThat(answer.fields()).as(answer.body()).containsExactly(field);
  }

  private static void problem(Answer answer, int status) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    assertThat(answer.text("/detail")).isNotBlank();
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static String json(Object body) throws IOException {
    return new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(body);
  }

  private static byte[] picture() throws IOException {
    var image = new java.awt.image.BufferedImage(20, 10, java.awt.image.BufferedImage.TYPE_INT_RGB);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }
}
