package org.chalkline.desk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Recorded;
import org.chalkline.installation.Scope;
import org.chalkline.testing.Api;
import org.chalkline.testing.Api.Answer;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.CleanSlate;
import org.chalkline.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The API beside the pages on which a version of the policy is drafted, approved and given up. */
@ChalklineTest
class VersionsApiTests {

  private static final String VERSIONS = "/api/v1/policy-versions";
  private static final String LIMIT = "/answers/abuse.triage_limit";

  @Autowired TestClock clock;
  @Autowired Audit audit;
  @LocalServerPort int port;
  private Api head;
  private Api chair;
  private Api staff;
  private Api stranger;
  private long begun;

  @BeforeEach
  void friday() {
    CleanSlate.make();
    clock.set(TestClock.FRIDAY_AFTERNOON);
    head = new Api(port, "headteacher@wanborough");
    chair = new Api(port, "chair@wanborough");
    staff = new Api(port, "staff1@wanborough");
    stranger = new Api(port, "headteacher@highters-heath");
    begun = history().stream().mapToLong(Recorded::sequence).max().orElse(0);
  }

  /** What was published is known no longer: the clock tells whoever remembers it. */
  @AfterEach
  void gone() {
    CleanSlate.make();
    clock.set(TestClock.FRIDAY_AFTERNOON);
  }

  @Test
  @DisplayName("Drafted, answered, named, put forward, approved by the board: it is published")
  void fromDraftToPublished() {
    String place = VERSIONS + "/" + drafted();
    ready(place);
    twice(head, place + "/put-forward", Map.of());
    assertThat(head.get(place).text("/state")).isEqualTo("in-approval");
    assertThat(head.get(place).json().path("said").size()).isZero();
    board("agreed", "");
    Answer published = staff.get(place);
    assertThat(published.text("/state")).isEqualTo("published");
    assertThat(published.text("/inForceFrom")).isEqualTo("2026-11-02");
    assertThat(published.text("/draftedBy")).isEqualTo("headteacher@wanborough");
    assertThat(published.text("/approvals/0/by")).isEqualTo("chair@wanborough");
    assertThat(answerOf(published)).isEqualTo("3 working days");
    Answer list = staff.get(VERSIONS);
    assertThat(list.text("/versions/0/name")).isEqualTo("Policy, November 2026");
    Answer against = staff.get(place + "/against/" + list.json().at("/versions/1/id").asText());
    assertThat(against.json().path("differences").size()).isEqualTo(1);
    assertThat(against.text("/differences/0/question")).isEqualTo("abuse.triage_limit");
    assertThat(against.text("/differences/0/after/own")).isEqualTo("Triage took too long");
    refused(head.put(place + LIMIT, own("2 working days"), null));
    refused(head.post(place + "/put-forward", Map.of()));
    refused(head.post(place + "/withdraw", Map.of("reason", "Too late")));
  }

  @Test
  @DisplayName("Kinds under headings: in the draft, in force from its day, and none hidden by it")
  void kindsUnderHeadings() {
    String place = VERSIONS + "/" + drafted();
    ready(place);
    Map<String, Object> body = new HashMap<>(Map.of("kinds", kinds("hate", "Other hate")));
    body.put("groups", Map.of("hate", "Words", "obscene", " Words ", "spam", " "));
    done(head.put(place + "/kinds", body, null));
    done(head.post(place + "/put-forward", Map.of()));
    assertThat(head.get(place).text("/standing/0/next")).isEqualTo("governor");
    board("agreed", "");
    assertThat(staff.get("/api/v1/schools").json().findValuesAsText("group")).isEmpty();
    clock.set(Instant.parse("2026-11-02T09:00:00Z"));
    var shown = staff.get("/api/v1/schools").json().at("/schools/0/kinds");
    assertThat(shown.findValuesAsText("group")).containsExactly("Words", "Words");
    assertThat(shown.findValuesAsText("code"))
        .startsWith("hate", "obscene", "bullying", "harassment")
        .endsWith("other")
        .hasSize(head.get(place).json().path("kinds").size());
  }

  @Test
  @DisplayName("Every write under a repeated key has one effect, one answer and one entry")
  void repeated() {
    String key = key();
    Answer first = head.post(VERSIONS, Map.of("policy", "wanborough"), key);
    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(head.post(VERSIONS, Map.of("policy", "wanborough"), key).body())
        .isEqualTo(first.body());
    refused(head.post(VERSIONS, Map.of("policy", "wanborough")));
    String id = first.text("/id");
    String place = VERSIONS + "/" + id;
    putTwice(place + LIMIT, own("3 working days"));
    putTwice(place + "/kinds", Map.of("kinds", kinds("racist", "Racism")));
    putTwice(place + "/frame", frame("Policy, November 2026", "2026-11-02"));
    twice(head, place + "/put-forward", Map.of());
    twice(head, place + "/withdraw", Map.of("reason", "Begun in error"));
    assertThat(head.get(place).text("/state")).isEqualTo("withdrawn");
    assertThat(recorded(id))
        .containsExactly(
            "policy.version-drafted",
            "policy.version-changed",
            "policy.version-changed",
            "policy.version-changed",
            "policy.version-put-forward",
            "policy.version-withdrawn");
  }

  @Test
  @DisplayName("Sent back by the board, changed, and put forward again; then given up")
  void sentBack() {
    String place = VERSIONS + "/" + drafted();
    ready(place);
    done(head.post(place + "/put-forward", Map.of()));
    board("changes", "Two days are enough");
    assertThat(head.get(place).text("/state")).isEqualTo("draft");
    assertThat(head.get(place).text("/said/0/reason")).isEqualTo("Two days are enough");
    done(head.put(place + LIMIT, own("2 working days"), null));
    done(head.post(place + "/put-forward", Map.of()));
    assertThat(answerOf(head.get(place))).isEqualTo("2 working days");
    done(head.post(place + "/withdraw", Map.of("reason", "No need for it")));
    assertThat(chair.get("/api/v1/tasks").json().path("tasks").size()).isZero();
  }

  @Test
  @DisplayName("What cannot be accepted is a problem that names the field")
  void badInput() {
    named(head.post(VERSIONS, Map.of()), "policy");
    named(head.post(VERSIONS, "{\"policy\":[]}"), "policy");
    String place = VERSIONS + "/" + drafted();
    String answer = place + LIMIT;
    named(head.put(answer, own("0 working days"), null), "value");
    named(head.put(answer, own("a while"), null), "value");
    named(head.put(answer, own(""), null), "value");
    named(head.put(answer, Map.of("value", "3 working days"), null), "rests");
    named(head.put(answer, rests("hope", List.of(), ""), null), "rests");
    named(head.put(answer, rests("default", List.of(), ""), null), "rests");
    named(head.put(answer, rests("own", List.of(), " "), null), "reason");
    named(head.put(answer, rests("own", List.of(), "x".repeat(1001)), null), "reason");
    named(head.put(answer, rests("clause", List.of(), ""), null), "clauses");
    named(head.put(answer, rests("clause", List.of("FED-17"), ""), null), "clauses");
    named(head.put(answer, rests("clause", Arrays.asList("x", null), ""), null), "clauses");
    named(head.put(answer, "{\"clauses\":{}}", null), "clauses");
    named(
        head.put(
            place + "/answers/abuse.report_to",
            Map.of("value", "online-safety, headteacher", "rests", "own", "reason", "Both"),
            null),
        "value");
    named(head.put(place + "/frame", Map.of("name", "x"), null), "inForceFrom");
    named(head.put(place + "/frame", frame("x", "2026-09-18"), null), "inForceFrom");
    named(head.put(place + "/frame", frame("x", "2030-09-18"), null), "inForceFrom");
    named(head.put(place + "/frame", frame("x", "soon"), null), "inForceFrom");
    named(head.put(place + "/frame", frame(" ", "2026-11-02"), null), "name");
    named(head.put(place + "/frame", frame("x".repeat(201), "2026-11-02"), null), "name");
    named(head.put(place + "/kinds", Map.of(), null), "kinds");
    named(head.put(place + "/kinds", Map.of("kinds", kinds("odd", "Odd")), null), "kinds");
    named(head.put(place + "/kinds", Map.of("kinds", kinds("spam", " ")), null), "kinds.spam");
    named(head.put(place + "/kinds", Map.of("kinds", kinds("spam", null)), null), "kinds.spam");
    named(
        head.put(place + "/kinds", Map.of("kinds", kinds("spam", "a\u0000")), null), "kinds.spam");
    Map<String, Object> grouped = new HashMap<>(Map.of("kinds", kinds("racist", "Racism")));
    grouped.put("groups", Map.of("racist", "x".repeat(61)));
    named(head.put(place + "/kinds", grouped, null), "groups.racist");
    grouped.put("groups", Map.of("odd", "Words"));
    named(head.put(place + "/kinds", grouped, null), "groups");
    named(head.post(place + "/withdraw", Map.of()), "reason");
    named(head.post(place + "/withdraw", Map.of("reason", " ")), "reason");
    for (String body : List.of("", "{", "null", "[]")) {
      problem(head.put(answer, body, null), 400);
      problem(head.post(VERSIONS, body), 400);
    }
    problem(head.put(place + "/answers/no.such_question", own("yes"), null), 404);
    refused(head.post(place + "/put-forward", Map.of()));
    done(head.put(answer, own("3 working days"), null));
    refused(head.post(place + "/put-forward", Map.of()));
    assertThat(answerOf(head.get(place))).isEqualTo("3 working days");
  }

  @Test
  @DisplayName("Who may not draft meets no such version, whatever they send; nobody meets a 401")
  void whoMayNot() {
    problem(staff.post(VERSIONS, Map.of("policy", "wanborough")), 404);
    problem(chair.post(VERSIONS, Map.of("policy", "wanborough")), 404);
    problem(stranger.post(VERSIONS, Map.of("policy", "wanborough")), 404);
    problem(head.post(VERSIONS, Map.of("policy", "no-such-policy")), 404);
    String place = VERSIONS + "/" + drafted();
    for (Api other : List.of(staff, chair, stranger)) {
      for (String at : List.of(place, VERSIONS + "/absent")) {
        problem(other.get(at), 404);
        problem(other.put(at + LIMIT, own("3 working days"), null), 404);
        problem(other.put(at + "/kinds", Map.of("kinds", kinds("racist", "x")), null), 404);
        problem(other.put(at + "/frame", frame("x", "2026-11-02"), null), 404);
        problem(other.post(at + "/put-forward", Map.of()), 404);
        problem(other.post(at + "/withdraw", Map.of("reason", "x")), 404);
      }
      assertThat(other.get(VERSIONS).body()).doesNotContain(place.substring(VERSIONS.length()));
    }
    ready(place);
    done(head.post(place + "/put-forward", Map.of()));
    assertThat(chair.get(place).status()).as("those who are asked may read it").isEqualTo(200);
    problem(chair.post(place + "/withdraw", Map.of("reason", "x")), 404);
    problem(stranger.get(place), 404);
    String task = approval(chair);
    refused(head.post("/api/v1/tasks/" + task + "/complete", decision("agreed", "")));
    problem(new Api(port, "nobody@wanborough").post(VERSIONS, Map.of("policy", "wanborough")), 401);
  }

  // ---- helpers

  private String drafted() {
    Answer answer = head.post(VERSIONS, Map.of("policy", "wanborough"));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.text("/id");
  }

  private void ready(String place) {
    done(head.put(place + LIMIT, own("3 working days"), null));
    done(head.put(place + "/frame", frame("Policy, November 2026", "2026-11-02"), null));
  }

  private void board(String said, String reason) {
    done(chair.post("/api/v1/tasks/" + approval(chair) + "/complete", decision(said, reason)));
  }

  private static String approval(Api who) {
    return who.get("/api/v1/tasks").text("/tasks/0/id");
  }

  private static Map<String, Object> decision(String said, String reason) {
    return Map.of(
        "said", said, "decidedOn", "2026-09-18", "minute", "FGB 2026/14", "reason", reason);
  }

  private static Map<String, Object> own(String value) {
    return Map.of("value", value, "rests", "own", "reason", "Triage took too long");
  }

  private static Map<String, Object> rests(String on, List<String> clauses, String reason) {
    return Map.of("value", "3 working days", "rests", on, "clauses", clauses, "reason", reason);
  }

  private static Map<String, Object> frame(String name, String from) {
    return Map.of("name", name, "inForceFrom", from);
  }

  /** Every kind as the version calls it, one of them otherwise. */
  private Map<String, Object> kinds(String code, String label) {
    Map<String, Object> kinds = new HashMap<>();
    head.get(VERSIONS + "/" + head.get(VERSIONS).text("/versions/0/id"))
        .json()
        .path("kinds")
        .forEach(kind -> kinds.put(kind.path("code").asText(), kind.path("label").asText()));
    kinds.put(code, label);
    return kinds;
  }

  private static String answerOf(Answer version) {
    for (var answer : version.json().path("answers")) {
      if (answer.path("question").asText().equals("abuse.triage_limit")) {
        return answer.path("value").asText();
      }
    }
    throw new AssertionError(version.body());
  }

  private List<Recorded> history() {
    return Scope.everywhere(() -> audit.of("school:wanborough"));
  }

  private List<String> recorded(String id) {
    List<String> said = new ArrayList<>();
    for (Recorded entry : history()) {
      if (id.equals(entry.words().get("edition")) && entry.sequence() > begun) {
        said.add(entry.what());
      }
    }
    return said;
  }

  private static void twice(Api who, String path, Object body) {
    String key = key();
    Answer first = who.post(path, body, key);
    done(first);
    assertThat(who.post(path, body, key).body()).isEqualTo(first.body());
  }

  private void putTwice(String path, Object body) {
    String key = key();
    Answer first = head.put(path, body, key);
    done(first);
    assertThat(head.put(path, body, key).body()).isEqualTo(first.body());
  }

  private static void done(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private static void refused(Answer answer) {
    problem(answer, 409);
  }

  private static void named(Answer answer, String field) {
    problem(answer, 400);
    assertThat(answer.fields()).as(answer.body()).containsExactly(field);
  }

  private static void problem(Answer answer, int status) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }
}
