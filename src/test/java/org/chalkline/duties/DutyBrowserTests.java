package org.chalkline.duties;

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

/** On a phone the head has an outside body told, and the officer sees the log of breaches. */
@ChalklineTest
class DutyBrowserTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  private static final String PASSWORD = "chalk-and-slate-2026";
  private static final int PHONE = 375;
  private static final int DESK = 1280;

  @Autowired private BeanFactory beans;
  @LocalServerPort private int port;

  private Cases.Case it;

  @BeforeEach
  void friday() {
    CleanSlate.make();
    Cases cases = new Cases(beans);
    cases.timeIs("2026-09-18T08:00:00Z");
    it = cases.aReport("wanborough").by("parent", "A parent").reportedBy("staff1@wanborough");
  }

  @AfterAll
  static void leavesNothing() {
    CleanSlate.make();
  }

  @Test
  @DisplayName("A duty begun and told on a phone; a breach of data in the officer's log")
  void onPhone() {
    Page head = signedIn(PHONE, "headteacher@wanborough");
    head.navigate(root() + "/cases/" + it.reference());
    head.click("text=Tell an outside body");
    head.selectOption("[name=kind]", "lado");
    head.click("main form button[type=submit]");
    assertThat(head.title()).startsWith("Error: ");
    Chromium.isWhole(head, "duty-begin-wrong");
    head.fill("[name=why]", "A child says that a teacher shook her");
    head.click("main form button[type=submit]");
    Chromium.isWhole(head, "duty-case");
    head.navigate(root() + "/tasks");
    head.click("main a:has-text(\"Tell the body outside\") >> nth=0");
    Chromium.isWhole(head, "duty-tell");
    head.check("[name=made][value=yes]");
    head.fill("[name=body]", "Wiltshire Council");
    head.check("[name=how][value=telephone]");
    head.fill("[name=words]", "What the child said");
    head.click("text=Complete this task");
    assertThat(it.open()).contains(OutsideDuty.HEAR_WORD);
    head.navigate(root() + "/tasks");
    head.click("main a:has-text(\"Hear their word\") >> nth=0");
    Chromium.isWhole(head, "duty-hear");
    head.navigate(root() + "/cases/" + it.reference() + "/data-breach");
    head.fill("[name=why]", "A list of names went to all parents");
    head.click("main form button[type=submit]");

    Page officer = signedIn(DESK, "dpo@wanborough");
    officer.navigate(root() + "/data-breaches");
    assertThat(officer.textContent("main")).contains("A list of names went to all parents");
    Chromium.isWhole(officer, "data-breaches");
    officer.navigate(root() + "/tasks");
    officer.click("main a:has-text(\"Look at the breach of personal data\") >> nth=0");
    Chromium.isWhole(officer, "data-breach-take-up");
  }

  private Page signedIn(int width, String userName) {
    Page page = chromium.window(width, true).newPage();
    page.navigate(root() + "/sign-in");
    Chromium.signIn(page, userName, PASSWORD);
    return page;
  }

  private String root() {
    return "http://localhost:" + port;
  }
}
