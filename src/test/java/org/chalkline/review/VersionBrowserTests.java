package org.chalkline.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.Chromium;
import org.chalkline.testing.CleanSlate;
import org.chalkline.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A version drafted, put forward and approved in the browser, on a screen and on a phone. */
@ChalklineTest
class VersionBrowserTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  @LocalServerPort int port;

  @Autowired TestClock clock;

  @Value("${chalkline.evaluation.password}")
  String password;

  @BeforeEach
  void friday() {
    CleanSlate.make();
    clock.set(TestClock.FRIDAY_AFTERNOON);
  }

  @AfterEach
  void gone() {
    CleanSlate.make();
    clock.set(TestClock.FRIDAY_AFTERNOON);
  }

  @ParameterizedTest
  @DisplayName("Drafted with a mistake put right, put forward, approved by the board, published")
  @ValueSource(ints = {1280, 375})
  void draftedAndApproved(int width) {
    List<String> complaints = new ArrayList<>();
    try (BrowserContext context = context(width)) {
      Page page = signedIn(context, "headteacher@wanborough", complaints);
      page.navigate(address("/policy/versions"));
      whole(page, "versions-" + width);
      page.getByText("Draft a new version").click();
      whole(page, "draft-" + width);
      String draft = page.url();

      page.navigate(draft + "/questions/parent.removal_limit");
      page.locator("[name=value][value=counted]").check();
      page.locator("#count").fill("0");
      page.locator("[name=unit][value='working days']").check();
      page.locator("[name=rests][value=own]").check();
      page.locator("#reason").fill("Parents asked for more time");
      page.getByText("Save").click();
      assertThat(page.title()).startsWith("Error: ");
      assertThat(page.locator("#reason").inputValue()).isEqualTo("Parents asked for more time");
      whole(page, "question-wrong-" + width);
      page.locator("#count").fill("4");
      page.getByText("Save").click();
      assertThat(page.locator("main").innerText())
          .contains("4 working days", "Changed in this version");
      whole(page, "group-" + width);
      page.locator(".govuk-back-link").click();
      assertThat(page.locator("main").innerText()).contains("1 changed", "Say from which day");
      assertThat((Integer) page.evaluate("document.documentElement.scrollHeight"))
          .as("the page of a version is short")
          .isLessThan(4000);
      whole(page, "draft-changed-" + width);

      page.navigate(draft + "/questions/review.approver");
      whole(page, "question-ordered-" + width);
      page.navigate(draft + "/questions/police.judgement_kinds");
      whole(page, "question-list-" + width);
      page.navigate(draft + "/kinds");
      whole(page, "kinds-" + width);
      page.locator("#shown-threat").uncheck();
      page.getByText("Save").click();
      assertThat(page.locator("main").innerText()).contains("cannot be hidden");
      whole(page, "kinds-wrong-" + width);

      page.navigate(draft + "/frame");
      page.locator("#name").fill("Social media policy, October 2026");
      page.locator("#inForceFrom").fill("18");
      page.locator("#inForceFrom-month").fill("9");
      page.locator("#inForceFrom-year").fill("2026");
      page.getByText("Save").click();
      assertThat(page.locator("main").innerText()).contains("tomorrow at the earliest");
      whole(page, "frame-wrong-" + width);
      page.locator("#inForceFrom").fill("1");
      page.locator("#inForceFrom-month").fill("10");
      page.getByText("Save").click();
      page.getByText("Put forward for approval").click();
      assertThat(page.locator("main").innerText())
          .contains("Waits for approval", "Waits for the approval of the governing board");
      whole(page, "put-forward-" + width);
    }
    approved(width, complaints);
    assertThat(complaints).isEmpty();
  }

  private void approved(int width, List<String> complaints) {
    try (BrowserContext context = context(width)) {
      Page page = signedIn(context, "chair@wanborough", complaints);
      page.navigate(address("/tasks"));
      page.getByText("Record the decision of the governing board").first().click();
      whole(page, "task-" + width);
      String task = page.url();
      page.locator("a[href^='/cases/']").first().click();
      whole(page, "case-" + width);
      page.navigate(
          page.locator("a[href*='/against/']").first().evaluate("it => it.href").toString());
      assertThat(page.locator("main").innerText()).contains("4 working days");
      whole(page, "compare-" + width);
      page.navigate(task);
      page.locator("[name=said][value=agreed]").check();
      page.locator("#decidedOn").fill("18");
      page.locator("#decidedOn-month").fill("9");
      page.locator("#decidedOn-year").fill("2026");
      page.locator("#minute").fill("FGB 2026/14");
      page.locator("main form[action$='/complete'] button").click();
      page.navigate(address("/policy/versions"));
      assertThat(page.locator("main").innerText())
          .contains("Social media policy, October 2026")
          .contains("Published");
      page.getByText("Social media policy, October 2026").click();
      whole(page, "published-" + width);
    }
  }

  private static BrowserContext context(int width) {
    return chromium.window(width, true);
  }

  /** Breaks no rule of accessibility, fits its screen; a picture of it is kept. */
  private static void whole(Page page, String name) {
    Chromium.isWhole(page, "review-" + name);
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
