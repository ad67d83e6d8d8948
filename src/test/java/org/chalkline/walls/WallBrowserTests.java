package org.chalkline.walls;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.chalkline.abuse.Cases;
import org.chalkline.testing.Api;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.Chromium;
import org.chalkline.testing.TestClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A case opened in an emergency, who sees it, and the accused head who finds nothing. */
@ChalklineTest
class WallBrowserTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  private static final String SCHOOL = "st-marys-putney";

  @Autowired BeanFactory beans;
  @LocalServerPort int port;

  @Test
  @DisplayName(
      "Break-glass on a phone, the list of who sees it, the auditor's page, the accused head")
  void opened() {
    Cases cases = new Cases(beans);
    cases.timeIs(TestClock.FRIDAY_AFTERNOON.toString());
    Cases.Case it = cases.aReport(SCHOOL).byPost("headteacher").reportedBy("staff1@" + SCHOOL);
    Page deputy = signedIn("deputy", 375);
    deputy.navigate(root() + "/cases");
    deputy.click("text=Open a case that you cannot see");
    deputy.click("main form button[type=submit]");
    assertThat(deputy.title()).startsWith("Error: ");
    deputy.fill("[name=reference]", it.reference());
    deputy.fill("[name=reason]", "The chair cannot be reached and a child is upset");
    Chromium.isWhole(deputy, "break-glass");
    deputy.fill("[name=password]", Api.PASSWORD);
    deputy.click("main form button[type=submit]");
    Chromium.isWhole(deputy, "break-glass-asked");
    deputy.click("main a:has-text(\"Your list of cases\")");
    assertThat(deputy.textContent("main")).contains(it.reference());

    Page chair = signedIn("chair", 1280);
    chair.navigate(root() + "/cases/" + it.reference() + "/who-sees");
    assertThat(chair.textContent("main"))
        .contains(
            "By break-glass: The chair cannot be reached", "Not reviewed yet", "Who is outside");
    Chromium.isWhole(chair, "who-sees");
    chair.setViewportSize(375, 900);
    Chromium.isWhole(chair, "who-sees-phone");
    chair.click("main a:has-text(\"Name somebody close to a subject\")");
    Chromium.isWhole(chair, "name-associate");

    Page auditor = signedIn("auditor", 1280);
    auditor.navigate(root() + "/history/cases?reference=" + it.reference());
    assertThat(auditor.textContent("main")).contains("[masked]").doesNotContain("upset");
    Chromium.isWhole(auditor, "audited-case");
    auditor.setViewportSize(375, 900);
    Chromium.isWhole(auditor, "audited-case-phone");

    Page head = signedIn("headteacher", 375);
    for (String path : List.of("/tasks", "/cases", "/cases?q=" + it.reference(), "/school")) {
      head.navigate(root() + path);
      assertThat(head.locator("main a[href*='" + it.reference() + "']").count()).as(path).isZero();
    }
    assertThat(head.navigate(root() + "/cases/" + it.reference()).status()).isEqualTo(404);

    // The vice-chair and the chair step aside: nobody is left, and the numbers are shown.
    chair.navigate(root() + "/cases/" + it.reference());
    Chromium.fits(chair, "case-step-aside");
    chair.click("button:has-text(\"Step aside now\")");
    assertThat(chair.textContent("body")).contains("You have stepped aside");
    Api vice = new Api(port, "vice-chair@" + SCHOOL);
    assertThat(vice.post("/api/v1/cases/" + it.reference() + "/step-aside", Map.of()).status())
        .isEqualTo(200);
    deputy.navigate(root() + "/outside/" + it.reference());
    assertThat(deputy.textContent("main")).contains("nobody at the school sees it now");
    Chromium.isWhole(deputy, "outside-body");
    assertThat(deputy.navigate(root() + "/cases/" + it.reference()).status()).isEqualTo(404);
  }

  private Page signedIn(String role, int width) {
    Page page = chromium.window(width, true).newPage();
    page.navigate(root() + "/sign-in");
    Chromium.signIn(page, role + "@" + SCHOOL, Api.PASSWORD);
    return page;
  }

  private String root() {
    return "http://localhost:" + port;
  }
}
