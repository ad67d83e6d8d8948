package org.chalkline.desk.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import org.chalkline.abuse.AbuseHandling;
import org.chalkline.casework.Worklist;
import org.chalkline.identity.People;
import org.chalkline.intake.Reports;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.Chromium;
import org.chalkline.testing.TestClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The task pages in a browser: accessible, and no wider than the screen, with and without script.
 */
@ChalklineTest
class TaskBrowserTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  private static final String WHO = "senior-authoriser@king-james";

  @Autowired private Reports reports;
  @Autowired private People people;
  @Autowired private Worklist worklist;
  @Autowired private TransactionTemplate transaction;
  @Autowired private TestClock clock;
  @LocalServerPort private int port;

  @ParameterizedTest
  @DisplayName("The person reported to works a task from the list to its end")
  @CsvSource({"1280, true", "375, true", "1280, false", "375, false"})
  void worksATask(int width, boolean script) {
    clock.set(TestClock.FRIDAY_AFTERNOON);
    Reporting reporting = new Reporting(reports, people, worklist, transaction);
    reporting.byParent("boroughbridge", "Instagram");
    clock.passes(Duration.ofDays(6));
    String reference = reporting.byParent("king-james", "Facebook");
    String task =
        reporting.task(reporting.me(WHO), reference, AbuseHandling.CONFIRM_FACTS).taskId();
    try (BrowserContext context = chromium.window(width, script)) {
      Page page = context.newPage();
      String root = "http://localhost:" + port;
      page.navigate(root + "/sign-in");
      Chromium.signIn(page, WHO, "chalk-and-slate-2026");
      assertThat(page.url()).endsWith("/tasks");
      isWhole(page, "list", width, script);
      page.click("a[href='/tasks/" + task + "']");
      page.click("summary");
      isWhole(page, "task", width, script);
      page.click("main form[action$='/complete'] button[type=submit]");
      assertThat(page.title()).startsWith("Error: ");
      isWhole(page, "wrong", width, script);
      page.click("a[href$='/more-time']");
      isWhole(page, "more-time", width, script);
      page.navigate(root + "/tasks/" + task + "/hand-over");
      isWhole(page, "hand-over", width, script);
      page.navigate(root + "/tasks/" + task);
      fillIn(page);
      page.click("main form[action$='/complete'] button[type=submit]");
      assertThat(page.url()).endsWith("/cases/" + reference);
      page.navigate(root + "/tasks/" + task);
      isWhole(page, "done", width, script);
      page.navigate(root + "/tasks?late=true&severity=low");
      isWhole(page, "none", width, script);
    }
  }

  private static void fillIn(Page page) {
    page.check("input[name=kinds][value=offensive]");
    page.check("input[name=authors][value=parent]");
    for (String asked : List.of("danger", "childTouched", "queryOrComplaint", "thoughtIllegal")) {
      page.check("input[name=" + asked + "][value=no]");
    }
    page.fill("#reason", "The screenshot shows the whole thread.");
  }

  private static void isWhole(Page page, String name, int width, boolean script) {
    Chromium.isWhole(page, "tasks-" + name + "-" + width + "-" + script, script);
  }
}
