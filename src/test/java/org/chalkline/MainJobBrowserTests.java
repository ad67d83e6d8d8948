package org.chalkline;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chalkline.testing.Api;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.Chromium;
import org.chalkline.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The main job in the browser, from the report to the word that it is closed, as four people. */
@ChalklineTest
class MainJobBrowserTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  /** Before the other tests' reports, so that the tasks of this one head every list. */
  private static final Instant MONDAY_MORNING = Instant.parse("2026-09-07T09:00:00Z");

  private static final String STAFF = "staff1@wanborough";
  private static final String HEAD = "headteacher@wanborough";
  private static final String RUNNER = "runner1@wanborough";
  private static final String DSL = "dsl@wanborough";
  private static final String SAID = "The teacher of year four should go back where she came from.";
  private static final String WORD = "Thank you. The comment is gone & its author has been told.";

  @LocalServerPort private int port;
  @Autowired private TestClock clock;

  private final Map<String, Page> desks = new LinkedHashMap<>();
  private final List<String> complaints = new ArrayList<>();
  private int width;
  private boolean script;

  @BeforeEach
  void monday() {
    clock.set(MONDAY_MORNING);
  }

  @ParameterizedTest(name = "{0} pixels wide, script {1}")
  @DisplayName("A racist comment by a parent goes from the report to the word that it is closed")
  @CsvSource({"1280, true", "375, false"})
  void mainJob(int pixels, boolean withScript) {
    width = pixels;
    script = withScript;
    try {
      String reference = report();
      standing(reference, "Received");
      confirmFacts(reference);
      standing(reference, "Being dealt with");
      caseWithItsWay(HEAD, reference);
      work(reference);
      closeAndGiveWord(reference);
      standing(reference, "Closed");
      assertThat(desk(STAFF).locator("main").innerText()).contains(WORD, SAID);
      assertThat(desk(STAFF).locator("main").innerText()).doesNotContain("Pat Example");
      caseWithItsWay(HEAD, reference);
      assertThat(desk(HEAD).locator("#stands").innerText()).doesNotContain("Late");
    } finally {
      desks.values().forEach(page -> page.context().close());
      desks.clear();
    }
    assertThat(complaints).isEmpty();
  }

  private String report() {
    Page page = desk(STAFF);
    go(page, "/report");
    isWhole(page, "report");
    page.fill("[name=platform]", "Facebook");
    page.check("[name=account][value=wanborough-facebook]");
    page.fill("[name=said]", SAID);
    page.check("[name=behind-1-kind][value=parent]");
    page.fill("[name=behind-1-words]", "A parent of year four");
    page.check("[name=behind-1-adult][value=no]");
    page.check("[name=aimed-1-kind][value=staff]");
    page.check("[name=kinds][value=racist]");
    page.check("[name=childTouched]");
    page.getByText("Send the report").click();
    assertThat(page.locator("h1").innerText()).startsWith("Report sent");
    isWhole(page, "sent");
    return page.url().replaceFirst(".*/my-reports/([^?]+).*", "$1");
  }

  private void confirmFacts(String report) {
    Page page = desk(HEAD);
    isWhole(page, "head-tasks");
    page.locator("main a", new Page.LocatorOptions().setHasText("Confirm the facts"))
        .first()
        .click();
    isWhole(page, "confirm-facts");
    assertThat(page.locator("main").innerText()).contains(report);
    page.check("[name=kinds][value=racist]");
    page.check("[name=authors][value=parent]");
    // A name of its own in each run: a second comment by the same parent is a repeat, and goes
    // further.
    page.fill("[name=authorName]", "Pat Example " + width);
    page.check("[name=danger][value=no]");
    page.check("[name=childTouched][value=yes]");
    page.check("[name=queryOrComplaint][value=yes]");
    page.check("[name=thoughtIllegal][value=no]");
    page.fill("[name=reason]", "I looked at the page; nothing speaks against it.");
    complete(page, report);
  }

  private void work(String reference) {
    Page runner = desk(RUNNER);
    begin(runner, reference, "Keep a copy", "keep-copy");
    runner.fill(
        "[name=words]", "On our own page, today at 10:00, under the picture of the harvest.");
    complete(runner, reference);

    begin(runner, reference, "Hide, delete, block or report", "act-on-account");
    for (Locator action : runner.locator("[name=actions]").all()) {
      action.check();
    }
    complete(runner, reference);

    begin(runner, reference, "Report to the platform", "platform");
    runner.fill("[name=platformReference]", "The platform gave the number 4711");
    complete(runner, reference);

    begin(runner, reference, "Acknowledge the person who posted", "acknowledge");
    runner.check("[name=answeredInFull][value=yes]");
    runner.fill("[name=words]", "We have taken your comment down. Please write to the office.");
    complete(runner, reference);

    Page dsl = desk(DSL);
    isWhole(dsl, "dsl-tasks");
    String referral = referral(dsl);
    begin(dsl, referral, "Take up the safeguarding referral", "safeguarding");
    dsl.check("[name=threshold][value=below]");
    dsl.fill("[name=reason]", "The child is well; I keep an eye on her.");
    dsl.fill("[name=notShared]", "Nothing that anybody outside would act on.");
    dsl.check("[name=adult][value=no]");
    complete(dsl, referral);

    Page head = desk(HEAD);
    begin(head, reference, "Enter in the records that the policy names", "record");
    for (Locator record : head.locator("[name=records]").all()) {
      record.check();
    }
    complete(head, reference);

    begin(head, reference, "Signpost to the complaints procedure", "signpost");
    head.fill("[name=words]", "The office has written to the parent how to complain.");
    complete(head, reference);

    begin(head, reference, "Decide about the police and other measures", "police");
    head.check("[name=police][value=declined]");
    head.check("[name=legal][value=declined]");
    head.check("[name=provider][value=taken]");
    head.fill("[name=reason]", "No threat; the provider takes such comments down.");
    complete(head, reference);
  }

  private void closeAndGiveWord(String reference) {
    Page head = desk(HEAD);
    begin(head, reference, "Close the case", "close");
    head.check("[name=outcome][value=removed]");
    head.fill("[name=summary]", "Copied, deleted, reported, recorded.");
    head.fill("[name=lesson]", "Comments under pictures are looked at every morning.");
    complete(head, reference);
    begin(head, reference, "Give word", "word");
    head.fill("[name=toReporter]", WORD);
    head.fill("[name=toTarget]", "It is gone, and we stand by you.");
    complete(head, reference);
    assertThat(head.locator(".chalk-case__tags").first().innerText())
        .containsIgnoringCase("closed");
  }

  /** Opens a step of the case from the person's task list. */
  /** The reference of the newest referral in the inbox of the safeguarding lead. */
  private String referral(Page dsl) {
    go(dsl, "/safeguarding");
    isWhole(dsl, "safeguarding-inbox");
    return dsl.locator("main .chalk-case__card a").first().innerText();
  }

  private void begin(Page page, String reference, String step, String name) {
    go(page, "/tasks");
    Locator link =
        page.locator("main .chalk-tasks a", new Page.LocatorOptions().setHasText(step))
            .filter(new Locator.FilterOptions().setHasText(reference));
    assertThat(link.count())
        .as(() -> step + " is in the list:\n" + page.locator("main").innerText())
        .isEqualTo(1);
    link.click();
    Locator done = page.locator("[name=carriedOut][value=yes]");
    if (done.count() > 0) {
      done.check();
    }
    isWhole(page, name);
  }

  private void complete(Page page, String reference) {
    page.click("main form[action$='/complete'] button[type=submit]");
    assertThat(page.url())
        .as(() -> page.locator("main").innerText())
        .endsWith("/cases/" + reference);
  }

  private void standing(String reference, String words) {
    Page page = desk(STAFF);
    go(page, "/my-reports");
    isWhole(page, "my-reports");
    page.click("main a[href='/my-reports/" + reference + "']");
    assertThat(page.locator("main .govuk-tag").first().innerText()).isEqualToIgnoringCase(words);
    isWhole(page, "standing-" + words.replace(' ', '-'));
  }

  /** The case page with its diagram: drawn with script, told in words without. */
  private void caseWithItsWay(String who, String reference) {
    Page page = desk(who);
    go(page, "/cases/" + reference);
    if (script) {
      for (Locator diagram : page.locator("[data-diagram]").all()) {
        diagram.scrollIntoViewIfNeeded();
      }
      page.waitForSelector("[data-drawn=true]");
      assertThat(page.locator(".djs-container").count()).isPositive();
    }
    assertThat(page.locator("#clauses").innerText()).contains("WAN-");
    assertThat(page.locator("#timeline li").count()).isGreaterThan(2);
    isWhole(page, "case");
  }

  private Page desk(String who) {
    if (!desks.containsKey(who)) {
      desks.put(who, signedIn(who));
    }
    return desks.get(who);
  }

  private Page newPage(String who) {
    BrowserContext context = chromium.window(width, script || who.equals("axe"));
    Page page = context.newPage();
    page.setDefaultTimeout(15_000);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    return page;
  }

  private Page signedIn(String who) {
    Page page = newPage(who);
    go(page, "/sign-in");
    if (desks.isEmpty()) {
      isWhole(page, "sign-in");
    }
    Chromium.signIn(page, who, Api.PASSWORD);
    return page;
  }

  private void go(Page page, String path) {
    page.navigate("http://localhost:" + port + path);
  }

  /** Fits its screen and breaks no rule of accessibility; a picture of it is kept. */
  private void isWhole(Page page, String name) {
    String picture = "main-job-" + name + "-" + width;
    if (script) {
      Chromium.isWhole(page, picture);
    } else {
      Chromium.fits(page, picture);
      Chromium.breaksNoRule(copy(page), name);
    }
  }

  /** The same page where axe can run: with script allowed, but without the page's own. */
  private Page copy(Page page) {
    Page copy = desks.computeIfAbsent("axe", this::newPage);
    String body = page.content().replaceAll("(?s)<script\\b.*?</script>", "");
    copy.unrouteAll();
    copy.route(
        address -> address.equals(page.url()),
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("text/html;charset=utf-8")
                    .setBody(body)));
    copy.navigate(page.url());
    return copy;
  }
}
