package org.chalkline.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.chalkline.abuse.Cases;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.Chromium;
import org.chalkline.testing.CleanSlate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Reading and training in a browser: accessible, no wider than the screen, without script too. */
@ChalklineTest
class TrainingBrowserTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  private static final String PASSWORD = "chalk-and-slate-2026";

  @Autowired private BeanFactory beans;
  @LocalServerPort private int port;

  private Cases cases;

  @BeforeEach
  void monday() {
    CleanSlate.make();
    cases = new Cases(beans);
    cases.timeIs("2026-09-14T08:00:00Z");
  }

  @AfterAll
  static void leavesNothing() {
    CleanSlate.make();
  }

  @ParameterizedTest
  @DisplayName("The head asks, somebody reads and confirms, the roll says so; a list is brought")
  @CsvSource({"1280, true", "375, false"})
  void readingAndTraining(int width, boolean script) {
    Page head = signedIn("headteacher@st-marys-putney", width, script);
    head.navigate(root() + "/reading");
    isWhole(head, "never-asked", width, script);
    head.click("form[action='/reading/ask'] button");
    assertThat(head.textContent("main")).contains("Everybody is being asked");
    cases.timePassesTo("2026-09-14T08:00:00Z");

    Page staff = signedIn("staff1@st-marys-putney", width, script);
    assertThat(staff.locator("main a[href^='/tasks/']").count()).isEqualTo(1);
    staff.click("main a[href^='/tasks/']");
    assertThat(staff.url()).contains("/my-reading/");
    isWhole(staff, "acknowledge", width, script);
    staff.fill("#question", "May I use my own phone on a trip?");
    staff.click("main form[action^='/my-reading'] button[type=submit]");
    assertThat(staff.title()).startsWith("Error: ");
    assertThat(staff.inputValue("#question")).isEqualTo("May I use my own phone on a trip?");
    isWhole(staff, "acknowledge-wrong", width, script);
    staff.check("#understood");
    staff.click("main form[action^='/my-reading'] button[type=submit]");
    assertThat(staff.url()).endsWith("/my-reading");
    assertThat(staff.textContent("main")).contains("Thank you", "Read and acknowledged");
    isWhole(staff, "mine", width, script);

    cases.timePassesTo("2026-09-29T08:00:00Z");
    head.navigate(root() + "/reading?show=unread");
    assertThat(head.textContent("main")).contains("May I use my own phone", "Late");
    isWhole(head, "roll", width, script);
    APIResponse csv =
        head.request().get(root() + "/reading/list.csv?school=st-marys-putney&show=read");
    assertThat(csv.headers().get("content-disposition")).contains("attachment");
    assertThat(csv.text()).contains("staff1@st-marys-putney").doesNotContain("staff2@");

    Page governor = signedIn("governor@st-marys-putney", width, script);
    governor.navigate(root() + "/reading");
    assertThat(governor.textContent("main"))
        .contains("You see how many")
        .doesNotContain("May I use my own phone");
    isWhole(governor, "counts", width, script);
    assertThat(governor.request().get(root() + "/reading/list.csv?school=st-marys-putney").status())
        .isEqualTo(404);

    head.navigate(root() + "/training");
    isWhole(head, "matrix-unasked", width, script);
    head.click("form[action='/training/ask'] button");
    assertThat(head.textContent("main")).contains("Whoever owes a training is being asked");
    cases.timePassesTo("2026-09-29T08:00:00Z");
    head.navigate(root() + "/training");
    isWhole(head, "matrix", width, script);
    staff.navigate(root() + "/my-reading");
    assertThat(staff.textContent("main")).contains("asked until");
    isWhole(staff, "mine-owed", width, script);
    staff.click("main a[href^='/tasks/']");
    isWhole(staff, "take", width, script);
    staff.fill("#doneOn", "28");
    staff.fill("#doneOn-month", "9");
    staff.fill("#doneOn-year", "2026");
    staff.click("main form:has(#doneOn) button[type=submit]");
    staff.waitForLoadState();
    staff.navigate(root() + "/my-reading");
    assertThat(staff.textContent("main")).contains("Until").doesNotContain("asked until");
    head.navigate(root() + "/training/courses?school=st-marys-putney");
    head.click("main form button[type=submit]");
    assertThat(head.title()).startsWith("Error: ");
    isWhole(head, "courses", width, script);
    head.fill("#name", "=First aid");
    head.fill("#months", "36");
    head.check("input[name=roles][value=staff]");
    head.click("main form button[type=submit]");
    head.click("text=Change >> nth=0");
    isWhole(head, "course", width, script);
    head.navigate(root() + "/training/done?school=st-marys-putney");
    head.click("main form button[type=submit]");
    isWhole(head, "done", width, script);
    head.navigate(root() + "/training/import?school=st-marys-putney");
    head.setInputFiles("#file", list("User name,Course\n"));
    head.click("text=Look at the list");
    assertThat(head.title()).startsWith("Error: ");
    isWhole(head, "import-wrong", width, script);
    head.setInputFiles(
        "#file",
        list(
            "User name,Course,Done on\n"
                + "staff1@st-marys-putney,'=First aid,1/9/2026\nnobody,x,31/2/2026\n"));
    head.click("text=Look at the list");
    assertThat(head.textContent("main")).contains("One line can be taken in", "nobody’s");
    isWhole(head, "import", width, script);
    head.click("text=Take in the good lines");
    assertThat(head.textContent("main")).contains("One training was taken in");
    assertThat(head.request().get(root() + "/training/list.csv?school=st-marys-putney").text())
        .contains(",'=First aid,current,2026-09-01,2029-09-01")
        .doesNotContain(",=First aid");
  }

  private static FilePayload list(String text) {
    return new FilePayload("list.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
  }

  private String root() {
    return "http://localhost:" + port;
  }

  private Page signedIn(String who, int width, boolean script) {
    BrowserContext context = chromium.window(width, script);
    Page page = context.newPage();
    page.navigate(root() + "/sign-in");
    Chromium.signIn(page, who, PASSWORD);
    assertThat(page.url()).endsWith("/tasks");
    return page;
  }

  /** A window with script is looked at narrow, too: the way through the pages is the same. */
  private static void isWhole(Page page, String name, int width, boolean script) {
    Chromium.isWhole(page, "training-" + name + "-" + width + "-" + script, script);
    if (script) {
      page.setViewportSize(375, 900);
      Chromium.isWhole(page, "training-" + name + "-375-true");
      page.setViewportSize(width, 900);
    }
  }
}
