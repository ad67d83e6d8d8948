package org.chalkline.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Recorded;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.People;
import org.chalkline.installation.Scope;
import org.chalkline.post.Outbox;
import org.chalkline.post.Sent;
import org.chalkline.testing.Api;
import org.chalkline.testing.Api.Answer;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.TestClock;
import org.chalkline.testing.TimePasses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ChalklineTest
class SetUpTests {

  private static final String SCHOOL = "recreation";

  @LocalServerPort int port;
  @Autowired TestClock clock;
  @Autowired Workflows workflows;
  @Autowired Audit audit;
  @Autowired Outbox outbox;
  @Autowired People people;
  @Autowired Letterheads letterheads;

  private Api administrator;

  @BeforeEach
  void friday() {
    clock.set(TestClock.FRIDAY_AFTERNOON);
    administrator = new Api(port, "administrator@" + SCHOOL);
  }

  @Test
  @DisplayName(
      "A new school goes live only when nothing mandatory is missing, and says until then that it"
          + " is not (KCSIE: contacts)")
  void goesLive() throws IOException {
    String name = "Rookery " + UUID.randomUUID().toString().substring(0, 8);
    Answer added =
        administrator.post("/api/v1/schools", Map.of("name", name, "policy", "wanborough"));
    assertThat(added.status()).as(added.body()).isEqualTo(201);
    String school = added.text("/id");
    String at = "/api/v1/schools/" + school;
    assertThat(missing(school))
        .contains(
            "Name, phase and federation",
            "Headteacher",
            "Safeguarding lead",
            "Two people for safeguarding",
            "Chair of governors",
            "Local authority designated officer",
            "Children's social care",
            "Police")
        .doesNotContain("Letterhead", "Test alert", "Term dates", "Holiday rota");
    assertThat(states(school, "time"))
        .as("told before it goes live, and no hindrance")
        .containsOnly(
            Map.entry("Term dates", "advised"),
            Map.entry("School hours", "advised"),
            Map.entry("Holiday rota", "advised"));
    assertThat(setup(school).body()).contains("There is no holiday rota");
    Answer early = administrator.post(at + "/live", "{}");
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.body()).contains("cannot go live yet", "Children's social care");
    assertThat(new Api(port, "administrator@wanborough").get(at + "/set-up").status())
        .isEqualTo(403);
    assertThat(new Api(port, "staff1@" + SCHOOL).post(at + "/live", "{}").status()).isEqualTo(403);

    Answer wrong = administrator.post(at + "/set-up", Map.of("name", "", "phase", "castle"));
    assertThat(wrong.fields()).containsExactlyInAnyOrder("name", "phase");
    ok(administrator.post(at + "/set-up", Map.of("name", name, "phase", "junior")));
    contacts(school);
    storesPeople(school, name);
    assertThat(missing(school)).isEmpty();
    assertThat(live(school)).as("as told to whoever reports").isFalse();
    ok(administrator.post(at + "/live", "{}"));
    assertThat(administrator.get(at + "/set-up").json().path("live").asBoolean()).isTrue();
    assertThat(live(school)).isTrue();
    Answer other =
        administrator.post(
            at + "/set-up", Map.of("name", name, "phase", "junior", "policy", "federation"));
    assertThat(other.fields()).containsExactly("policy");
    assertThat(history(school))
        .contains(
            "school.added",
            "school.described",
            "school.contact-kept",
            "people.list-stored",
            "account.asked-for",
            "account.approved-alone",
            "school.went-live");
  }

  private void contacts(String school) {
    String at = "/api/v1/schools/" + school + "/contacts/";
    Map<String, Object> contact =
        new LinkedHashMap<>(
            Map.of("name", "Duty desk", "telephone", "01632 960 001", "hours", "Always"));
    contact.put("checkedOn", "2026-09-19");
    assertThat(administrator.post(at + "lado", contact).body()).contains("today or earlier");
    contact.put("checkedOn", "2025-09-18");
    ok(administrator.post(at + "lado", contact));
    assertThat(missing(school))
        .as("checked a year ago")
        .contains("Local authority designated officer");
    contact.put("checkedOn", "2026-09-18");
    for (String kind : List.of("lado", "social-care", "police")) {
      ok(administrator.post(at + kind, contact));
    }
    assertThat(administrator.post(at + "fire-brigade", contact).status()).isEqualTo(404);
    contact.put("telephone", "<script>");
    contact.put("email", "nobody");
    assertThat(administrator.post(at + "lado", contact).fields())
        .containsExactlyInAnyOrder("telephone", "email");
  }

  private void storesPeople(String school, String name) {
    String mark = UUID.randomUUID().toString().substring(0, 8);
    List<String> roles =
        List.of(
            "headteacher",
            "Deputy Headteacher",
            "safeguarding lead",
            "deputy-dsl",
            "chair",
            "vice-chair of governors",
            "data protection officer");
    StringBuilder list = new StringBuilder("first name;surname;email;roles\n");
    for (int n = 0; n < roles.size(); n++) {
      list.append(
          "P%d;Test;p%d.%s@school.example;\"%s, staff\"\n".formatted(n, n, mark, roles.get(n)));
    }
    String twice = list + "Again;Test;P3.%s@school.example;juggler\n".formatted(mark);
    Answer wrong = people(school, twice, true);
    assertThat(wrong.status()).isEqualTo(400);
    Answer look = people(school, twice, false);
    JsonNode last = look.json().path("lines").path(roles.size());
    assertThat(last.path("line").asInt()).isEqualTo(9);
    assertThat(last.path("fate").asText()).isEqualTo("wrong");
    assertThat(last.path("errors").toString())
        .contains("There is no role \\\"juggler\\\"", "The same person as in line 5");
    assertThat(missing(school)).as("looking stores nothing").contains("Headteacher");

    String key = UUID.randomUUID().toString();
    Answer stored = people(school, list.toString(), true, key);
    assertThat(stored.status()).as(stored.body()).isEqualTo(200);
    assertThat(stored.json().path("added").asInt()).isEqualTo(roles.size());
    assertThat(people(school, list.toString(), true, key).json().path("added").asInt())
        .as("a second click finds the first outcome")
        .isEqualTo(roles.size());
    Answer again =
        people(
            school,
            list.toString().replace("\"headteacher, staff\"", "headteacher,governor"),
            false);
    assertThat(again.json().findValuesAsText("fate"))
        .startsWith("more-roles", "nothing-new")
        .doesNotContain("new", "wrong");
    assertThat(people.byUserName("p3." + mark + "@school.example")).isPresent();
  }

  @Test
  @DisplayName("People of one school who are named in the list of another are not taken over")
  void ofAnotherSchool() {
    Answer look =
        people(
            SCHOOL,
            "first name,surname,email,user name,roles\nX,Y,x@y.example,staff1@wanborough,staff\n",
            false);
    assertThat(look.body()).contains("Somebody signs in under this user name already");
    Answer own =
        people(
            SCHOOL,
            "first name,surname,email,user name,roles\nX,Y,x@y.example,administrator@recreation,dsl\n",
            false);
    assertThat(own.body()).contains("Somebody else must ask for a role for you");
  }

  @Test
  @DisplayName(
      "A test alert goes along the chain: on at an answer, on after 15 elapsed minutes without"
          + " (default 73)")
  void testAlert() {
    TimePasses time = new TimePasses(clock, workflows);
    String key = UUID.randomUUID().toString();
    String at = "/api/v1/schools/" + SCHOOL + "/alerts";
    assertThat(new Api(port, "staff1@" + SCHOOL).post(at, "{}").status()).isEqualTo(403);
    Answer sent = administrator.post(at, "{}", key);
    assertThat(sent.status()).as(sent.body()).isEqualTo(201);
    assertThat(administrator.post(at, "{}", key).text("/id")).isEqualTo(sent.text("/id"));
    assertThat(administrator.post(at, "{}").status()).as("one at a time").isEqualTo(409);
    String id = sent.text("/id");

    List<List<String>> places = new ArrayList<>();
    places.add(waiting(places));
    assertThat(places.get(0)).contains(id("dsl"));
    assertThat(mails()).anyMatch(it -> it.subject().equals("Test alert: please answer"));
    time.by(Duration.ofMinutes(4));
    answers("dsl", id);
    assertThat(asked(0).path("minutes").asInt()).isEqualTo(4);
    places.add(waiting(places));
    assertThat(places.get(1)).as("an answer asks the next at once").isNotEmpty();

    time.by(Duration.ofMinutes(14));
    assertThat(waiting(places)).isEmpty();
    time.by(Duration.ofMinutes(1));
    places.add(waiting(places));
    assertThat(places.get(2)).as("15 minutes without an answer").isNotEmpty();
    Api late = api(places.get(1));
    ok(late.post("/api/v1/alerts/" + id + "/answer", "{}"));
    assertThat(waiting(places)).as("a late answer asks nobody").isEmpty();

    time.by(Duration.ofHours(4));
    JsonNode alert = administrator.get(at).json().path("alerts").path(0);
    assertThat(alert.path("ended").asText()).isNotEmpty();
    List<String> roles = alert.path("asked").findValuesAsText("role");
    assertThat(roles).startsWith("dsl").contains("headteacher", "chair");
    assertThat(workflows.running(id)).isFalse();
    assertThat(history(SCHOOL))
        .contains(
            "test-alert.sent",
            "test-alert.person-asked",
            "test-alert.answered",
            "test-alert.ended");
    assertThat(
            new Api(port, "staff1@wanborough")
                .post("/api/v1/alerts/" + id + "/answer", "{}")
                .status())
        .isEqualTo(404);
    assertThat(setup(SCHOOL).body()).contains("not everybody answered");
  }

  @Test
  @DisplayName(
      "The letterhead: text stays text, the logo is drawn anew, and a second one replaces it")
  void letterhead() throws IOException {
    String at = "/api/v1/schools/" + SCHOOL + "/letterhead";
    Map<String, String> fields =
        Map.of(
            "name", "Recreation <b>School</b>",
            "address", "1 High Street\n\n Anytown \nAB1 2CD",
            "telephone", "01632 960 003",
            "email", "office@school.example");
    Answer wrong = administrator.post(at, Map.of("name", "x"), List.of(), null);
    assertThat(wrong.fields()).containsExactlyInAnyOrder("address", "telephone", "email");
    Answer kept =
        administrator.post(
            at, fields, List.of(new Api.File("logo", "logo.png", LogoTests.png(800, 200))), null);
    assertThat(kept.status()).as(kept.body()).isEqualTo(200);
    assertThat(kept.json().path("address")).hasSize(3);
    Answer logo = administrator.get(at + "/logo");
    assertThat(logo.header("Content-Type")).isEqualTo("image/png");
    ok(administrator.post(at, fields, List.of(), null));
    assertThat(administrator.get(at + "/logo").status()).as("kept as it was").isEqualTo(200);
    Map<String, String> without = new LinkedHashMap<>(fields);
    without.put("withoutLogo", "true");
    ok(administrator.post(at, without, List.of(), null));
    assertThat(administrator.get(at + "/logo").status()).isEqualTo(404);
    assertThat(Scope.everywhere(() -> letterheads.head(SCHOOL)))
        .as("a letter goes without a logo too")
        .hasValueSatisfying(head -> assertThat(head.logo()).isNull());
    assertThat(new Api(port, "staff1@" + SCHOOL).get(at).status()).isEqualTo(403);
  }

  @Test
  @DisplayName("The seven schools of the evaluation are live, with their contacts")
  void evaluationIsLive() {
    Answer setup = setup(SCHOOL);
    assertThat(setup.json().path("live").asBoolean()).isTrue();
    assertThat(setup.body()).contains("01632 960 001");
    assertThat(missing(SCHOOL)).doesNotContain("Police", "Headteacher");
    assertThat(states(SCHOOL, "time"))
        .containsEntry("Term dates", "met")
        .containsEntry("School hours", "met");
  }

  private Answer setup(String school) {
    return administrator.get("/api/v1/schools/" + school + "/set-up");
  }

  private List<String> missing(String school) {
    List<String> titles = new ArrayList<>();
    for (JsonNode need : setup(school).json().path("needs")) {
      if (need.path("state").asText().equals("missing")) {
        titles.add(need.path("title").asText());
      }
    }
    return titles;
  }

  private Map<String, String> states(String school, String part) {
    Map<String, String> states = new LinkedHashMap<>();
    for (JsonNode need : setup(school).json().path("needs")) {
      if (need.path("part").asText().equals(part)) {
        states.put(need.path("title").asText(), need.path("state").asText());
      }
    }
    return states;
  }

  private boolean live(String school) {
    for (JsonNode each : administrator.get("/api/v1/schools").json().path("schools")) {
      if (each.path("id").asText().equals(school)) {
        return each.path("live").asBoolean();
      }
    }
    throw new AssertionError("no school " + school);
  }

  private Answer people(String school, String list, boolean confirm) {
    return people(school, list, confirm, UUID.randomUUID().toString());
  }

  private Answer people(String school, String list, boolean confirm, String key) {
    return administrator.post(
        "/api/v1/schools/" + school + "/people",
        Map.of("confirm", "" + confirm),
        List.of(new Api.File("file", "people.csv", list.getBytes())),
        key);
  }

  private JsonNode asked(int place) {
    for (JsonNode asked :
        administrator.get("/api/v1/schools/" + SCHOOL + "/alerts").json().at("/alerts/0/asked")) {
      if (asked.path("place").asInt() == place) {
        return asked;
      }
    }
    throw new AssertionError("nobody at place " + place);
  }

  /** Who is asked and was not before. */
  private List<String> waiting(List<List<String>> before) {
    List<String> found = new ArrayList<>();
    for (JsonNode asked :
        administrator.get("/api/v1/schools/" + SCHOOL + "/alerts").json().at("/alerts/0/asked")) {
      String person = asked.path("person").asText();
      if (before.stream().noneMatch(it -> it.contains(person))) {
        found.add(person);
      }
    }
    return found;
  }

  private void answers(String role, String id) {
    Api api = new Api(port, role + "@" + SCHOOL);
    assertThat(api.get("/api/v1/alerts").body()).contains(id);
    ok(api.post("/api/v1/alerts/" + id + "/answer", "{}"));
    ok(api.post("/api/v1/alerts/" + id + "/answer", "{}"));
    assertThat(api.get("/api/v1/alerts").body()).doesNotContain(id);
  }

  private String id(String role) {
    return people.byUserName(role + "@" + SCHOOL).orElseThrow().id();
  }

  /** One of them who is of the cast: other tests add people with passwords of their own. */
  private Api api(List<String> persons) {
    return persons.stream()
        .map(id -> people.get(id).userName())
        .filter(name -> name.matches("[a-z-]+@[a-z-]+"))
        .findFirst()
        .map(name -> new Api(port, name))
        .orElseThrow();
  }

  private List<Sent> mails() {
    return Scope.everywhere(() -> outbox.latest(50));
  }

  private List<String> history(String school) {
    return Scope.everywhere(() -> audit.of("school:" + school)).stream()
        .map(Recorded::what)
        .toList();
  }

  private static void ok(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isLessThan(300);
  }
}
