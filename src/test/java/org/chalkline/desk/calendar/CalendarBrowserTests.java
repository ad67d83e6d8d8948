package org.chalkline.desk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.chalkline.testing.Api;
import org.chalkline.testing.CalendarsAfresh;
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
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of school time, as their keepers use them, on a desk and on a phone. */
@ChalklineTest
class CalendarBrowserTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  private static final String FILE =
      """
      BEGIN:VCALENDAR
      BEGIN:VEVENT
      SUMMARY:Autumn term
      DTSTART;VALUE=DATE:20270901
      DTEND;VALUE=DATE:20271218
      END:VEVENT
      BEGIN:VEVENT
      SUMMARY:Christmas fair
      DTSTART;VALUE=DATE:20271203
      END:VEVENT
      END:VCALENDAR
      """;

  @Autowired TestClock clock;
  @Autowired BeanFactory beans;
  @LocalServerPort int port;
  private final List<String> complaints = new ArrayList<>();

  @BeforeEach
  void friday() {
    CleanSlate.make();
    clock.set(TestClock.FRIDAY_AFTERNOON);
  }

  @AfterEach
  void afresh() {
    CalendarsAfresh.make(beans);
  }

  private Page signedIn(String userName, int width) {
    Page page = chromium.window(width, true).newPage();
    Chromium.complaints(page, complaints);
    page.navigate("http://localhost:" + port + "/sign-in");
    Chromium.signIn(page, userName, Api.PASSWORD);
    complaints.clear();
    return page;
  }

  private void sound(Page page, String name) {
    Chromium.isWhole(page, name);
  }

  private static void day(Page page, String field, int day, int month, int year) {
    page.fill("[name=" + field + "-day]", "" + day);
    page.fill("[name=" + field + "-month]", "" + month);
    page.fill("[name=" + field + "-year]", "" + year);
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 375})
  @DisplayName("The headteacher closes the school for snow and sees first what moves")
  void snow(int width) {
    String reference = new Api(port, "staff1@wanborough").reports("wanborough");
    Page page = signedIn("headteacher@wanborough", width);
    page.navigate("http://localhost:" + port + "/calendar");
    assertThat(page.textContent("main"))
        .contains("School year 2026 to 2027", "There is no holiday rota", "8:30am to 4:30pm");
    sound(page, "calendar-year-" + width);
    page.click("a[href$='/change/closure']");
    page.click("button:has-text('Show what would move')");
    assertThat(page.textContent(".govuk-error-summary")).contains("Enter");
    sound(page, "calendar-wrong-" + width);
    day(page, "first", 21, 9, 2026);
    page.fill("[name=why]", "snow");
    page.click("button:has-text('Show what would move')");
    page.waitForURL(address -> address.contains("/changes/"));
    assertThat(page.textContent("main"))
        .contains(
            "The school is closed on Monday 21 September 2026 (snow)",
            "Confirm the facts",
            reference,
            "Due now: Monday 21 September 2026, 4:10pm",
            "Due then: Tuesday 22 September 2026, 4:10pm");
    sound(page, "calendar-preview-" + width);

    // somebody else is quicker
    Api admin = new Api(port, "administrator@wanborough");
    var asked =
        admin.post(
            "/api/v1/schools/wanborough/calendar/changes",
            "{\"change\":{\"kind\":\"set-inset\",\"day\":\"2026-10-05\"},\"lateToo\":false}");
    admin.post(
        "/api/v1/schools/wanborough/calendar/changes/" + asked.text("/id") + "/make",
        "{\"version\":" + asked.json().path("version").asLong() + "}");
    page.click("button:has-text('Confirm the change')");
    page.waitForSelector("text=Somebody changed the calendar");
    sound(page, "calendar-stale-" + width);
    page.click("button:has-text('Confirm the change')");
    page.waitForSelector("text=The calendar has changed");
    assertThat(page.textContent("main"))
        .contains("The calendar has changed", "Monday 21 September 2026: snow");

    page.navigate("http://localhost:" + port + "/cases/" + reference);
    page.click("details summary");
    sound(page, "calendar-case-" + width);
    page.click("h4 a:has-text('Confirm the facts')");
    page.click("details summary");
    assertThat(page.textContent("details"))
        .contains("the school is closed (snow)", "The limit comes from the policy");
    assertThat(page.textContent("main")).contains("Default 64");
    sound(page, "calendar-task-" + width);
    page.click("details a:has-text('calendar')");
    assertThat(page.textContent("h1")).contains("School year 2026 to 2027");
    page.click("button:has-text('Remove') >> nth=0");
    assertThat(page.textContent("h1")).contains("What would move");
    assertThat(complaints).isEmpty();
    page.context().close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 375})
  @DisplayName("A term, a file of terms and the rota are entered, mistakes included")
  void terms(int width) {
    Page page = signedIn("headteacher@boroughbridge", width);
    String here = "http://localhost:" + port + "/calendar/boroughbridge";
    page.navigate(here + "/change/term");
    page.fill("[name=name]", "Spring term");
    day(page, "first", 4, 1, 2028);
    day(page, "last", 1, 1, 2028);
    page.click("button:has-text('Show what would move')");
    assertThat(page.textContent(".govuk-error-summary")).contains("must not be before the first");
    assertThat(page.inputValue("[name=name]")).isEqualTo("Spring term");
    sound(page, "calendar-term-" + width);
    page.navigate(here + "/import");
    page.setInputFiles(
        "#file", new FilePayload("x.ics", "text/calendar", "no".getBytes(StandardCharsets.UTF_8)));
    page.click("button:has-text('Show what would move')");
    assertThat(page.textContent(".govuk-error-summary")).contains("not a calendar file");
    sound(page, "calendar-import-" + width);
    page.setInputFiles(
        "#file",
        new FilePayload("terms.ics", "text/calendar", FILE.getBytes(StandardCharsets.UTF_8)));
    page.click("button:has-text('Show what would move')");
    page.waitForURL(address -> address.contains("/changes/"));
    assertThat(page.textContent("main"))
        .contains("Autumn term: Wednesday 1 September 2027", "Line 7", "No deadline");
    sound(page, "calendar-file-" + width);
    page.click("button:has-text('Confirm the change')");
    page.waitForSelector("text=The calendar has changed");
    page.navigate(here + "?year=2027");
    assertThat(page.textContent("main")).contains("Autumn term", "Terms not known");
    sound(page, "calendar-year-2027-" + width);
    page.navigate(here + "/rota");
    page.selectOption("[name=role]", "headteacher");
    page.selectOption(
        "[name=person]", new com.microsoft.playwright.options.SelectOption().setIndex(1));
    day(page, "first", 26, 10, 2026);
    day(page, "last", 30, 10, 2026);
    page.click("button:has-text('Put on the rota')");
    page.waitForSelector("text=The rota names one more person");
    assertThat(page.textContent("main")).contains("Headteacher: ", "names nobody for a part");
    sound(page, "calendar-rota-" + width);
    assertThat(complaints).isEmpty();
    page.context().close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 375})
  @DisplayName(
      "An administrator proclaims a bank holiday and reads a count of what they may not see")
  void proclaimed(int width) {
    String reference = new Api(port, "staff1@avenue").reports("avenue");
    Page page = signedIn("administrator@wanborough", width);
    page.navigate("http://localhost:" + port + "/bank-holidays");
    day(page, "day", 21, 9, 2026);
    page.fill("[name=name]", "A coronation");
    sound(page, "bank-holidays-" + width);
    page.click("button:has-text('Show what would move')");
    page.waitForURL(address -> address.contains("/changes/"));
    assertThat(page.textContent("main"))
        .contains("cases that are not yours to see")
        .doesNotContain(reference);
    sound(page, "bank-holidays-preview-" + width);
    page.click("button:has-text('Confirm the change')");
    page.waitForSelector("text=Monday 21 September 2026: A coronation");
    assertThat(complaints).isEmpty();
    page.context().close();
  }
}
