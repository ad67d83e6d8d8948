package org.chalkline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chalkline.testing.ChalklineTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

@ChalklineTest
class ReportBrowserTests {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static Playwright playwright;
  private static Browser browser;

  @LocalServerPort int port;

  @Value("${chalkline.evaluation.password}")
  String password;

  @BeforeAll
  static void open() {
    assumeTrue(Files.isExecutable(CHROMIUM), "no chromium is installed: browser tests are skipped");
    playwright = Playwright.create();
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox")));
  }

  @AfterAll
  static void close() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @ParameterizedTest
  @DisplayName("A report goes from the empty page over a mistake to its place under my reports")
  @CsvSource({"1280, true", "375, true", "1280, false", "375, false"})
  void reports(int width, boolean script) {
    List<String> complaints = new ArrayList<>();
    try (BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setJavaScriptEnabled(script)
                .setViewportSize(width, 900))) {
      Page page = signedIn(context, "staff1@king-james", complaints);
      String shot = width + (script ? "" : "-plain");
      page.navigate(address("/report"));
      whole(page, "school-" + shot, script);
      page.getByLabel("Weirside School").check();
      page.getByText("Continue").click();
      whole(page, "report-" + shot, script);

      page.getByText("Send the report").click();
      assertThat(page.title()).startsWith("Error: ");
      whole(page, "report-wrong-" + shot, script);
      leadsToFields(page);

      page.locator("#platform").fill("Facebook");
      page.getByLabel("Somewhere else").check();
      page.locator("#said").fill("Something nasty about a teacher");
      page.locator("[name=behind-1-kind][value=staff]").check();
      assertThat(page.locator("#behind-1-post").isVisible()).isEqualTo(!script);
      page.locator("[name=behind-1-adult][value=yes]").check();
      page.locator("#behind-1-post").selectOption("headteacher");
      page.locator("summary").getByText("Somebody else is behind it too (2)").click();
      page.locator("#behind-2-words").fill("a cousin");
      page.locator("[name=behind-2-kind][value=public]").check();
      page.locator("[name=aimed-1-kind][value=staff]").check();
      page.locator("[name=kinds]").first().check();
      page.locator("#danger").check();
      whole(page, "report-filled-" + shot, script);
      page.getByText("Send the report").click();

      assertThat(page.url()).contains("/my-reports/");
      assertThat(page.locator("h1").innerText()).isEqualTo("Report sent");
      whole(page, "sent-" + shot, script);
      page.navigate(address("/my-reports"));
      whole(page, "my-reports-" + shot, script);
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  @DisplayName("Ticking that it may be a sexual image of a child takes the files away")
  void noFiles() {
    List<String> complaints = new ArrayList<>();
    try (BrowserContext context = browser.newContext()) {
      Page page = signedIn(context, "staff1@wanborough", complaints);
      page.navigate(address("/report"));
      page.setInputFiles("#files-input, input[type=file]", Path.of("pom.xml"));
      assertThat(page.locator("[data-report-files]").isVisible()).isTrue();
      page.locator("#childImage").check();
      assertThat(page.locator("[data-report-files]").isVisible()).isFalse();
      assertThat(page.evaluate("document.querySelector('input[type=file]').files.length"))
          .isEqualTo(0);
      page.locator("#childImage").uncheck();
      assertThat(page.locator("[data-report-files]").isVisible()).isTrue();
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  @DisplayName("A further place to name somebody appears when the one before it is opened")
  void furtherPlaces() {
    List<String> complaints = new ArrayList<>();
    try (BrowserContext context = browser.newContext()) {
      Page page = signedIn(context, "staff1@wanborough", complaints);
      page.navigate(address("/report"));
      assertThat(page.getByText("Somebody else is behind it too (4)").isVisible()).isFalse();
      page.getByText("Somebody else is behind it too (3)").click();
      page.getByText("Somebody else is behind it too (4)").click();
      page.getByText("Somebody else is behind it too (5)").click();
      assertThat(page.locator("#behind-5-words").isVisible()).isTrue();
    }
    assertThat(complaints).isEmpty();
  }

  /** Breaks no rule of accessibility, fits its screen; a picture of it is kept. */
  private static void whole(Page page, String name, boolean script) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target/pages/intake-" + name + ".png")));
    if (script) {
      assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
          .isEqualTo(true);
      assertThat(new AxeBuilder(page).analyze().getViolations())
          .extracting(Rule::getId, rule -> rule.getNodes().get(0).getHtml())
          .isEmpty();
    }
  }

  private static void leadsToFields(Page page) {
    var links = page.locator(".govuk-error-summary__list a");
    assertThat(links.count()).isGreaterThan(3);
    for (int i = 0; i < links.count(); i++) {
      String field = links.nth(i).getAttribute("href").substring(1);
      assertThat(page.locator("[id='" + field + "']").count()).as(field).isEqualTo(1);
    }
  }

  private Page signedIn(BrowserContext context, String userName, List<String> complaints) {
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().contains("status of 4")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.navigate(address("/sign-in"));
    page.locator("#username").fill(userName);
    page.locator("#password").fill(password);
    page.locator("main button[type=submit]").click();
    return page;
  }

  private String address(String path) {
    return "http://localhost:" + port + path;
  }
}
