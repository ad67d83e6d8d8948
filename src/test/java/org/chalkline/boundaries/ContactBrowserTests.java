package org.chalkline.boundaries;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.Chromium;
import org.chalkline.testing.CleanSlate;
import org.chalkline.testing.TestClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A member of staff on a phone reports what reached them; a head grants an exception. */
@ChalklineTest
class ContactBrowserTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  private static final String PASSWORD = "chalk-and-slate-2026";
  private static final int PHONE = 375;
  private static final int DESK = 1280;

  @Autowired private TestClock clock;
  @LocalServerPort private int port;

  @BeforeEach
  void friday() {
    CleanSlate.make();
    clock.set(TestClock.FRIDAY_AFTERNOON);
  }

  @AfterAll
  static void leavesNothing() {
    CleanSlate.make();
  }

  private Page signedIn(String person, int width) {
    Page page = chromium.window(width, true).newPage();
    page.navigate(root() + "/sign-in");
    Chromium.signIn(page, person, PASSWORD);
    return page;
  }

  private String root() {
    return "http://localhost:" + port;
  }

  @Test
  @DisplayName("Reported on a phone in one page; looked at; a near miss with the name withheld")
  void onAPhone() {
    Page staff = signedIn("staff1@recreation", PHONE);
    staff.navigate(root() + "/report");
    staff.click("text=Report a friend request");
    staff.fill("[name=said]", "A pupil asked me");
    staff.click("main form button[type=submit]");
    assertThat(staff.title()).startsWith("Error: ");
    assertThat(staff.inputValue("[name=said]")).isEqualTo("A pupil asked me");
    Chromium.isWhole(staff, "contact-report-wrong");
    staff.check("[name=direction][value=in]");
    staff.check("[name=other][value=pupil]");
    staff.check("[name=way][value=friend-request]");
    staff.fill("[name=platform]", "Instagram");
    staff.click("main form button[type=submit]");
    assertThat(staff.textContent("main")).contains("Your report was sent");
    Chromium.isWhole(staff, "contact");
    staff.click("text=Exceptions for family");
    staff.click("main a:has-text(\"Ask for an exception\")");
    staff.check("[name=relation][value=staff-parent]");
    staff.fill("[name=whom]", "The parents of my son’s class");
    staff.fill("[name=why]", "We share lifts");
    Chromium.isWhole(staff, "exception-ask");
    staff.click("main form button[type=submit]");
    assertThat(staff.textContent("main")).contains("Waits for a decision");
    Chromium.isWhole(staff, "exceptions");

    Page head = signedIn("headteacher@recreation", DESK);
    head.navigate(root() + "/tasks");
    head.click("text=Look at the attempt");
    assertThat(head.textContent("main")).contains("A pupil asked me");
    Chromium.isWhole(head, "attempt-look");
    head.navigate(root() + "/tasks");
    head.click("text=Decide about the exception");
    Chromium.isWhole(head, "exception-decide");
  }

  @Test
  @DisplayName("A former pupil's days stand in no address; a code reads on; patterns")
  void formerPupilAndNearMiss() {
    Page staff = signedIn("staff1@boroughbridge", PHONE);
    staff.navigate(root() + "/contact/former-pupil/boroughbridge");
    fill(staff, "born", "29", "2", "2008");
    fill(staff, "left", "19", "7", "2024");
    staff.click("main form button[type=submit]");
    assertThat(staff.textContent("main"))
        .contains("Contact is allowed from 19 July 2027", "FED-77");
    assertThat(staff.url()).endsWith("/contact/former-pupil/boroughbridge");
    Chromium.isWhole(staff, "former-pupil");
    staff.navigate(root() + "/near-misses");
    Chromium.isWhole(staff, "near-misses");
    staff.click("main a:has-text(\"Report a near miss\")");
    if (staff.locator("[name=school]").count() > 0) {
      staff.check("[name=school][value=boroughbridge]");
    }
    staff.check("[name=kind][value=mistake]");
    staff.fill("[name=said]", "Nearly the wrong list");
    staff.selectOption("[name=platform]", "email");
    staff.check("[name=place][value=office]");
    staff.check("[name=withheld]");
    Chromium.isWhole(staff, "near-miss-report");
    staff.click("main form button[type=submit]");
    Chromium.isWhole(staff, "near-miss-receipt");
    String code = staff.textContent(".govuk-panel__body").strip();
    staff.navigate(root() + "/near-misses/code");
    staff.fill("[name=code]", code);
    staff.click("main form button[type=submit]");
    assertThat(staff.textContent("main")).contains("Nearly the wrong list");
    Chromium.isWhole(staff, "near-miss-code");

    Page head = signedIn("headteacher@highters-heath", DESK);
    head.navigate(root() + "/near-misses/patterns/highters-heath");
    Chromium.isWhole(head, "near-miss-patterns");
    head.navigate(root() + "/near-misses/report");
    head.check("[name=kind][value=media-issue]");
    head.fill("[name=said]", "A name tag");
    head.selectOption("[name=platform]", "facebook");
    head.check("[name=place][value=event]");
    head.click("main form button[type=submit]");
    head.navigate(root() + "/tasks");
    head.click("text=Assess the risk");
    Chromium.isWhole(head, "near-miss-assess");
  }

  private static void fill(Page page, String day, String d, String m, String y) {
    page.fill("[name=" + day + "-day]", d);
    page.fill("[name=" + day + "-month]", m);
    page.fill("[name=" + day + "-year]", y);
  }
}
