package org.chalkline.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Recorded;
import org.chalkline.identity.AccountRequest.State;
import org.chalkline.identity.AccountRequests.NewPerson;
import org.chalkline.identity.AccountRequests.Outcome;
import org.chalkline.installation.Scope;
import org.chalkline.testing.Api;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.TestClock;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

@ChalklineTest
class AccountRequestTests {

  @LocalServerPort int port;
  @Autowired AccountRequests requests;
  @Autowired Administration administration;
  @Autowired People people;
  @Autowired Schools schools;
  @Autowired JdbcClient jdbc;
  @Autowired Audit audit;
  @Autowired TestClock clock;
  @Autowired TransactionTemplate transaction;

  @BeforeEach
  void friday() {
    clock.set(TestClock.FRIDAY_AFTERNOON);
  }

  @Test
  @DisplayName("Who asked cannot approve, in the door and in the database (AU-5)")
  void notTheSamePerson() {
    Me administrator = me("administrator@avenue");
    String id = ask("avenue", administrator, List.of("staff")).id();
    assertThatThrownBy(() -> approve("avenue", administrator, id)).isInstanceOf(Refused.class);
    for (String alone : List.of("false", "true")) {
      assertThatThrownBy(
              () ->
                  in(
                      "avenue",
                      () ->
                          jdbc.sql(
                                  """
                                  update account_request set state = 'approved', decided_by = ?,
                                    decided_at = now(), alone = ?::boolean where id = ?
                                  """)
                              .params(administrator.id(), alone, id)
                              .update()))
          .as("alone " + alone)
          .isInstanceOf(DataAccessException.class);
    }
    Outcome done = approve("avenue", me("headteacher@avenue"), id);
    assertThat(done.state()).isEqualTo(State.APPROVED);
    assertThat(done.link()).isNotNull();
    assertThatThrownBy(() -> approve("avenue", me("business-director@avenue"), id))
        .isInstanceOf(Refused.class);
    assertThat(whats("school:avenue")).contains("account.asked-for", "account.approved");
  }

  @Test
  @DisplayName("Nobody asks for or approves a role of their own, nor approves without the role")
  void noSelfGrant() {
    Me administrator = me("administrator@avenue");
    Me head = me("headteacher@avenue");
    assertThatThrownBy(() -> askForRole("avenue", administrator, "administrator@avenue", "dsl"))
        .isInstanceOf(InvalidInput.class);
    String forHead = askForRole("avenue", administrator, "headteacher@avenue", "slt").id();
    assertThatThrownBy(() -> approve("avenue", head, forHead)).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> approve("avenue", me("dsl@avenue"), forHead))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> approve("avenue", me("headteacher@recreation"), forHead))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(
            () ->
                in(
                    "avenue",
                    () ->
                        jdbc.sql(
                                """
                                insert into account_request (id, school_id, kind, person_id, roles,
                                  asked_by, asked_at, state)
                                values (?, 'avenue', 'role', ?, '{dsl}', ?, now(), 'waiting')
                                """)
                            .params(UUID.randomUUID().toString(), head.id(), head.id())
                            .update()))
        .isInstanceOf(DataAccessException.class);
    approve("avenue", me("business-director@avenue"), forHead);
    assertThat(people.rolesOf(head.id())).contains(new RoleAt("slt", "avenue"));
    end("avenue", head.id(), "slt");
  }

  @Test
  @DisplayName("The only lead is not made their own and only stand-in (default 33)")
  void onlyLead() {
    Me administrator = me("administrator@avenue");
    String deputy = people.byUserName("deputy@avenue").orElseThrow().id();
    end("avenue", deputy, "deputy");
    try {
      assertThatThrownBy(() -> askForRole("avenue", administrator, "headteacher@avenue", "deputy"))
          .isInstanceOf(InvalidInput.class);
    } finally {
      in(
          "avenue",
          () -> {
            people.give(deputy, new RoleAt("deputy", "avenue"), people.today());
            return "";
          });
    }
  }

  @Test
  @DisplayName("At the first set-up one may approve alone, and no longer once there is another")
  void alone() {
    undone(this::aloneAtFirst);
  }

  private void aloneAtFirst() {
    String school = aSchool();
    Me first = me(somebody(school, Roles.ADMINISTRATOR));
    Outcome alone = ask(school, first, List.of("headteacher"));
    assertThat(alone.state()).isEqualTo(State.APPROVED);
    assertThat(in(school, () -> requests.get(first, school, alone.id())).alone()).isTrue();

    String head = people.byUserName(alone.link().person().userName()).orElseThrow().id();
    assertThat(ask(school, first, List.of("staff")).state())
        .as("an invited head cannot approve yet")
        .isEqualTo(State.APPROVED);
    in(
        school,
        () -> {
          people.activated(head);
          return "";
        });
    Outcome waits = ask(school, first, List.of("staff"));
    assertThat(waits.state()).isEqualTo(State.WAITING);
    assertThat(approve(school, me(head), waits.id()).state()).isEqualTo(State.APPROVED);
  }

  @Test
  @DisplayName("A fresh start drops everything; two administrators where there are two (AU-5)")
  void reset() {
    undone(this::freshStarts);
  }

  private void freshStarts() {
    String school = aSchool();
    Me one = me(somebody(school, Roles.ADMINISTRATOR));
    String lost = somebody(school, "staff");
    Outcome done = in(school, () -> requests.askForReset(one, school, lost, key()));
    assertThat(done.state()).isEqualTo(State.APPROVED);
    assertThat(people.hasBeenActivated(lost)).isFalse();
    assertThat(in(school, () -> requests.get(one, school, done.id())).alone()).isTrue();

    Me two = me(somebody(school, Roles.ADMINISTRATOR));
    String other = somebody(school, "staff");
    Outcome waits = in(school, () -> requests.askForReset(one, school, other, key()));
    assertThat(waits.state()).isEqualTo(State.WAITING);
    assertThat(people.hasBeenActivated(other)).isTrue();
    assertThat(approve(school, two, waits.id()).link()).isNotNull();
    assertThat(people.hasBeenActivated(other)).isFalse();
    assertThatThrownBy(() -> in(school, () -> requests.askForReset(one, school, one.id(), key())))
        .isInstanceOf(Refused.class);
  }

  @Test
  @DisplayName("Refused with a reason, or taken back; both stay on record")
  void refusedOrWithdrawn() {
    Me administrator = me("administrator@recreation");
    Me head = me("headteacher@recreation");
    String refused = ask("recreation", administrator, List.of("governor")).id();
    assertThatThrownBy(
            () ->
                in(
                    "recreation",
                    () -> {
                      requests.refuse(head, "recreation", refused, " ", key());
                      return "";
                    }))
        .isInstanceOf(InvalidInput.class);
    in(
        "recreation",
        () -> {
          requests.refuse(head, "recreation", refused, "Not yet appointed", key());
          return "";
        });
    String withdrawn = ask("recreation", administrator, List.of("governor")).id();
    in(
        "recreation",
        () -> {
          requests.withdraw(administrator, "recreation", withdrawn, key());
          return "";
        });
    assertThat(in("recreation", () -> requests.get(head, "recreation", refused)).reason())
        .isEqualTo("Not yet appointed");
    assertThat(in("recreation", () -> requests.get(head, "recreation", withdrawn)).state())
        .isEqualTo(State.WITHDRAWN);
    assertThat(whats("school:recreation")).contains("account.refused", "account.withdrawn");
  }

  @Test
  @DisplayName("The API does the same, once for each key")
  void api() {
    Api administrator = new Api(port, "administrator@recreation");
    String path = "/api/v1/schools/recreation/account-requests";
    Map<String, Object> person =
        Map.of(
            "givenName",
            "Ivy",
            "surname",
            "Stone",
            "userName",
            "i." + UUID.randomUUID(),
            "email",
            "ivy@chalkline.example",
            "roles",
            List.of("governor"));
    String key = key();
    Api.Answer asked = administrator.post(path, Map.of("kind", "person", "person", person), key);
    assertThat(asked.status()).as(asked.body()).isEqualTo(200);
    assertThat(asked.text("/state")).isEqualTo("waiting");
    assertThat(
            administrator.post(path, Map.of("kind", "person", "person", person), key).text("/id"))
        .isEqualTo(asked.text("/id"));
    String approving = path + "/" + asked.text("/id") + "/approve";
    assertThat(administrator.post(approving, "{}").status()).isEqualTo(409);
    assertThat(new Api(port, "staff1@recreation").post(approving, "{}").status()).isEqualTo(403);
    Api.Answer done = new Api(port, "headteacher@recreation").post(approving, "{}");
    assertThat(done.text("/link")).startsWith("http://localhost:" + port + "/invitation?token=");
    assertThat(administrator.post(path, Map.of("kind", "person")).fields())
        .contains("givenName", "surname", "userName", "email", "roles");
    assertThat(administrator.get("/api/v1/schools/recreation/people").body()).contains("Ivy Stone");
    assertThat(new Api(port, "staff1@recreation").get(path).status()).isEqualTo(403);
  }

  private Outcome ask(String school, Me me, List<String> roles) {
    return in(
        school,
        () ->
            requests.askForPerson(
                me,
                school,
                new NewPerson(
                    "Ana", "Quill", "q." + UUID.randomUUID(), "ana@chalkline.example", roles),
                key()));
  }

  private Outcome askForRole(String school, Me me, String userName, String role) {
    return in(school, () -> requests.askForRole(me, school, userName, role, null, key()));
  }

  private Outcome approve(String school, Me me, String id) {
    return in(school, () -> requests.approve(me, school, id, key()));
  }

  private void end(String school, String person, String role) {
    in(
        school,
        () -> {
          people.end(person, new RoleAt(role, school), people.today().minusDays(1));
          return "";
        });
  }

  /** A school of its own, of which nothing is left afterwards. */
  private void undone(Runnable test) {
    transaction.executeWithoutResult(
        status -> {
          status.setRollbackOnly();
          test.run();
        });
  }

  private String aSchool() {
    String id = "set-up-" + UUID.randomUUID();
    Scope.everywhere(
        () ->
            transaction.executeWithoutResult(
                status ->
                    schools.add(new School(id, "Set-up " + id, "wanborough", "is a test", null))));
    return id;
  }

  private String somebody(String school, String role) {
    String id = UUID.randomUUID().toString();
    return in(
        school,
        () -> {
          people.add(
              new Person(id, id, "Test Person", "Test", "Person", List.of(), List.of(), null),
              new ArrayList<>(List.of(id)),
              "a hash");
          people.give(id, new RoleAt(role, school), people.today());
          return id;
        });
  }

  private Me me(String userNameOrId) {
    String id = people.byUserName(userNameOrId).map(Person::id).orElse(userNameOrId);
    return people.current(id).orElseThrow().me();
  }

  private List<String> whats(String chain) {
    return Scope.everywhere(() -> audit.of(chain)).stream().map(Recorded::what).toList();
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private <T> T in(String school, Supplier<T> work) {
    return Scope.of(List.of(school), () -> transaction.execute(status -> work.get()));
  }
}
