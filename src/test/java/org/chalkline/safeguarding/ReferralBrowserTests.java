package org.chalkline.safeguarding;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.chalkline.abuse.Cases;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.Chromium;
import org.chalkline.testing.CleanSlate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A member of staff refers a child on a phone without script; the safeguarding lead acknowledges.
 */
@ChalklineTest
class ReferralBrowserTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  private static final String SCHOOL = "wanborough";
  private static final String PASSWORD = "chalk-and-slate-2026";
  private static final int PHONE = 375;
  private static final int DESK = 1280;

  @Autowired private BeanFactory beans;
  @LocalServerPort private int port;

  @BeforeEach
  void friday() {
    CleanSlate.make();
    new Cases(beans).timeIs("2026-09-18T10:00:00Z");
  }

  @AfterAll
  static void leavesNothing() {
    CleanSlate.make();
  }

  @Test
  @DisplayName(
      "Referred on a phone, acknowledged by the lead, decided and packed for another school")
  void referredAndAcknowledged() {
    Page staff = signedIn(PHONE, false, "staff1");
    staff.click("footer >> text=Worried about a child");
    assertThat(staff.textContent("main")).contains("999", "101", "no text message");
    staff.click("main form button[type=submit]");
    assertThat(staff.title()).startsWith("Error: ");
    Chromium.isWhole(staff, "worried-wrong", false);
    staff.fill("[name=worry]", "She is afraid to go home.");
    staff.fill("[name=child]", "A girl of Year 4");
    staff.click("main form button[type=submit]");
    assertThat(staff.url()).contains("/worried/SAF-");
    assertThat(staff.textContent("main")).contains("We have received it", "999");
    assertThat(staff.textContent("main")).doesNotContain("afraid");
    Chromium.isWhole(staff, "worried-received", false);
    String reference = staff.url().replaceFirst(".*/(SAF-[A-Z0-9-]+).*", "$1");

    Page lead = signedIn(DESK, true, "dsl");
    lead.navigate(root() + "/worried");
    Chromium.isWhole(lead, "worried");
    lead.click("nav >> text=Safeguarding");
    assertThat(lead.locator("main .chalk-case__card").first().innerText())
        .contains(reference, "Nobody has taken it");
    Chromium.isWhole(lead, "safeguarding-inbox");
    lead.click("main .chalk-case__card a >> nth=0");
    assertThat(lead.textContent("main")).contains("She is afraid to go home.");
    Chromium.isWhole(lead, "referral");
    lead.click("main >> text=Take up the safeguarding referral >> nth=0");
    lead.click("main button:has-text(\"Take\")");
    assertThat(lead.textContent("main")).contains("18 September 2026");
    Chromium.isWhole(lead, "referral-take-up");
    lead.navigate(root() + "/cases/" + reference + "/chronology");
    Chromium.isWhole(lead, "chronology");
    lead.navigate(root() + "/cases/" + reference + "/transfer");
    lead.fill("[name=school]", "Elm School");
    lead.fill("[name=person]", "Their lead");
    Chromium.isWhole(lead, "transfer");
    lead.click("main form button[type=submit]");
    assertThat(lead.textContent("main strong.govuk-\\!-font-size-24"))
        .matches("\\s*([A-Z2-9]{5}-){4}[A-Z2-9]{5}\\s*");
    Chromium.isWhole(lead, "transfer-made");
    lead.navigate(root() + "/package-check");
    Chromium.isWhole(lead, "package-check");
  }

  private Page signedIn(int width, boolean script, String role) {
    Page page = chromium.window(width, script).newPage();
    page.navigate(root() + "/sign-in");
    Chromium.signIn(page, role + "@" + SCHOOL, PASSWORD);
    return page;
  }

  private String root() {
    return "http://localhost:" + port;
  }
}
