package org.chalkline.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chalkline.installation.PublicAddress;
import org.chalkline.installation.Scope;
import org.chalkline.post.Outbox;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.web.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

@ChalklineTest
class AdministrationTests {

  private static final String PASSWORD = "chalk-and-slate-2026";
  private static final Pattern LINK = Pattern.compile("/invitation\\?token=([A-Za-z0-9_-]+)");

  @LocalServerPort int port;
  @Autowired Administration administration;
  @Autowired AccountRequests requests;
  @Autowired Activations activations;
  @Autowired People people;
  @Autowired MachineTime machine;
  @Autowired SignIns signIns;
  @Autowired Outbox outbox;
  @Autowired PublicAddress address;
  @Autowired MessageSource messages;
  @Autowired TransactionTemplate transaction;

  @AfterEach
  void letTimeRun() {
    machine.standAt(null);
  }

  @Test
  @DisplayName(
      "An administrator asks for somebody, the head approves; a link that works once sets them up")
  void invites() {
    Browser administrator = new Browser(port);
    administrator.signIn("administrator@recreation", PASSWORD);
    String start = administrator.get("/administration").body();
    assertThat(start).contains("Chestnut Green", "None is configured", "Evaluation");
    String page = administrator.get("/administration/schools/recreation").body();
    assertThat(page).contains("Safeguarding lead");
    assertThat(
            administrator.get("/administration/schools/recreation/people/staff1@recreation").body())
        .contains("End role: member of staff", "Ask for a fresh start", "Disable", "Last day")
        .doesNotContain("Invited", "Disabled");
    assertThat(
            administrator
                .get("/administration/schools/recreation/people/staff1@avenue")
                .statusCode())
        .isEqualTo(404);
    String userName = "new." + UUID.randomUUID() + "@recreation";
    String asking = "/account-requests/recreation/new-person";
    administrator.get(asking);
    HttpResponse<String> bad =
        administrator.post(
            asking,
            "givenName",
            "Ola",
            "surname",
            "",
            "userName",
            userName,
            "email",
            "nonsense",
            "once",
            UUID.randomUUID().toString());
    assertThat(bad.statusCode()).isEqualTo(400);
    assertThat(bad.body())
        .contains("Enter their surname", "Enter an email address", "value=\"Ola\"");
    HttpResponse<String> asked =
        administrator.post(
            asking,
            "givenName",
            "Ola",
            "surname",
            "Newcomb",
            "userName",
            userName,
            "email",
            "ola@chalkline.example",
            "roles",
            "deputy-dsl",
            "once",
            UUID.randomUUID().toString());
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(302);
    assertThat(people.byUserName(userName)).isEmpty();
    assertThat(administrator.get("/account-requests/recreation").body())
        .contains("Somebody else must approve this now", "Ola Newcomb");
    String request = requestOf("recreation", userName);
    String approving = "/account-requests/recreation/" + request + "/approve";
    assertThat(administrator.get("/account-requests/recreation/" + request).body())
        .contains("Take back")
        .doesNotContain("If you approve it");
    assertThat(administrator.post(approving, "once", UUID.randomUUID().toString()).statusCode())
        .isEqualTo(409);

    Browser head = new Browser(port);
    head.signIn("headteacher@recreation", PASSWORD);
    assertThat(head.get("/account-requests/recreation/" + request).body())
        .contains("If you approve it");
    String once = UUID.randomUUID().toString();
    HttpResponse<String> made = head.post(approving, "once", once);
    Matcher link = LINK.matcher(made.body());
    assertThat(link.find()).as(made.body()).isTrue();
    String token = link.group(1);
    assertThat(made.body()).contains("http://localhost:" + port + "/invitation?token=");
    assertThat(head.post(approving, "once", once).statusCode()).as("a second click").isEqualTo(302);

    Browser invited = new Browser(port);
    assertThat(invited.get("/invitation?token=" + token).body()).contains("Ola Newcomb");
    HttpResponse<String> weak =
        invited.post("/invitation", "token", token, "password", "newcomb school");
    assertThat(weak.statusCode()).isEqualTo(400);
    assertThat(weak.body()).contains("15 characters or more");
    String chosen = "violet ladder umbrella";
    assertThat(invited.post("/invitation", "token", token, "password", chosen).statusCode())
        .isEqualTo(302);
    assertThat(invited.post("/invitation", "token", token, "password", chosen).statusCode())
        .isEqualTo(404);
    assertThat(invited.get("/invitation?token=" + token).statusCode()).isEqualTo(404);
    assertThat(invited.signIn(userName, chosen).statusCode()).isEqualTo(302);
    assertThat(invited.get("/accounts").statusCode()).isEqualTo(200);
    String id = people.byUserName(userName).orElseThrow().id();
    assertThat(people.rolesOf(id)).containsExactly(new RoleAt("deputy-dsl", "recreation"));
  }

  @Test
  @DisplayName("A link runs out after 24 hours, and a newer one ends it (AU-5)")
  void linksEnd() {
    var first = invite("avenue");
    String token = token(first);
    var newer =
        in(
            "avenue",
            () ->
                administration
                    .newLink(me("administrator@avenue"), "avenue", first.person().id(), "a-link")
                    .orElseThrow());
    assertThatThrownBy(
            () ->
                in(
                    "avenue",
                    () ->
                        administration.newLink(
                            me("administrator@avenue"), "avenue", first.person().id(), "a-link")))
        .as("a second click")
        .isInstanceOf(Refused.class)
        .hasMessageContaining("shown once");
    var proof = new Activations.Proof("seven lanterns over water", "", "");
    assertThat(activations.works(ActivationLinks.Kind.INVITATION, token)).isFalse();
    assertThat(activations.works(ActivationLinks.Kind.INVITATION, token(newer))).isTrue();
    assertThat(activations.works(ActivationLinks.Kind.FIRST_ADMINISTRATOR, token(newer))).isFalse();
    machine.standAt(Instant.now().plus(Duration.ofHours(24)).plusSeconds(1));
    assertThatThrownBy(() -> activations.accept(token(newer), proof))
        .isInstanceOf(org.chalkline.web.NoSuchThing.class);
  }

  @Test
  @DisplayName("Nobody ends their own administration, disables themselves or dates their leaving")
  void notForOneself() {
    Me me = me("administrator@avenue");
    in(
        "avenue",
        () -> {
          assertThatThrownBy(
                  () -> administration.end(me, "avenue", me.id(), Roles.ADMINISTRATOR, "k"))
              .isInstanceOf(Refused.class);
          assertThatThrownBy(() -> administration.enable(me, "avenue", me.id(), false, "k"))
              .isInstanceOf(Refused.class);
          assertThatThrownBy(() -> administration.newLink(me, "avenue", me.id(), "k"))
              .isInstanceOf(Refused.class);
          assertThatThrownBy(() -> administration.leaves(me, "avenue", me.id(), "2027-01-01", "k"))
              .isInstanceOf(Refused.class);
          return "";
        });
  }

  @Test
  @DisplayName("Where a mail server is configured the link goes by mail, and is shown to nobody")
  void linkByMail() {
    Person person = people.byUserName("staff1@avenue").orElseThrow();
    Invitations mailing =
        new Invitations(
            outbox,
            address,
            new MockEnvironment().withProperty("spring.mail.host", "mail.chalkline.example"),
            messages);
    in(
        "avenue",
        () ->
            transaction.execute(
                status -> {
                  assertThat(mailing.send("avenue", person, "the-token")).isEmpty();
                  return "";
                }));
    assertThat(in("avenue", () -> outbox.latest(5)))
        .anySatisfy(
            mail -> {
              assertThat(mail.address()).isEqualTo(person.email());
              assertThat(mail.body())
                  .contains("http://localhost:" + port + "/invitation?token=the-token");
            });
  }

  @Test
  @DisplayName("An administrator does nothing at another school, and others do nothing at all")
  void onlyOwnSchool() {
    Me head = me("headteacher@avenue");
    assertThatThrownBy(() -> administration.people(head, "avenue"))
        .isInstanceOf(AccessDeniedException.class);
    Me me = me("administrator@avenue");
    assertThatThrownBy(() -> administration.people(me, "wanborough"))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(
            () -> requests.askForRole(me, "wanborough", "staff1@avenue", "dsl", null, "a key"))
        .isInstanceOf(AccessDeniedException.class);
    Me federation = me("administrator@boroughbridge");
    String shared = people.byUserName("headteacher@king-james").orElseThrow().id();
    assertThatThrownBy(
            () ->
                in(
                    "boroughbridge",
                    () -> {
                      administration.enable(federation, "boroughbridge", shared, false, "k");
                      return "";
                    }))
        .isInstanceOf(Refused.class);
  }

  private AccountRequests.Link invite(String school) {
    String name = "x." + UUID.randomUUID();
    String id =
        in(
                school,
                () ->
                    requests.askForPerson(
                        me("administrator@" + school),
                        school,
                        new AccountRequests.NewPerson(
                            "Ana", "Quill", name, "ana@chalkline.example", List.of("staff")),
                        UUID.randomUUID().toString()))
            .id();
    return in(
            school,
            () ->
                requests.approve(
                    me("headteacher@" + school), school, id, UUID.randomUUID().toString()))
        .link();
  }

  private static String token(AccountRequests.Link link) {
    return link.address().replaceAll(".*token=", "");
  }

  private String requestOf(String school, String userName) {
    return in(
        school,
        () ->
            requests.at(me("administrator@" + school), school).stream()
                .filter(it -> it.userName().equals(userName))
                .findFirst()
                .orElseThrow()
                .id());
  }

  private Me me(String userName) {
    return people.current(people.byUserName(userName).orElseThrow().id()).orElseThrow().me();
  }

  private <T> T in(String school, java.util.function.Supplier<T> work) {
    return Scope.of(List.of(school), work);
  }
}
