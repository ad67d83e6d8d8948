package org.chalkline.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * The browser of the browser tests: Debian's Chromium, started once for all of them. Where there is
 * none they are skipped and say so. What a test has opened is closed after it.
 */
public final class Chromium implements BeforeAllCallback, AfterEachCallback {

  /** The shell without a window paints in half the time. */
  private static final Path PROGRAM =
      Stream.of("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")
          .map(Path::of)
          .filter(Files::isExecutable)
          .findFirst()
          .orElse(Path.of("/usr/bin/chromium"));

  private static final class Running implements CloseableResource {

    private final Playwright playwright = Playwright.create();
    private final Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(PROGRAM)
                    .setArgs(List.of("--no-sandbox")));

    @Override
    public void close() {
      playwright.close();
    }
  }

  private Browser browser;

  @Override
  public void beforeAll(ExtensionContext tests) {
    assumeTrue(Files.isExecutable(PROGRAM), "no chromium is installed: browser tests are skipped");
    browser =
        tests
            .getRoot()
            .getStore(ExtensionContext.Namespace.GLOBAL)
            .getOrComputeIfAbsent(Running.class)
            .browser;
  }

  @Override
  public void afterEach(ExtensionContext test) {
    List.copyOf(browser.contexts()).forEach(BrowserContext::close);
  }

  /** A new window of this width in pixels, with a session of its own. */
  public BrowserContext window(int width, boolean script) {
    return window(
        new Browser.NewContextOptions().setViewportSize(width, 900).setJavaScriptEnabled(script));
  }

  /** A new window with a session of its own. */
  public BrowserContext window(Browser.NewContextOptions options) {
    return browser.newContext(options);
  }

  /** Collects what the browser complains of on this page; an answer of 4xx may be meant. */
  public static void complaints(Page page, List<String> into) {
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().contains("status of 4")) {
            into.add(message.text());
          }
        });
    page.onPageError(into::add);
  }

  /**
   * Keeps a picture of the page, and checks that it fits its screen and breaks no rule of
   * accessibility.
   *
   * @param name of the picture, under target/pages
   */
  public static void isWhole(Page page, String name) {
    fits(page, name);
    breaksNoRule(page, name);
  }

  /** Keeps a picture of the page, and checks that it fits its screen. */
  public static void fits(Page page, String name) {
    isThere(page);
    picture(page, name);
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as(name + " fits")
        .isEqualTo(true);
  }

  /** The same; axe cannot run in a page without script. */
  public static void isWhole(Page page, String name, boolean script) {
    fits(page, name);
    if (script) {
      breaksNoRule(page, name);
    }
  }

  /** Checks that the page breaks no rule of accessibility. */
  public static void breaksNoRule(Page page, String name) {
    isThere(page);
    AxeRunOptions violations = new AxeRunOptions();
    violations.setResultTypes(List.of("violations"));
    // No page holds another's frame, for which alone the other mode opens a second page.
    assertThat(
            new AxeBuilder(page).setLegacyMode(true).options(violations).analyze().getViolations())
        .as(name)
        .extracting(Rule::getId, rule -> rule.getNodes().get(0).getHtml())
        .isEmpty();
  }

  /**
   * Signs in on the page on which the browser stands, and waits until it stands on the next.
   *
   * @param password a right one: with a wrong one the next page never comes
   */
  public static void signIn(Page page, String userName, String password) {
    page.fill("#username", userName);
    page.fill("#password", password);
    page.click("main button[type=submit]");
    page.waitForURL(address -> !address.endsWith("/sign-in"));
    isThere(page);
  }

  /** Waits for the page: a click may answer while the next page is still on its way. */
  private static void isThere(Page page) {
    page.waitForLoadState();
    page.locator("h1").first().waitFor();
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "pages", name + ".png")));
  }
}
