package org.chalkline.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Recorded;
import org.chalkline.identity.StandIns.Arrange;
import org.chalkline.installation.Scope;
import org.chalkline.testing.Api;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.CleanSlate;
import org.chalkline.testing.TestClock;
import org.chalkline.web.InvalidInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

@ChalklineTest
class StandInTests {

  private static final String SCHOOL = "highters-heath";
  private static final LocalDate FRIDAY = LocalDate.of(2026, 9, 18);
  private static final String HALF =
      " where school_id = '" + SCHOOL + "' and half_first = date '2026-10-26'";

  @LocalServerPort int port;
  @Autowired StandIns standIns;
  @Autowired Administration administration;
  @Autowired AccountRequests requests;
  @Autowired People people;
  @Autowired Audit audit;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  @BeforeEach
  void friday() {
    CleanSlate.make();
    clock.set(TestClock.FRIDAY_AFTERNOON);
  }

  /** Whom a test has made; the other tests' schools have only the cast. */
  private final Map<String, RoleAt> made = new HashMap<>();

  @AfterEach
  void nobodyStandsIn() {
    clock.set(TestClock.FRIDAY_AFTERNOON);
    in(() -> jdbc.sql("delete from stand_in").update());
    in(
        () -> {
          made.forEach((id, role) -> people.end(id, role, LocalDate.of(2026, 8, 31)));
          return "";
        });
  }

  @ParameterizedTest
  @CsvSource({
    // first day, last day, the moment before it begins, the moment after it ends
    "2026-09-21, 2026-09-25, 2026-09-20T22:59:59.999Z, 2026-09-25T23:00:00Z",
    // the clocks go back during it: it begins in summer time and ends in winter time
    "2026-10-24, 2026-10-25, 2026-10-23T22:59:59.999Z, 2026-10-26T00:00:00Z",
    "2027-03-27, 2027-03-28, 2027-03-26T23:59:59.999Z, 2027-03-28T23:00:00Z"
  })
  @DisplayName("Whoever stands in holds the role from midnight to midnight in London, by itself")
  void fromMidnightToMidnight(LocalDate from, LocalDate until, Instant before, Instant after) {
    arrange("headteacher@" + SCHOOL, "dsl", "staff1@" + SCHOOL, from, until);
    RoleAt dsl = new RoleAt("dsl", SCHOOL);
    String id = id("staff1@" + SCHOOL);

    clock.set(before);
    assertThat(people.rolesOf(id)).doesNotContain(dsl);
    clock.set(before.plusMillis(1));
    assertThat(people.rolesOf(id)).contains(dsl);
    assertThat(me("staff1@" + SCHOOL).has("dsl", SCHOOL)).isTrue();
    assertThat(people.holding("dsl", SCHOOL)).extracting(Person::id).contains(id).hasSize(2);
    clock.set(after.minusMillis(1));
    assertThat(people.rolesOf(id)).contains(dsl);
    clock.set(after);
    assertThat(people.rolesOf(id)).doesNotContain(dsl);
    assertThat(people.holding("dsl", SCHOOL)).extracting(Person::id).doesNotContain(id);
    assertThat(whats()).contains("stand-in.arranged", "stand-in.began", "stand-in.over");
  }

  @Test
  @DisplayName("They get the role's tasks and see its cases; afterwards what they took is free")
  void tasksComeAndGo() {
    String reference = new Api(port, "staff2@" + SCHOOL).reports(SCHOOL);
    Api stand = new Api(port, "staff1@" + SCHOOL);
    assertThat(stand.get("/api/v1/cases/" + reference).status()).isEqualTo(404);
    arrange(
        "administrator@" + SCHOOL, "headteacher", "staff1@" + SCHOOL, FRIDAY, FRIDAY.plusDays(3));

    assertThat(stand.get("/api/v1/cases/" + reference).status()).isEqualTo(200);
    String task = stand.get("/api/v1/tasks").text("/tasks/0/id");
    assertThat(stand.post("/api/v1/tasks/" + task + "/claim", "{}").status()).isLessThan(300);

    clock.set(Instant.parse("2026-09-21T23:00:00Z"));
    assertThat(stand.get("/api/v1/cases/" + reference).status()).isEqualTo(404);
    assertThat(stand.get("/api/v1/tasks").json().path("tasks")).isEmpty();
    Api head = new Api(port, "headteacher@" + SCHOOL);
    assertThat(head.get("/api/v1/tasks/" + task).json().has("holder")).isFalse();
    assertThat(head.post("/api/v1/tasks/" + task + "/claim", "{}").status()).isLessThan(300);
    assertThat(head.get("/api/v1/cases/" + reference + "/timeline").body()).contains("task.freed");
  }

  @Test
  @DisplayName("A stand-in who is the only one able takes what had gone past the walled holders")
  void takesWhatWentPast() {
    String reference = new Api(port, "staff2@" + SCHOOL).reports(SCHOOL);
    Api head = new Api(port, "headteacher@" + SCHOOL);
    String task = head.get("/api/v1/tasks").text("/tasks/0/id");
    in(
        () ->
            jdbc.sql(
                    """
                    insert into case_wall (id, case_id, school_id, person_id, why, since)
                    select ?, id, school_id, ?, 'SUBJECT', now() from case_file where reference = ?
                    """)
                .params(UUID.randomUUID().toString(), id("headteacher@" + SCHOOL), reference)
                .update());
    arrange(
        "administrator@" + SCHOOL, "headteacher", "staff1@" + SCHOOL, FRIDAY, FRIDAY.plusDays(1));
    Api stand = new Api(port, "staff1@" + SCHOOL);
    assertThat(stand.get("/api/v1/tasks/" + task).status()).isEqualTo(200);
    assertThat(head.get("/api/v1/tasks/" + task).status()).isEqualTo(404);

    clock.set(Instant.parse("2026-09-19T23:00:00Z"));
    assertThat(stand.get("/api/v1/tasks/" + task).status()).isEqualTo(404);
    assertThat(new Api(port, "chair@" + SCHOOL).get("/api/v1/tasks/" + task).status())
        .isEqualTo(200);
  }

  @Test
  @DisplayName(
      "Refused: oneself, the lead as the only stand-in, nonsense dates; in the database too")
  void refused() {
    String head = "headteacher@" + SCHOOL;
    assertWrong(head, "deputy", head, FRIDAY, FRIDAY, "person");
    assertWrong("administrator@" + SCHOOL, "dsl", "dsl@" + SCHOOL, FRIDAY, FRIDAY, "person");
    assertWrong(head, "dsl", "staff1@wanborough", FRIDAY, FRIDAY, "person");
    assertWrong(head, "staff", "staff1@" + SCHOOL, FRIDAY, FRIDAY, "role");
    assertWrong(head, "dsl", "staff1@" + SCHOOL, FRIDAY.minusDays(1), FRIDAY, "from");
    assertWrong(head, "dsl", "staff1@" + SCHOOL, FRIDAY, FRIDAY.minusDays(1), "until");
    assertWrong(head, "dsl", "staff1@" + SCHOOL, FRIDAY, FRIDAY.plusDays(191), "until");
    arrange(head, "dsl", "staff1@" + SCHOOL, FRIDAY, FRIDAY.plusDays(4));
    assertWrong(head, "dsl", "staff1@" + SCHOOL, FRIDAY.plusDays(4), FRIDAY.plusDays(9), "person");
    assertThatThrownBy(
            () ->
                in(
                    () ->
                        standIns.arrange(
                            me("dsl@" + SCHOOL),
                            SCHOOL,
                            new Arrange("dsl", id("staff2@" + SCHOOL), FRIDAY, FRIDAY),
                            key())))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(
            () -> in(() -> jdbc.sql("update stand_in set arranged_by = person_id").update()))
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  @DisplayName("The holiday rota gives a role's work in the holidays only, past walls (default 23)")
  void holidayRota() {
    clock.set(Instant.parse("2026-10-23T13:00:00Z"));
    String reference = new Api(port, "staff2@" + SCHOOL).reports(SCHOOL);
    Api rota = new Api(port, "staff1@" + SCHOOL);
    Api head = new Api(port, "headteacher@" + SCHOOL);
    String task = head.get("/api/v1/tasks").text("/tasks/0/id");
    String path = "/api/v1/schools/" + SCHOOL + "/rota";
    Map<String, String> turn = turn("headteacher", "staff1", "2026-10-24", "2026-10-30");
    assertThat(head.post(path, turn("headteacher", "staff1", "2026-10-23", "2026-10-30")).fields())
        .as("the last day before half-term")
        .containsExactly("first");
    assertThat(head.post(path, turn("dsl", "headteacher", "2026-10-26", "2026-10-30")).fields())
        .as("oneself, for a role that one does not hold")
        .containsExactly("person");
    assertThat(new Api(port, "business-director@" + SCHOOL).post(path, turn).status())
        .isEqualTo(403);
    assertThat(head.post(path, turn).status()).isEqualTo(201);
    assertThat(head.post(path, turn("headteacher", "headteacher", "2026-10-26", "2026-10-30")))
        .as("oneself, for one's own role: nothing changes")
        .extracting(Api.Answer::status)
        .isEqualTo(201);
    assertThat(rota.get("/api/v1/cases/" + reference).status()).isEqualTo(404);

    clock.set(Instant.parse("2026-10-23T23:00:00Z"));
    assertThat(rota.get("/api/v1/cases/" + reference).status()).isEqualTo(200);
    assertThat(rota.post("/api/v1/tasks/" + task + "/claim", "{}").status()).isLessThan(300);
    assertThat(people.holding("headteacher", SCHOOL)).hasSize(2);
    String other = new Api(port, "staff2@" + SCHOOL).reports(SCHOOL);
    in(
        () ->
            jdbc.sql(
                    """
                    insert into case_wall (id, case_id, school_id, person_id, why, since)
                    select ?, id, school_id, ?, 'SUBJECT', now() from case_file where reference = ?
                    """)
                .params(UUID.randomUUID().toString(), id("staff1@" + SCHOOL), other)
                .update());
    assertThat(rota.get("/api/v1/cases/" + other).status()).isEqualTo(404);

    clock.set(Instant.parse("2026-10-31T00:00:00Z"));
    assertThat(rota.get("/api/v1/cases/" + reference).status()).isEqualTo(404);
    assertThat(head.get("/api/v1/tasks/" + task).json().has("holder")).isFalse();
    assertThat(whats()).contains("calendar.rota-entered", "stand-in.began", "stand-in.over");
  }

  @Test
  @DisplayName("Where a change of terms turns a day of the rota into a school day, the rota rests")
  void rotaRests() {
    RoleAt role = new RoleAt("headteacher", SCHOOL);
    String person = id("staff1@" + SCHOOL);
    Api head = new Api(port, "headteacher@" + SCHOOL);
    head.post(
        "/api/v1/schools/" + SCHOOL + "/rota",
        turn("headteacher", "staff1", "2026-10-26", "2026-10-30"));
    clock.set(Instant.parse("2026-10-27T09:00:00Z"));
    assertThat(people.rolesOf(person)).contains(role);
    try {
      in(() -> jdbc.sql("update school_term set half_last = date '2026-10-26'" + HALF).update());
      clock.set(Instant.parse("2026-10-27T09:01:00Z"));
      assertThat(people.rolesOf(person)).doesNotContain(role);
      assertThat(whats()).contains("stand-in.rests");
    } finally {
      in(() -> jdbc.sql("update school_term set half_last = date '2026-10-30'" + HALF).update());
    }
    clock.set(Instant.parse("2026-10-27T09:02:00Z"));
    assertThat(people.rolesOf(person)).contains(role);
  }

  private Map<String, String> turn(String role, String person, String first, String last) {
    return Map.of("role", role, "person", id(person + "@" + SCHOOL), "first", first, "last", last);
  }

  @Test
  @DisplayName("The API arranges, lists and ends, once for each key")
  void api() {
    Api head = new Api(port, "headteacher@" + SCHOOL);
    String path = "/api/v1/schools/" + SCHOOL + "/stand-ins";
    Map<String, String> body =
        Map.of(
            "role",
            "dsl",
            "person",
            id("staff1@" + SCHOOL),
            "from",
            "2026-09-18",
            "until",
            "2026-09-20");
    String key = key();
    Api.Answer made = head.post(path, body, key);
    assertThat(made.status()).as(made.body()).isEqualTo(200);
    assertThat(head.post(path, body, key).text("/id")).isEqualTo(made.text("/id"));
    assertThat(head.post(path, body).fields()).containsExactly("person");
    assertThat(head.post(path, Map.of("role", "dsl")).fields()).containsExactly("from");
    assertThat(head.get(path).text("/standIns/0/state")).isEqualTo("now");
    assertThat(head.post(path + "/" + made.text("/id") + "/end", "{}").status()).isEqualTo(200);
    assertThat(head.get(path).text("/standIns/0/state")).isEqualTo("over");
    assertThat(head.post(path + "/" + made.text("/id") + "/end", "{}").status()).isEqualTo(409);
    assertThat(me("staff1@" + SCHOOL).has("dsl", SCHOOL)).isFalse();
    assertThat(new Api(port, "staff2@" + SCHOOL).get(path).status()).isEqualTo(403);
    assertThat(new Api(port, "headteacher@wanborough").get(path).status()).isEqualTo(403);
  }

  @Test
  @DisplayName(
      "After their last day a leaver is nobody, and what they took is free; they can return")
  void leaver() {
    String userName = "leaver." + UUID.randomUUID() + "@" + SCHOOL;
    String leaver = somebody(userName, "headteacher");
    String reference = new Api(port, "staff2@" + SCHOOL).reports(SCHOOL);
    Api them = new Api(port, userName);
    String task = them.get("/api/v1/tasks").text("/tasks/0/id");
    assertThat(them.post("/api/v1/tasks/" + task + "/claim", "{}").status()).isLessThan(300);
    Me administrator = me("administrator@" + SCHOOL);
    in(
        () -> {
          administration.leaves(administrator, SCHOOL, leaver, "2026-09-18", key());
          return "";
        });
    assertThat(them.get("/api/v1/cases/" + reference).status()).isEqualTo(200);

    clock.set(Instant.parse("2026-09-18T23:00:00Z"));
    assertThat(them.get("/api/v1/cases/" + reference).status()).isEqualTo(401);
    assertThat(people.rolesOf(leaver)).isEmpty();
    assertThat(people.hasBeenActivated(leaver)).isFalse();
    Api head = new Api(port, "headteacher@" + SCHOOL);
    assertThat(head.get("/api/v1/tasks/" + task).json().has("holder")).isFalse();
    assertThat(whats()).contains("person.leaves", "person.left");

    String back =
        in(() -> requests.askForRole(administrator, SCHOOL, userName, "staff", null, key())).id();
    var again = in(() -> requests.approve(me("headteacher@" + SCHOOL), SCHOOL, back, key()));
    assertThat(again.link()).as("they choose anew what they sign in with").isNotNull();
    assertThat(people.rolesOf(leaver)).containsExactly(new RoleAt("staff", SCHOOL));
    in(
        () -> {
          people.enable(leaver, false);
          return "";
        });
  }

  @Test
  @DisplayName("Disabling frees what somebody took, in the same transaction")
  void disabled() {
    String userName = "off." + UUID.randomUUID() + "@" + SCHOOL;
    String off = somebody(userName, "headteacher");
    new Api(port, "staff2@" + SCHOOL).reports(SCHOOL);
    Api them = new Api(port, userName);
    String task = them.get("/api/v1/tasks").text("/tasks/0/id");
    assertThat(them.post("/api/v1/tasks/" + task + "/claim", "{}").status()).isLessThan(300);
    in(
        () -> {
          administration.enable(me("administrator@" + SCHOOL), SCHOOL, off, false, key());
          return "";
        });
    Api head = new Api(port, "headteacher@" + SCHOOL);
    assertThat(head.get("/api/v1/tasks/" + task).json().has("holder")).isFalse();
  }

  private void assertWrong(
      String who, String role, String person, LocalDate from, LocalDate until, String field) {
    assertThatThrownBy(() -> arrange(who, role, person, from, until))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            wrong -> assertThat(wrong.errors()).extracting("field").contains(field));
  }

  private String arrange(String who, String role, String person, LocalDate from, LocalDate until) {
    Me me = me(who);
    return in(
        () -> standIns.arrange(me, SCHOOL, new Arrange(role, id(person), from, until), key()));
  }

  /** Somebody new, who signs in with the password of the cast. */
  private String somebody(String userName, String role) {
    String id = UUID.randomUUID().toString();
    String hash =
        jdbc.sql("select password_hash from person where id = ?")
            .param(id("staff1@" + SCHOOL))
            .query(String.class)
            .single();
    return in(
        () -> {
          people.add(
              new Person(id, userName, "Test Leaver", "Test", "Leaver", List.of(), List.of(), null),
              List.of(userName),
              hash);
          people.give(id, new RoleAt(role, SCHOOL), people.today());
          made.put(id, new RoleAt(role, SCHOOL));
          return id;
        });
  }

  private Me me(String userName) {
    return people.current(id(userName)).orElseThrow().me();
  }

  private String id(String userName) {
    return people.byUserName(userName).orElseThrow().id();
  }

  private List<String> whats() {
    return Scope.everywhere(() -> audit.of("school:" + SCHOOL)).stream()
        .map(Recorded::what)
        .toList();
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private <T> T in(Supplier<T> work) {
    return Scope.of(List.of(SCHOOL), () -> transaction.execute(status -> work.get()));
  }
}
