package org.chalkline.desk.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chalkline.testing.ChalklineTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The policy pages in a browser: accessible, and no wider than the screen. */
@ChalklineTest
class PolicyBrowserTests {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  @LocalServerPort private int port;

  @ParameterizedTest
  @DisplayName("A governor reads the policy, its settings, a clause, the rules and a model")
  @ValueSource(ints = {1280, 375})
  void reads(int width) {
    assumeTrue(Files.isExecutable(CHROMIUM), "no chromium is installed: browser tests are skipped");
    try (Playwright playwright = Playwright.create();
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox")))) {
      Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(width, 900));
      String root = "http://localhost:" + port;
      page.navigate(root + "/sign-in");
      page.fill("#username", "governor@wanborough");
      page.fill("#password", "chalk-and-slate-2026");
      page.click("main button[type=submit]");
      for (String path :
          List.of(
              "/policy?state=WAITING",
              "/policy/settings",
              "/policy/clauses/WAN-27",
              "/policy/rules",
              "/policy/rules/abuse-triage",
              "/policy/models/work-chase",
              "/policy/defaults")) {
        page.navigate(root + path);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
            .as("%s is no wider than %s", path, width)
            .isEqualTo(true);
        assertThat(
                new AxeBuilder(page).analyze().getViolations().stream().map(Rule::getId).toList())
            .as(path)
            .isEmpty();
        if (Boolean.getBoolean("chalkline.shots")) {
          page.screenshot(
              new Page.ScreenshotOptions()
                  .setPath(
                      Path.of("target", "shots", path.replaceAll("\\W+", "-") + width + ".png"))
                  .setFullPage(width > 400));
        }
      }
      page.navigate(root + "/policy/clauses/WAN-27");
      page.click("text=Hide, delete, block or report >> nth=0");
      assertThat(page.url()).contains("/policy/models/abuse-routes").endsWith("#Task_ActOnAccount");
    }
  }
}
