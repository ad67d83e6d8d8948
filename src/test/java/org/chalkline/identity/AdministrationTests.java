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
import org.chalkline.installation.Scope;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.access.AccessDeniedException;

@ChalklineTest
class AdministrationTests {

  private static final String PASSWORD = "chalk-and-slate-2026";
  private static final Pattern LINK = Pattern.compile("/invitation\\?token=([A-Za-z0-9_-]+)");

  @LocalServerPort int port;
  @Autowired Administration administration;
  @Autowired Activations activations;
  @Autowired People people;
  @Autowired MachineTime machine;
  @Autowired SignIns signIns;

  @AfterEach
  void letTimeRun() {
    machine.standAt(null);
  }

  @Test
  @DisplayName(
      "An administrator invites somebody, who chooses a password by a link that works once")
  void invites() {
    Browser administrator = new Browser(port);
    administrator.signIn("administrator@recreation", PASSWORD);
    String start = administrator.get("/administration").body();
    assertThat(start).contains("Chestnut Green", "None is configured", "Evaluation");
    String page = administrator.get("/administration/schools/recreation").body();
    assertThat(page).contains("Safeguarding lead");
    assertThat(
            administrator.get("/administration/schools/recreation/people/staff1@recreation").body())
        .contains("End role: member of staff", "New one-time link", "Disable")
        .doesNotContain("Invited", "Disabled");
    assertThat(
            administrator
                .get("/administration/schools/recreation/people/staff1@avenue")
                .statusCode())
        .isEqualTo(404);
    String userName = "new." + UUID.randomUUID() + "@recreation";
    HttpResponse<String> bad =
        administrator.post(
            "/administration/schools/recreation/invitations",
            "givenName",
            "Ola",
            "surname",
            "",
            "userName",
            userName,
            "email",
            "nonsense");
    assertThat(bad.statusCode()).isEqualTo(400);
    assertThat(bad.body())
        .contains("Enter their surname", "Enter an email address", "value=\"Ola\"");
    HttpResponse<String> made =
        administrator.post(
            "/administration/schools/recreation/invitations",
            "givenName",
            "Ola",
            "surname",
            "Newcomb",
            "userName",
            userName,
            "email",
            "ola@chalkline.example",
            "roles",
            "deputy-dsl");
    Matcher link = LINK.matcher(made.body());
    assertThat(link.find()).as(made.body()).isTrue();
    String token = link.group(1);

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
    var newer =
        in(
            "avenue",
            () ->
                administration.newLink(me("administrator@avenue"), "avenue", first.person().id()));
    var proof = new Activations.Proof("seven lanterns over water", "", "");
    assertThat(activations.works(OneTimeLinks.Kind.INVITATION, first.token())).isFalse();
    assertThat(activations.works(OneTimeLinks.Kind.INVITATION, newer.token())).isTrue();
    assertThat(activations.works(OneTimeLinks.Kind.FIRST_ADMINISTRATOR, newer.token())).isFalse();
    machine.standAt(Instant.now().plus(Duration.ofHours(24)).plusSeconds(1));
    assertThatThrownBy(() -> activations.accept(newer.token(), proof))
        .isInstanceOf(org.chalkline.web.NoSuchThing.class);
  }

  @Test
  @DisplayName(
      "Nobody gives a role to themselves, ends their own administration or disables themselves")
  void notForOneself() {
    Me me = me("administrator@avenue");
    in(
        "avenue",
        () -> {
          assertThatThrownBy(
                  () -> administration.give(me, "avenue", "administrator@avenue", "dsl", ""))
              .isInstanceOf(InvalidInput.class);
          assertThatThrownBy(() -> administration.end(me, "avenue", me.id(), Roles.ADMINISTRATOR))
              .isInstanceOf(Refused.class);
          assertThatThrownBy(() -> administration.enable(me, "avenue", me.id(), false))
              .isInstanceOf(Refused.class);
          assertThatThrownBy(() -> administration.newLink(me, "avenue", me.id()))
              .isInstanceOf(Refused.class);
          return "";
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
    assertThatThrownBy(() -> administration.give(me, "wanborough", "staff1@avenue", "dsl", ""))
        .isInstanceOf(AccessDeniedException.class);
    Me federation = me("administrator@boroughbridge");
    String shared = people.byUserName("headteacher@king-james").orElseThrow().id();
    assertThatThrownBy(
            () ->
                in(
                    "boroughbridge",
                    () -> {
                      administration.enable(federation, "boroughbridge", shared, false);
                      return "";
                    }))
        .isInstanceOf(Refused.class);
  }

  @Test
  @DisplayName("Somebody stands in until a last day")
  void standsIn() {
    Me me = me("administrator@avenue");
    String today = people.today().toString();
    String id = people.byUserName("staff1@avenue").orElseThrow().id();
    in(
        "avenue",
        () -> {
          assertThatThrownBy(
                  () -> administration.give(me, "avenue", "staff1@avenue", "deputy", "2020-01-01"))
              .isInstanceOf(InvalidInput.class);
          administration.give(me, "avenue", "staff1@avenue", "deputy", today);
          return "";
        });
    assertThat(people.rolesOf(id)).contains(new RoleAt("deputy", "avenue"));
    in(
        "avenue",
        () -> {
          administration.end(me, "avenue", id, "deputy");
          return "";
        });
    assertThat(people.rolesOf(id)).doesNotContain(new RoleAt("deputy", "avenue"));
  }

  private Administration.Link invite(String school) {
    String name = "x." + UUID.randomUUID();
    return in(
        school,
        () ->
            administration.invite(
                me("administrator@" + school),
                school,
                new Administration.Invite(
                    "Ana", "Quill", name, "ana@chalkline.example", List.of("staff"))));
  }

  private Me me(String userName) {
    return people.current(people.byUserName(userName).orElseThrow().id()).orElseThrow().me();
  }

  private <T> T in(String school, java.util.function.Supplier<T> work) {
    return Scope.of(List.of(school), work);
  }
}
