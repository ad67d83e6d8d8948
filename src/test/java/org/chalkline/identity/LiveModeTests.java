package org.chalkline.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.binary.Base32;
import org.chalkline.Chalkline;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Recorded;
import org.chalkline.installation.HttpsOnlyInTests;
import org.chalkline.installation.Scope;
import org.chalkline.installation.StartRefused;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class LiveModeTests {

  private static final Pattern LINK = Pattern.compile("(/first-administrator\\?token=([\\w-]+))");
  private static final Pattern SECRET = Pattern.compile("<code>([A-Z2-7 ]{32,})</code>");
  private static final Pattern CODE =
      Pattern.compile("<code>([a-z2-7]{4}(?:-[a-z2-7]{4}){3})</code>");
  private static final Pattern HIDDEN =
      Pattern.compile("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
  private static final String PASSWORD = "copper kettle on a green hob";
  private static final String[] WHO = {
    "givenName", "Robin", "surname", "Tallow", "userName", "robin.tallow",
    "email", "robin@chalkline.example", "schoolName", "Hollybank School", "policy", "wanborough"
  };

  private final List<String> recovery = new ArrayList<>();
  private byte[] secret = {};

  @Test
  @DisplayName(
      "Live: over HTTPS only; a printed link makes the first administrator once; a code is asked for,"
          + " and again after five minutes")
  void firstAdministrator(@TempDir Path data, CapturedOutput console) {
    var application =
        new SpringApplicationBuilder(Chalkline.class)
            .run(
                "--chalkline.mode=live",
                "--chalkline.data=" + data,
                "--chalkline.proxy=127.0.0.1",
                "--server.port=0",
                "--camunda.bpm.job-execution.enabled=false",
                "--camunda.bpm.generate-unique-process-engine-name=true");
    try (application) {
      Matcher link = LINK.matcher(console.getOut());
      assertThat(link.find()).isTrue();
      int port = ((ServletWebServerApplicationContext) application).getWebServer().getPort();
      Browser browser = browser(port);
      plainHttpIsRefused(port);
      String signIn = browser.get("/sign-in").body();
      assertThat(signIn).doesNotContain("chalk-and-slate").doesNotContain("headteacher@");
      becomesAdministrator(browser, link.group(1), link.group(2), application);
      asksAfresh(browser, application);
      noBasic(port);
    }
  }

  private void becomesAdministrator(
      Browser browser,
      String path,
      String token,
      org.springframework.context.ApplicationContext it) {
    SecondFactors factors = it.getBean(SecondFactors.class);
    MachineTime machine = it.getBean(MachineTime.class);
    Instant now = Instant.now();
    machine.standAt(now);
    Matcher found = SECRET.matcher(browser.get(path).body());
    assertThat(found.find()).isTrue();
    secret = new Base32().decode(found.group(1).replace(" ", ""));

    HttpResponse<String> wrong =
        browser.post("/first-administrator", with(token, PASSWORD, "000000"));
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("Enter the code of six digits", "value=\"Robin\"");
    assertThat(it.getBean(People.class).any()).isFalse();
    HttpResponse<String> made =
        browser.post("/first-administrator", with(token, PASSWORD, factors.code(secret, now)));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
    assertThat(made.body()).contains("Recovery codes");
    Matcher codes = CODE.matcher(made.body());
    while (codes.find()) {
      recovery.add(codes.group(1));
    }
    assertThat(recovery).hasSize(10).doesNotHaveDuplicates();
    assertThat(browser.get(path).statusCode()).isEqualTo(404);

    assertThat(browser.signIn("robin.tallow", PASSWORD).headers().firstValue("Location").orElse(""))
        .endsWith("/sign-in/code");
    assertThat(browser.get("/administration").statusCode()).isEqualTo(302);
    browser.get("/sign-in/code");
    assertThat(browser.post("/sign-in/code", "code", factors.code(secret, now)).statusCode())
        .as("the code that enrolled")
        .isEqualTo(400);
    Instant later = now.plusSeconds(60);
    machine.standAt(later);
    HttpResponse<String> in = browser.post("/sign-in/code", "code", factors.code(secret, later));
    assertThat(in.statusCode()).isEqualTo(302);
    assertThat(String.join("", in.headers().allValues("Set-Cookie")))
        .contains("__Host-chalkline=", "Secure", "HttpOnly", "SameSite=Lax", "Path=/")
        .doesNotContain("Domain");
    String page = browser.get("/administration").body();
    assertThat(page).contains("Hollybank School", "Live", "No mail server is configured");

    Browser replay = browser(((ServletWebServerApplicationContext) it).getWebServer().getPort());
    replay.signIn("robin.tallow", PASSWORD);
    replay.get("/sign-in/code");
    assertThat(replay.post("/sign-in/code", "code", factors.code(secret, later)).statusCode())
        .isEqualTo(400);
    assertThat(replay.get("/administration").statusCode()).isEqualTo(302);

    assertThat(
            browser
                .post(
                    "/administration/schools",
                    "name",
                    "Rookery Lane",
                    "policy",
                    "federation",
                    "once",
                    "rookery")
                .statusCode())
        .isEqualTo(302);
    assertThat(browser.get("/administration/schools/rookery-lane").body()).contains("Robin Tallow");
    assertThat(browser.get("/api/openapi.json").statusCode()).isEqualTo(403);
    List<Recorded> history =
        Scope.everywhere(() -> it.getBean(Audit.class).of("school:hollybank-school"));
    assertThat(history)
        .extracting(Recorded::what)
        .contains("school.added", "sign-in.succeeded", "sign-in.failed", "access.denied");
  }

  private void plainHttpIsRefused(int port) {
    HttpResponse<String> plain = new Browser(port).get("/sign-in");
    assertThat(plain.statusCode()).isEqualTo(403);
    assertThat(plain.body()).contains("HTTPS only");
    assertThat(plain.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(new Browser(port).get("/actuator/health", "Accept", "*/*").statusCode())
        .isEqualTo(200);
    assertThat(said(port, "GET /administration HTTP/1.1", "X-Forwarded-Proto: https"))
        .contains("302", "Location: /sign-in")
        .doesNotContain("evil.example");
    assertThat(said(port, "GET /sign-in HTTP/1.1", "X-Forwarded-Proto: http")).contains("403");
    StandardEnvironment framework = new StandardEnvironment();
    framework
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test",
                Map.of("chalkline.mode", "live", "server.forward-headers-strategy", "framework")));
    assertThatThrownBy(() -> HttpsOnlyInTests.of(framework)).isInstanceOf(StartRefused.class);
  }

  /** What the server answers to a request that names another host. */
  private static String said(int port, String first, String more) {
    try (var socket = new java.net.Socket("localhost", port)) {
      socket
          .getOutputStream()
          .write(
              (first
                      + "\r\nHost: evil.example\r\nAccept: text/html\r\nConnection: close\r\n"
                      + "X-Forwarded-Host: evil.example\r\n"
                      + more
                      + "\r\n\r\n")
                  .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      return new String(
          socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Browser browser(int port) {
    return new Browser(port).through("X-Forwarded-Proto", "https");
  }

  /** AU-1: the second factor within five minutes; nothing typed is lost. */
  private void asksAfresh(Browser browser, org.springframework.context.ApplicationContext it) {
    SecondFactors factors = it.getBean(SecondFactors.class);
    MachineTime machine = it.getBean(MachineTime.class);
    Instant start = machine.now();
    browser.get("/administration/address");
    assertThat(
            browser
                .post("/administration/address", "address", "http://plain", "once", "a")
                .statusCode())
        .isEqualTo(400);
    HttpResponse<String> set =
        browser.post(
            "/administration/address",
            "address",
            "https://chalkline.larkfield.example/",
            "once",
            "a");
    assertThat(set.headers().firstValue("Location").orElse("")).isEqualTo("/administration");

    machine.standAt(start.plusSeconds(5 * 60 - 1));
    assertThat(ask(browser, "first.person").statusCode()).isEqualTo(200);
    Instant stale = start.plusSeconds(5 * 60);
    machine.standAt(stale);
    HttpResponse<String> asked = ask(browser, "second.person");
    assertThat(asked.statusCode()).isEqualTo(403);
    assertThat(asked.body()).contains("Show that it is still you");
    assertThat(it.getBean(People.class).byUserName("second.person")).isEmpty();
    Map<String, String> carried = new LinkedHashMap<>();
    Matcher hidden = HIDDEN.matcher(asked.body());
    while (hidden.find()) {
      carried.putIfAbsent(hidden.group(1), hidden.group(2));
    }
    assertThat(carried)
        .containsEntry("userName", "second.person")
        .containsEntry("again-target", "/account-requests/hollybank-school/new-person");

    carried.put("again-code", "000000");
    HttpResponse<String> wrong = browser.post("/sign-in/again", carried);
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("value=\"second.person\"");
    carried.put("again-code", factors.code(secret, stale));
    HttpResponse<String> on = browser.post("/sign-in/again", carried);
    assertThat(on.statusCode()).isEqualTo(307);
    String target = on.headers().firstValue("Location").orElseThrow();
    HttpResponse<String> made = browser.post(target, carried);
    assertThat(made.statusCode()).isEqualTo(200);
    assertThat(made.body()).contains("https://chalkline.larkfield.example/invitation?token=");
    carried.put("again-target", "//evil.example/");
    assertThat(browser.post("/sign-in/again", carried).headers().firstValue("Location").orElse(""))
        .isEqualTo("/");

    machine.standAt(stale.plusSeconds(600));
    assertThat(browser.post("/my-account/recovery-codes").statusCode()).isEqualTo(403);
    HttpResponse<String> goesLive =
        browser.post("/set-up/hollybank-school/live", "once", "the-key");
    assertThat(goesLive.statusCode()).isEqualTo(403);
    assertThat(goesLive.body())
        .contains(
            "Show that it is still you", "value=\"/set-up/hollybank-school/live\"", "the-key");
    String list = "first name,surname,email,roles\n" + "Ann,Lea,ann@x.example,staff\n".repeat(9000);
    HttpResponse<String> people =
        browser.post("/set-up/hollybank-school/people/confirm", "list", list, "once", "k");
    assertThat(people.statusCode()).isEqualTo(403);
    assertThat(people.body()).as("nothing of a long list is lost").contains(list.strip());
    assertThat(browser.post("/api/v1/schools/hollybank-school/live").body())
        .contains("fresh sign-in");
    HttpResponse<String> api =
        browser.post("/api/v1/schools/hollybank-school/account-requests/x/approve");
    assertThat(api.statusCode()).isEqualTo(403);
    assertThat(api.body()).contains("fresh sign-in");
    String code = recovery.get(0);
    Map<String, String> again =
        new LinkedHashMap<>(
            Map.of(
                "again-target",
                "/my-account/recovery-codes",
                "again-method",
                "POST",
                "again-code",
                code));
    browser.get("/my-account");
    assertThat(browser.post("/sign-in/again", again).statusCode()).isEqualTo(307);
    HttpResponse<String> codes = browser.post("/my-account/recovery-codes");
    assertThat(codes.body()).contains("Recovery codes").doesNotContain(code);
    machine.standAt(stale.plusSeconds(1200));
    browser.get("/my-account");
    again.put("again-code", recovery.get(1));
    assertThat(browser.post("/sign-in/again", again).statusCode())
        .as("a code of before the new ones")
        .isEqualTo(400);
  }

  private static HttpResponse<String> ask(Browser browser, String userName) {
    browser.get("/account-requests/hollybank-school/new-person");
    return browser.post(
        "/account-requests/hollybank-school/new-person",
        "givenName",
        "Alma",
        "surname",
        "Reed",
        "userName",
        userName,
        "email",
        "alma@chalkline.example",
        "roles",
        "staff",
        "once",
        userName);
  }

  private void noBasic(int port) {
    HttpResponse<String> answer =
        browser(port).get("/api/v1/x", "Authorization", Browser.basic("robin.tallow", PASSWORD));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).doesNotContain("Basic");
  }

  private static String[] with(String token, String password, String code) {
    String[] more = {"token", token, "password", password, "code", code};
    String[] all = java.util.Arrays.copyOf(WHO, WHO.length + more.length);
    System.arraycopy(more, 0, all, WHO.length, more.length);
    return all;
  }
}
