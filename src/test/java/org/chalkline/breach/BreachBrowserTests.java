package org.chalkline.breach;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
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
import org.springframework.jdbc.core.simple.JdbcClient;

/** On a phone: somebody reports a breach, the head assesses it, a witness confirms their words. */
@ChalklineTest
class BreachBrowserTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  private static final String SCHOOL = "wanborough";
  private static final String PASSWORD = "chalk-and-slate-2026";
  private static final int PHONE = 375;

  @Autowired private BeanFactory beans;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;

  private Cases cases;

  @BeforeEach
  void friday() {
    CleanSlate.make();
    cases = new Cases(beans);
    cases.timeIs("2026-09-18T08:00:00Z");
  }

  @AfterAll
  static void leavesNothing() {
    CleanSlate.make();
  }

  @Test
  @DisplayName("Reported, assessed, a statement taken and confirmed, seen in the register")
  void fromReportToStatement() {
    Page staff = signedIn("staff1");
    staff.navigate(root() + "/report-a-breach");
    Chromium.isWhole(staff, "breach-report");
    staff.fill("[name=said]", "Words that we do not print");
    staff.click("main form button[type=submit]");
    assertThat(staff.title()).startsWith("Error: ");
    assertThat(staff.inputValue("[name=said]")).isEqualTo("Words that we do not print");
    Chromium.isWhole(staff, "breach-report-wrong");
    staff.fill("[name=accused]", "A visiting artist");
    if (staff.locator("select[name=role]").count() > 0) {
      staff.selectOption("[name=role]", "contractor");
    } else {
      staff.check("[name=role][value=contractor]");
    }
    staff.fill("[name=platform]", "Facebook");
    staff.click("main form button[type=submit]");
    Chromium.isWhole(staff, "breach-sent");
    String reference =
        cases.everywhere(
            () ->
                jdbc.sql("select reference from case_file where kind = 'breach'")
                    .query(String.class)
                    .single());
    assertThat(staff.textContent("main")).contains(reference);
    staff.navigate(root() + "/cases/" + reference);
    assertThat(staff.textContent("main")).doesNotContain("Words that we do not print");

    Page head = signedIn("headteacher");
    head.navigate(root() + "/cases/" + reference);
    Chromium.isWhole(head, "breach-case");
    head.click("text=Make the first assessment");
    Chromium.isWhole(head, "breach-assess");
    Breach it =
        Breach.of(
            cases, beans, cases.underWay(reference, SCHOOL, BreachInvestigation.PROCESS));
    it.assessed("investigate", "contractor", List.of("WAN-45"))
        .appointed(cases.me("deputy@" + SCHOOL).id());

    Page deputy = signedIn("deputy");
    deputy.navigate(root() + "/cases/" + reference + "/take-statement");
    Chromium.isWhole(deputy, "breach-take-statement");
    cases.as(
        "deputy@" + SCHOOL,
        me -> {
          beans
              .getBean(Statements.class)
              .take(
                  me,
                  reference,
                  new Statements.Taken(
                      "statement", cases.me("staff1@" + SCHOOL).id(), "", "What I saw"),
                  Breach.key());
          return me;
        });
    staff.navigate(root() + "/my-statements");
    Chromium.isWhole(staff, "breach-statements");
    staff.click("text=Confirm it or put it right");
    Chromium.isWhole(staff, "breach-statement");
    if (staff.locator("select[name=right]").count() > 0) {
      staff.selectOption("[name=right]", "yes");
    } else {
      staff.check("[name=right][value=yes]");
    }
    staff.click("main form button[type=submit]");
    assertThat(staff.textContent("main")).contains("Confirmed").doesNotContain(reference);
    head.navigate(root() + "/breaches");
    assertThat(head.textContent("main")).contains(reference, "A visiting artist");
    Chromium.isWhole(head, "breach-register");
    head.navigate(root() + "/low-level-concerns");
    Chromium.isWhole(head, "breach-concerns");
    staff.navigate(root() + "/breaches");
    assertThat(staff.textContent("main")).doesNotContain(reference);
  }

  private Page signedIn(String role) {
    Page page = chromium.window(PHONE, true).newPage();
    page.navigate(root() + "/sign-in");
    Chromium.signIn(page, role + "@" + SCHOOL, PASSWORD);
    return page;
  }

  private String root() {
    return "http://localhost:" + port;
  }
}
