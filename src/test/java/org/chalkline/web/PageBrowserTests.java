package org.chalkline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.chalkline.testing.Chromium;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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

  @RegisterExtension static final Chromium chromium = new Chromium();

  @LocalServerPort int port;

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
    try (BrowserContext context = chromium.window(width, script)) {
      Page page = context.newPage();
      List<String> complaints = new ArrayList<>();
      Chromium.complaints(page, complaints);
      page.navigate("http://localhost:" + port + "/" + path);
      if (path.equals("diagram")) {
        page.waitForSelector("[data-drawn=true]");
        assertThat(page.locator(".bjs-powered-by").isVisible()).isTrue();
      }
      Chromium.isWhole(page, path.replaceAll("\\W", "-") + "-" + width + "-" + script, script);
      assertThat(complaints).isEmpty();
    }
  }

  @Test
  @DisplayName("A field that hangs on an answer is shown while that answer is given")
  void reveals() {
    try (BrowserContext context = chromium.window(1280, true)) {
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
    try (BrowserContext context = chromium.window(1280, true)) {
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
