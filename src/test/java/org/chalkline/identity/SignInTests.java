package org.chalkline.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.binary.Base32;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Recorded;
import org.chalkline.installation.Scope;
import org.chalkline.testing.ChalklineTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

@ChalklineTest
class SignInTests {

  private static final String PASSWORD = "chalk-and-slate-2026";
  private static final Pattern SECRET = Pattern.compile("<code>([A-Z2-7 ]{32,})</code>");

  @LocalServerPort int port;
  @Autowired SignIns signIns;
  @Autowired SecondFactors factors;
  @Autowired People people;
  @Autowired Schools schools;
  @Autowired MachineTime machine;
  @Autowired JdbcClient jdbc;
  @Autowired Audit audit;
  @Autowired PasswordEncoder passwords;
  @Autowired TransactionTemplate transaction;

  @AfterEach
  void letTimeRun() {
    machine.standAt(null);
  }

  @Test
  @DisplayName("Every role@school signs in, and so do both runners and all three staff")
  void everyRoleSignsIn() {
    List<String> names = new ArrayList<>(Roles.all().keySet());
    names.removeAll(List.of("account-lead", "staff"));
    names.addAll(List.of("runner1", "runner2", "staff1", "staff2", "staff3"));
    assertThat(schools.all()).hasSize(7);
    for (School school : schools.all()) {
      for (String name : names) {
        String userName = name + "@" + school.id();
        String id = signIns.check(userName, PASSWORD, "192.0.2.1").orElseThrow();
        String role =
            name.startsWith("runner") ? "account-lead" : name.matches("staff\\d") ? "staff" : name;
        assertThat(people.rolesOf(id))
            .as(userName)
            .contains(new RoleAt(role, school.id()), new RoleAt("staff", school.id()));
      }
    }
  }

  @Test
  @DisplayName(
      "Head and DSL are one person at one school; a federation shares its head and governors")
  void sharedPeople() {
    assertThat(id("dsl@st-marys-putney")).isEqualTo(id("headteacher@st-marys-putney"));
    assertThat(id("dsl@wanborough")).isNotEqualTo(id("headteacher@wanborough"));
    for (String role : List.of("headteacher", "governor", "chair", "vice-chair")) {
      assertThat(id(role + "@boroughbridge")).isEqualTo(id(role + "@king-james"));
    }
    assertThat(id("headteacher@avenue")).isNotEqualTo(id("headteacher@recreation"));
    String surname = people.get(id("headteacher@wanborough")).surname();
    assertThat(people.at("wanborough"))
        .filteredOn(person -> person.surname().equals(surname))
        .extracting(Person::id)
        .containsExactlyInAnyOrder(id("headteacher@wanborough"), id("staff3@wanborough"));
  }

  @Test
  @DisplayName("Signing in gives a new session and leads on; signing out ends it")
  void signsInAndOut() {
    Browser browser = new Browser(port);
    HttpResponse<String> page = browser.get("/accounts");
    assertThat(page.statusCode()).isEqualTo(302);
    assertThat(browser.get("/sign-in").body()).contains(PASSWORD, "staff2@avenue");
    String before = browser.cookie("chalkline");

    HttpResponse<String> signedIn =
        browser.post("/sign-in", "username", " Headteacher@Wanborough ", "password", PASSWORD);

    assertThat(signedIn.statusCode()).isEqualTo(302);
    assertThat(signedIn.headers().firstValue("Location").orElseThrow()).endsWith("/accounts");
    String cookie = String.join("", signedIn.headers().allValues("Set-Cookie"));
    assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/").doesNotContain("Secure");
    assertThat(browser.cookie("chalkline")).isNotEmpty().isNotEqualTo(before);
    HttpResponse<String> accounts = browser.get("/accounts");
    assertThat(accounts.statusCode()).isEqualTo(200);
    assertThat(accounts.body()).contains("Larkfield on Facebook").doesNotContain("Millrace");

    Browser thief = new Browser(port);
    thief.setCookie("chalkline", browser.cookie("chalkline"));
    assertThat(browser.post("/sign-out").statusCode()).isEqualTo(302);
    assertThat(browser.get("/accounts").statusCode()).isEqualTo(302);
    assertThat(thief.get("/accounts").statusCode()).isEqualTo(302);
    assertThat(whats("school:wanborough")).contains("sign-in.succeeded", "sign-in.ended");
  }

  @Test
  @DisplayName("A wrong password and a name that nobody has get the same bytes (AU-3)")
  void sameBytes() {
    HttpResponse<String> known = new Browser(port).signIn("staff2@avenue", "not the password");
    HttpResponse<String> unknown = new Browser(port).signIn("nobody@avenue", "not the password");
    assertThat(known.statusCode()).isEqualTo(400).isEqualTo(unknown.statusCode());
    assertThat(Browser.steady(known.body())).isEqualTo(Browser.steady(unknown.body()));
    assertThat(known.body()).contains("value=\"staff2@avenue\"").doesNotContain("not the password");
    assertThat(whats("school:avenue")).contains("sign-in.failed");
  }

  @Test
  @DisplayName("10,000 guesses: 10 tested from an address, and the owner passes meanwhile (AU-3)")
  void guessesAreFew() {
    String owner = somebody("the owner's own pass phrase");
    String name = people.get(owner).userName();
    assertThat(signIns.check(name, "the owner's own pass phrase", "192.0.2.7")).contains(owner);
    for (int i = 0; i < 40; i++) {
      assertThat(signIns.check(name, "guess " + i, "203.0.113." + i % 2)).isEmpty();
    }
    assertThat(tested(name)).isEqualTo(20);
    assertThat(signIns.check(name, "the owner's own pass phrase", "203.0.113.1")).isEmpty();
    assertThat(signIns.check(name, "the owner's own pass phrase", "192.0.2.7")).contains(owner);

    machine.standAt(Instant.now().plus(Duration.ofMinutes(61)));
    assertThat(signIns.check(name, "the owner's own pass phrase", "203.0.113.1")).contains(owner);
  }

  @Test
  @DisplayName("Who adds an app in an evaluation is asked for its code from then on")
  void app() {
    String id = somebody("a kite over the marsh");
    String name = people.get(id).userName();
    Instant now = Instant.now();
    machine.standAt(now);
    Browser browser = new Browser(port);
    browser.signIn(name, "a kite over the marsh");
    Matcher shown = SECRET.matcher(browser.get("/my-account/app").body());
    assertThat(shown.find()).isTrue();
    byte[] secret = new Base32().decode(shown.group(1).replace(" ", ""));
    assertThat(browser.post("/my-account/app", "code", "000000").statusCode()).isEqualTo(400);
    browser.post("/my-account/app", "code", factors.code(secret, now));
    assertThat(browser.get("/my-account").body()).contains("Your authenticator app is set");

    Browser again = new Browser(port);
    HttpResponse<String> half = again.signIn(name, "a kite over the marsh");
    assertThat(half.headers().firstValue("Location").orElse("")).endsWith("/sign-in/code");
    assertThat(again.get("/my-account").statusCode()).isEqualTo(302);
    again.get("/sign-in/code");
    machine.standAt(now.plusSeconds(60));
    again.post("/sign-in/code", "code", factors.code(secret, now.plusSeconds(60)));
    assertThat(again.get("/my-account").statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("A session ends after 15 minutes without a request, by the machine's clock (AU-4)")
  void idle() {
    Browser browser = signedIn("staff1@recreation");
    assertThat(browser.get("/accounts").statusCode()).isEqualTo(200);
    requestedAgo(id("staff1@recreation"), Duration.ofSeconds(14 * 60 + 59));
    assertThat(browser.get("/accounts").statusCode()).isEqualTo(200);
    requestedAgo(id("staff1@recreation"), Duration.ofSeconds(15 * 60 + 1));
    assertThat(browser.get("/accounts").statusCode()).isEqualTo(302);
  }

  @Test
  @DisplayName("A session ends after eight hours in any case (AU-4)")
  void absolute() {
    Instant start = Instant.now();
    machine.standAt(start);
    Browser browser = signedIn("staff2@recreation");
    machine.standAt(start.plus(Duration.ofHours(8)).minusSeconds(1));
    assertThat(browser.get("/accounts").statusCode()).isEqualTo(200);
    machine.standAt(start.plus(Duration.ofHours(8)));
    assertThat(browser.get("/accounts").statusCode()).isEqualTo(302);
    machine.standAt(start);
    assertThat(browser.get("/accounts").statusCode()).isEqualTo(302);
  }

  @Test
  @DisplayName("HTTP Basic opens the API and nothing else, and needs no token")
  void basic() {
    Browser browser = new Browser(port);
    String right = Browser.basic("dsl@st-marys-putney", PASSWORD);
    assertThat(browser.get("/api/v1/nothing-here", "Authorization", right).statusCode())
        .isEqualTo(404);
    assertThat(browser.get("/api/v1/nothing-here").statusCode()).isEqualTo(401);
    HttpResponse<String> wrong =
        browser.get(
            "/api/v1/nothing-here", "Authorization", Browser.basic("dsl@avenue", "wrong wrong"));
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(wrong.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(browser.get("/accounts", "Authorization", right).statusCode()).isEqualTo(302);
    assertThat(browser.cookie("chalkline")).isNotEmpty();
  }

  @Test
  @DisplayName("With a session the API asks for the token too; a form without it is refused")
  void token() {
    Browser browser = signedIn("staff3@avenue");
    assertThat(browser.post("/api/v1/nothing-here", "_csrf", "none").statusCode()).isEqualTo(403);
    assertThat(browser.post("/sign-out", "_csrf", "none").statusCode()).isEqualTo(403);
    assertThat(new Browser(port).post("/accounts", "_csrf", "none").statusCode()).isEqualTo(302);
    assertThat(whats("school:avenue")).contains("access.denied");
  }

  @Test
  @DisplayName("What is not named asks for a signed-in person (AC-1)")
  void denyByDefault() {
    Browser browser = new Browser(port);
    for (String path :
        List.of(
            "/", "/anything", "/administration", "/actuator", "/actuator/env", "/swagger-ui/x")) {
      assertThat(browser.get(path).statusCode()).as(path).isEqualTo(302);
    }
    assertThat(browser.get("/actuator/health", "Accept", "*/*").statusCode()).isEqualTo(200);
    assertThat(browser.get("/assets/chalkline.css").statusCode()).isEqualTo(200);
    assertThat(browser.get("/invitation?token=x").statusCode()).isEqualTo(404);
    assertThat(browser.get("/first-administrator?token=x").statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName(
      "A role given or ended counts from the next request; disabling ends the session (AU-4)")
  void rolesAreReadAnew() {
    String id = somebody("brief candle tambourine");
    RoleAt administrator = new RoleAt(Roles.ADMINISTRATOR, "avenue");
    Browser browser = new Browser(port);
    browser.signIn(people.get(id).userName(), "brief candle tambourine");
    assertThat(browser.get("/administration").statusCode()).isEqualTo(403);
    inSchool("avenue", () -> people.give(id, administrator, people.today()));
    assertThat(browser.get("/administration").statusCode()).isEqualTo(200);
    inSchool("avenue", () -> people.end(id, administrator, people.today().minusDays(1)));
    assertThat(browser.get("/administration").statusCode()).isEqualTo(403);
    people.enable(id, false);
    assertThat(browser.get("/accounts").statusCode()).isEqualTo(302);
    people.enable(id, true);
    assertThat(browser.get("/accounts").statusCode()).isEqualTo(302);
    assertThat(whats("school:avenue")).contains("access.denied");
  }

  @Test
  @DisplayName("Who holds which role is a school's own, but for the two questions that People asks")
  void isolated() {
    List<String> seen =
        Scope.of(
            List.of("avenue"),
            () ->
                transaction.execute(
                    status ->
                        jdbc.sql("select distinct school_id from role_holding")
                            .query(String.class)
                            .list()));
    assertThat(seen).containsExactly("avenue");
    assertThat(people.holding("headteacher", "wanborough")).hasSize(1);
    assertThat(people.at("king-james")).hasSizeGreaterThan(20);
  }

  private Browser signedIn(String userName) {
    Browser browser = new Browser(port);
    assertThat(browser.signIn(userName, PASSWORD).statusCode()).isEqualTo(302);
    return browser;
  }

  private String id(String userName) {
    return people.byUserName(userName).orElseThrow().id();
  }

  private String somebody(String password) {
    String id = UUID.randomUUID().toString();
    inSchool(
        "avenue",
        () -> {
          people.add(
              new Person(
                  id,
                  id + "@avenue.example",
                  "Test Person",
                  "Test",
                  "Person",
                  List.of(),
                  List.of(),
                  null),
              List.of(id + "@avenue.example"),
              passwords.encode(password));
          people.give(id, new RoleAt("auditor", "avenue"), people.today());
        });
    return id;
  }

  private void inSchool(String school, Runnable work) {
    Scope.of(List.of(school), () -> transaction.executeWithoutResult(status -> work.run()));
  }

  private long tested(String name) {
    return jdbc.sql("select count(*) from sign_in_guess where name_digest = ?")
        .param(Digests.of(People.folded(name)))
        .query(Long.class)
        .single();
  }

  private void requestedAgo(String personId, Duration ago) {
    long at = Instant.now().minus(ago).toEpochMilli();
    jdbc.sql(
            """
            update spring_session set last_access_time = ?, expiry_time = ? + 900000
            where principal_name = ?
            """)
        .params(at, at, personId)
        .update();
  }

  private List<String> whats(String chain) {
    return Scope.everywhere(() -> audit.of(chain)).stream().map(Recorded::what).toList();
  }
}
