package org.chalkline.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.binary.Base32;
import org.chalkline.Chalkline;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Recorded;
import org.chalkline.installation.Scope;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class LiveModeTests {

  private static final Pattern LINK = Pattern.compile("(/first-administrator\\?token=([\\w-]+))");
  private static final Pattern SECRET = Pattern.compile("<code>([A-Z2-7 ]{32,})</code>");
  private static final String PASSWORD = "copper kettle on a green hob";
  private static final String[] WHO = {
    "givenName", "Robin", "surname", "Tallow", "userName", "robin.tallow",
    "email", "robin@chalkline.example", "schoolName", "Hollybank School", "policy", "wanborough"
  };

  @Test
  @DisplayName(
      "Live: nobody is there; a printed link makes the first administrator once; a code is asked for")
  void firstAdministrator(@TempDir Path data, CapturedOutput console) {
    var application =
        new SpringApplicationBuilder(Chalkline.class)
            .run(
                "--chalkline.mode=live",
                "--chalkline.data=" + data,
                "--server.port=0",
                "--camunda.bpm.job-execution.enabled=false",
                "--camunda.bpm.generate-unique-process-engine-name=true");
    try (application) {
      Matcher link = LINK.matcher(console.getOut());
      assertThat(link.find()).isTrue();
      int port = ((ServletWebServerApplicationContext) application).getWebServer().getPort();
      Browser browser = new Browser(port);
      String signIn = browser.get("/sign-in").body();
      assertThat(signIn).doesNotContain("chalk-and-slate").doesNotContain("headteacher@");
      becomesAdministrator(browser, link.group(1), link.group(2), application);
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
    byte[] secret = new Base32().decode(found.group(1).replace(" ", ""));

    HttpResponse<String> wrong =
        browser.post("/first-administrator", with(token, PASSWORD, "000000"));
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("Enter the code of six digits", "value=\"Robin\"");
    assertThat(it.getBean(People.class).any()).isFalse();
    HttpResponse<String> made =
        browser.post("/first-administrator", with(token, PASSWORD, factors.code(secret, now)));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
    assertThat(made.body()).contains("Recovery codes");
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

    Browser replay =
        new Browser(((ServletWebServerApplicationContext) it).getWebServer().getPort());
    replay.signIn("robin.tallow", PASSWORD);
    replay.get("/sign-in/code");
    assertThat(replay.post("/sign-in/code", "code", factors.code(secret, later)).statusCode())
        .isEqualTo(400);
    assertThat(replay.get("/administration").statusCode()).isEqualTo(302);

    assertThat(
            browser
                .post("/administration/schools", "name", "Rookery Lane", "policy", "federation")
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

  private void noBasic(int port) {
    HttpResponse<String> answer =
        new Browser(port)
            .get("/api/v1/x", "Authorization", Browser.basic("robin.tallow", PASSWORD));
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
