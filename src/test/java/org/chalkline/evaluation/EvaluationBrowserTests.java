package org.chalkline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chalkline.testing.Api;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.Chromium;
import org.chalkline.testing.CleanSlate;
import org.chalkline.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ChalklineTest
class EvaluationBrowserTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  @Autowired TestClock clock;
  @LocalServerPort int port;
  private final List<String> complaints = new ArrayList<>();

  @BeforeEach
  void friday() {
    clock.set(TestClock.FRIDAY_AFTERNOON);
  }

  private Page signedIn(String userName, int width) {
    Page page = chromium.window(width, true).newPage();
    Chromium.complaints(page, complaints);
    page.navigate("http://localhost:" + port + "/sign-in");
    Chromium.signIn(page, userName, Api.PASSWORD);
    complaints.clear();
    return page;
  }

  private void sound(Page page, String name) {
    Chromium.isWhole(page, name);
  }

  @BeforeEach
  void cleanSlate() {
    CleanSlate.make();
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 375})
  @DisplayName("The clock moves by a button and to a date, never back; the outbox shows the mails")
  void clockAndOutbox(int width) {
    String reference = new Api(port, "staff1@wanborough").reports("wanborough");
    Page page = signedIn("headteacher@wanborough", width);
    page.navigate("http://localhost:" + port + "/evaluation/clock");
    assertThat(page.textContent("main")).contains("Friday 18 September 2026, 4:10pm");
    sound(page, "clock-" + width);
    page.click("button[value=working-day]");
    assertThat(page.textContent("main"))
        .contains("The clock now shows Monday 21 September 2026, 9am");
    page.click("button[value=hour]");
    assertThat(page.textContent("main")).contains("Monday 21 September 2026, 10am");
    page.fill("[name=to-day]", "1");
    page.fill("[name=to-month]", "9");
    page.fill("[name=to-year]", "2026");
    page.fill("[name=to-time]", "9am");
    page.click("button[value=date]");
    assertThat(page.textContent(".govuk-error-summary")).contains("forward only");
    assertThat(page.inputValue("[name=to-day]")).isEqualTo("1");
    sound(page, "clock-wrong-" + width);
    complaints.removeIf(it -> it.contains("400"));
    page.fill("[name=to-day]", "28");
    page.click("button[value=date]");
    assertThat(page.textContent("main")).contains("Monday 28 September 2026, 9am");
    page.click("button[value=week]");
    assertThat(page.textContent("main")).contains("Monday 5 October 2026, 9am");
    page.navigate("http://localhost:" + port + "/evaluation/outbox");
    assertThat(page.textContent("main")).contains("Chalkline: a task").doesNotContain(reference);
    sound(page, "outbox-" + width);
    assertThat(complaints).isEmpty();
    page.context().close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 375})
  @DisplayName("The auditor proves the history, alone and against a checkpoint kept before")
  void history(int width) {
    new Api(port, "staff1@wanborough").reports("wanborough");
    Page page = signedIn("auditor@wanborough", width);
    page.navigate("http://localhost:" + port + "/history");
    sound(page, "history-" + width);
    Download kept = page.waitForDownload(() -> page.click("text=Download a checkpoint"));
    assertThat(kept.suggestedFilename()).matches("chalkline-checkpoint-\\d+\\.json");
    page.setInputFiles("#checkpoint", kept.path());
    page.click("button:has-text('Prove the history')");
    assertThat(page.textContent("main")).contains("The history holds", "against the checkpoint");
    sound(page, "history-holds-" + width);
    page.setInputFiles("#checkpoint", Path.of("pom.xml"));
    page.click("button:has-text('Prove the history')");
    assertThat(page.textContent(".govuk-error-summary")).contains("not a checkpoint");
    sound(page, "history-wrong-" + width);
    complaints.removeIf(it -> it.contains("400"));
    assertThat(complaints).isEmpty();
    page.context().close();
  }

  @Test
  @DisplayName("Who is no auditor has no way to the history")
  void noAuditor() {
    Page page = signedIn("headteacher@wanborough", 1280);
    page.navigate("http://localhost:" + port + "/evaluation/clock");
    assertThat(page.querySelector("a[href='/history']")).isNull();
    assertThat(page.navigate("http://localhost:" + port + "/history").status()).isEqualTo(403);
    page.context().close();
  }

  @Test
  @DisplayName("The API is browsed under the strict headers without a complaint of the browser")
  void browsing() {
    Page page = signedIn("headteacher@wanborough", 1280);
    page.navigate("http://localhost:" + port + "/browse");
    page.waitForSelector("text=The cases that you may see");
    assertThat(page.textContent("body")).contains("/api/v1/tasks/{id}/complete");
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "pages", "browse.png")));
    assertThat(complaints).isEmpty();
    page.context().close();
  }
}
