package org.chalkline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.Chromium;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

@ChalklineTest
class ReportBrowserTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  @LocalServerPort int port;

  @Value("${chalkline.evaluation.password}")
  String password;

  @ParameterizedTest
  @DisplayName("A report goes from the empty page over a mistake to its place under my reports")
  @CsvSource({"1280, true", "375, true", "1280, false", "375, false"})
  void reports(int width, boolean script) {
    List<String> complaints = new ArrayList<>();
    try (BrowserContext context = chromium.window(width, script)) {
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
    try (BrowserContext context = chromium.window(1280, true)) {
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
    try (BrowserContext context = chromium.window(1280, true)) {
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
    Chromium.isWhole(page, "intake-" + name, script);
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
    Chromium.complaints(page, complaints);
    page.navigate(address("/sign-in"));
    Chromium.signIn(page, userName, password);
    return page;
  }

  private String address(String path) {
    return "http://localhost:" + port + path;
  }
}
