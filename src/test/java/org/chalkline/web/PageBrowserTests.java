package org.chalkline.web;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
    classes = Templates.class,
    properties = "chalkline.page-kit-alone=true",
    webEnvironment = WebEnvironment.RANDOM_PORT)
class PageBrowserTests {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static Playwright playwright;
  private static Browser browser;

  @LocalServerPort int port;

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
  @DisplayName("A page breaks neither the policy nor a rule of accessibility, and fits its screen")
  @CsvSource({
    "kit, 1280, true",
    "kit, 375, true",
    "kit?wrong=true, 1280, true",
    "kit?wrong=true, 375, false",
    "form, 1280, true",
    "form, 375, true",
    "form, 1280, false",
    "diagram, 1280, true",
    "diagram, 375, true",
    "fails/refused, 1280, true",
    "fails/absent, 375, true"
  })
  void isWhole(String path, int width, boolean script) {
    try (BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setJavaScriptEnabled(script)
                .setViewportSize(width, 900))) {
      Page page = context.newPage();
      List<String> complaints = new ArrayList<>();
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error") && !message.text().contains("status of 4")) {
              complaints.add(message.text());
            }
          });
      page.onPageError(complaints::add);
      page.navigate("http://localhost:" + port + "/" + path);
      if (path.equals("diagram")) {
        page.waitForSelector("[data-drawn=true]");
        assertThat(page.locator(".bjs-powered-by").isVisible()).isTrue();
      }
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(
                  Path.of(
                      "target/pages/"
                          + path.replaceAll("\\W", "-")
                          + "-"
                          + width
                          + "-"
                          + script
                          + ".png")));
      assertThat(complaints).isEmpty();
      if (script) {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
            .isEqualTo(true);
        assertThat(new AxeBuilder(page).analyze().getViolations())
            .extracting(Rule::getId, rule -> rule.getNodes().get(0).getHtml())
            .isEmpty();
      }
    }
  }

  @Test
  @DisplayName("A field that hangs on an answer is shown while that answer is given")
  void reveals() {
    try (BrowserContext context = browser.newContext()) {
      Page page = context.newPage();
      page.navigate("http://localhost:" + port + "/form");
      assertThat(page.locator("#reason").isVisible()).isFalse();
      page.getByLabel("Not needed").check();
      assertThat(page.locator("#reason").isVisible()).isTrue();
      page.getByLabel("Left to judgement").check();
      assertThat(page.locator("#reason").isVisible()).isFalse();
      page.getByLabel("Platform (optional)").selectOption("other");
      assertThat(page.locator("#otherPlatform").isVisible()).isTrue();
    }
  }

  @Test
  @DisplayName("An error in the summary leads to its field, and what was typed is still there")
  void errorsLeadToFields() {
    try (BrowserContext context = browser.newContext()) {
      Page page = context.newPage();
      page.navigate("http://localhost:" + port + "/form");
      page.locator("#link").fill("<b>not a link</b>");
      page.getByText("Save").click();
      assertThat(page.title()).startsWith("Error: ");
      assertThat(page.locator("#link").inputValue()).isEqualTo("<b>not a link</b>");
      for (int i = 0; i < page.locator(".govuk-error-summary__list a").count(); i++) {
        page.locator(".govuk-error-summary__list a").nth(i).click();
        String field =
            page.locator(".govuk-error-summary__list a").nth(i).getAttribute("href").substring(1);
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo(field);
      }
    }
  }
}
