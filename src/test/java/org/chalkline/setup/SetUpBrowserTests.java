package org.chalkline.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chalkline.Chalkline;
import org.chalkline.identity.LiveSession;
import org.chalkline.testing.Chromium;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** A school from nothing to live, in the browser, in live mode, at both widths. */
@ExtendWith(OutputCaptureExtension.class)
class SetUpBrowserTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  private static final String SCHOOL = "Hollybank School";
  private static final String AT = "/set-up/hollybank-school";

  /** As a spreadsheet in Windows saves it: semicolons, and letters that are no UTF-8. */
  private static final String LIST =
      """
      First name;Surname;E-mail;Roles
      Zoë;Hartley;zoe@hollybank.example;headteacher, staff
      Björn;Ask;bjorn@hollybank.example;deputy headteacher, staff
      Amara;Diallo;amara@hollybank.example;safeguarding lead, staff
      Piet;Vane;piet@hollybank.example;deputy safeguarding lead, staff
      "Lee; the chair";Moss;lee@hollybank.example;chair of governors
      Ivy;Crane;ivy@hollybank.example;vice-chair of governors
      =1+1;Formula;formula@hollybank.example;data protection officer
      """;

  private final List<String> complaints = new ArrayList<>();
  private Page page;
  private int port;

  @Test
  @DisplayName(
      "An administrator sets a school up in the browser, tries the alert, and it goes live")
  void setsUp(@TempDir Path data, CapturedOutput console) throws IOException {
    var application =
        new SpringApplicationBuilder(Chalkline.class)
            .run(
                "--chalkline.mode=live",
                "--chalkline.data=" + data,
                "--chalkline.proxy=127.0.0.1",
                "--server.port=0",
                "--camunda.bpm.job-execution.enabled=false",
                "--camunda.bpm.generate-unique-process-engine-name=true");
    try (application) {
      port = ((ServletWebServerApplicationContext) application).getWebServer().getPort();
      page = pageOf(LiveSession.ofFirstAdministrator(application, console.getOut(), SCHOOL));
      fromNothingToLive();
      anotherSchool();
    }
    assertThat(complaints).isEmpty();
  }

  private void fromNothingToLive() throws IOException {
    go("/set-up");
    assertThat(main()).contains(SCHOOL).containsIgnoringCase("not live");
    isWhole("schools");
    page.getByText(SCHOOL).first().click();
    assertThat(main())
        .contains("The school can go live once these are in order", "Whom to ring is not known")
        .doesNotContain("Nothing that is mandatory is missing");
    isWhole("beginning");
    go("/report");
    assertThat(main()).contains(SCHOOL + " is not live yet");

    details();
    contact("Local authority designated officer", "01632 960 001");
    contact("Children's social care", "01632 960 002");
    contact("Police", "101");
    letterhead();
    people();
    alert();
    go(AT);
    assertThat(main())
        .contains("A test alert is under way", "Nothing that is mandatory is missing");
    isWhole("complete");
    page.click("main form[action$='/live'] button");
    assertThat(main()).contains("The school is live", "This school is live.");
    isWhole("live");
    go("/report");
    assertThat(main()).doesNotContain("is not live yet");
    go("/administration");
    assertThat(main()).contains("Last backup", "None. The command backup makes one");
    isWhole("administration");
  }

  private void details() {
    open("Name, phase and federation");
    page.fill("#name", "");
    send();
    assertThat(main()).contains("Enter the name of the school", "Select the phase of the school");
    isWhole("details-wrong");
    page.fill("#name", SCHOOL);
    page.selectOption("#phase", "primary");
    send();
    assertThat(main()).contains(SCHOOL + ", primary.");
  }

  private void contact(String title, String telephone) {
    open(title);
    page.fill("#name", "Duty desk & Sons");
    page.fill("#telephone", "none");
    page.fill("#hours", "Monday to Friday 9am to 5pm");
    send();
    assertThat(main()).contains("Enter a telephone number");
    assertThat(page.inputValue("#name")).isEqualTo("Duty desk & Sons");
    isWhole("contact-wrong");
    LocalDate today = LocalDate.now();
    page.fill("#telephone", telephone);
    page.fill("[name=checkedOn-day]", "" + today.getDayOfMonth());
    page.fill("[name=checkedOn-month]", "" + today.getMonthValue());
    page.fill("[name=checkedOn-year]", "" + today.getYear());
    send();
    assertThat(main()).contains("Duty desk & Sons, " + telephone);
  }

  private void letterhead() throws IOException {
    open("Letterhead");
    page.fill("#address", "1 Holly Lane\nAnytown\nAB1 2CD");
    page.fill("#telephone", "01632 960 003");
    page.fill("#email", "office@hollybank.example");
    page.setInputFiles("#logo", new FilePayload("logo.png", "image/png", LogoTests.png(900, 300)));
    send();
    assertThat(main()).contains("The letterhead is saved", "1 Holly Lane");
    page.waitForFunction("document.querySelector('.chalk-letter__logo').naturalWidth === 600");
    isWhole("letterhead");
  }

  private void people() {
    go(AT);
    page.getByText("Bring in a list of people").click();
    isWhole("people");
    page.setInputFiles(
        "#file",
        new FilePayload(
            "people.csv",
            "text/csv",
            (LIST + "Wrong;Line;no address;juggler\n").getBytes(Charset.forName("windows-1252"))));
    page.getByText("Look through the list").click();
    assertThat(main())
        .contains("Zoë Hartley", "Björn Ask", "Lee; the chair Moss", "=1+1 Formula")
        .contains("Line 9: There is no role \"juggler\"", "Cannot be taken: 1");
    assertThat(page.locator("text=Confirm the list").count()).isZero();
    isWhole("people-wrong");
    page.fill("#list", LIST);
    page.getByText("Look through the list").click();
    assertThat(main()).contains("New people: 7.");
    isWhole("people-preview");
    page.getByText("Confirm the list").click();
    assertThat(main()).contains("The list is stored", "New people: 7.", "waiting for approval: 0");
  }

  private void alert() {
    open("Test alert");
    page.getByText("Send a test alert").click();
    assertThat(main())
        .contains("The test alert is on its way", "Amara Diallo", "Safeguarding lead");
    assertThat(main()).containsIgnoringCase("waiting, less than a minute");
    isWhole("alert");
    go("/alerts");
    assertThat(main()).contains("No test alert waits for your answer");
    isWhole("answer");
  }

  private void anotherSchool() {
    go("/administration");
    page.fill("#name", "Rookery Lane");
    page.check("[name=policy][value=federation]");
    page.click("main form[action$='/administration/schools'] button");
    assertThat(page.url()).endsWith("/set-up/rookery-lane");
    page.getByText("Name, phase and federation").first().click();
    page.selectOption("#phase", "infant");
    page.check("[name=together][value=hollybank-school]");
    isWhole("federation");
    send();
    assertThat(main()).contains("Rookery Lane, infant.");
  }

  private Page pageOf(String session) {
    BrowserContext context =
        chromium.window(
            new Browser.NewContextOptions()
                .setExtraHTTPHeaders(Map.of("X-Forwarded-Proto", "https")));
    context.addCookies(
        List.of(
            new Cookie(LiveSession.COOKIE, session)
                .setUrl("https://127.0.0.1:" + port)
                .setSecure(true)
                .setHttpOnly(true)));
    Page made = context.newPage();
    made.setDefaultTimeout(15_000);
    made.setViewportSize(1280, 900);
    Chromium.complaints(made, complaints);
    return made;
  }

  private void open(String title) {
    go(AT);
    page.locator("main .govuk-task-list a", new Page.LocatorOptions().setHasText(title))
        .first()
        .click();
  }

  private void send() {
    page.click("main form button[type=submit]");
  }

  private String main() {
    return page.locator("main").innerText();
  }

  private void go(String path) {
    page.navigate("http://127.0.0.1:" + port + path);
  }

  /** Fits both screens and breaks no rule of accessibility on either; pictures of it are kept. */
  private void isWhole(String name) {
    for (int width : new int[] {375, 1280}) {
      page.setViewportSize(width, 900);
      Chromium.isWhole(page, "set-up-" + name + "-" + width);
    }
  }
}
