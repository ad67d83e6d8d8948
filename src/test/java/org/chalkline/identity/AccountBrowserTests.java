package org.chalkline.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chalkline.installation.Scope;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.Chromium;
import org.chalkline.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Accounts, passkeys and stand-ins in a browser, at a desk and on a phone. */
@ChalklineTest
class AccountBrowserTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  private static final String PASSWORD = "chalk-and-slate-2026";

  @Autowired TestClock clock;
  @Autowired People people;
  @Autowired MachineTime machine;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @LocalServerPort int port;

  @BeforeEach
  void friday() {
    clock.set(TestClock.FRIDAY_AFTERNOON);
  }

  @AfterEach
  void letTimeRun() {
    machine.standAt(null);
    Scope.everywhere(
        () ->
            transaction.executeWithoutResult(status -> jdbc.sql("delete from stand_in").update()));
  }

  @Test
  @DisplayName("Asked for, approved, set up with a password; a stand-in arranged; a last day set")
  void accounts() {
    String userName = "b." + UUID.randomUUID().toString().substring(0, 8) + "@avenue";
    Page asking = signedIn("administrator@avenue");
    asking.navigate(url("/administration"));
    looks(asking, "administration");
    assertThat(asking.content()).contains("Single sign-on", "Comes later");
    asking.navigate(url("/administration/address"));
    looks(asking, "address");
    asking.navigate(url("/administration/schools/avenue"));
    looks(asking, "school");
    link(asking, "Ask for somebody new").click();
    asking.getByLabel("First name").fill("Nell");
    press(asking, "Ask for it");
    assertThat(asking.content()).contains("Enter their surname");
    looks(asking, "new-person-wrong");
    asking.getByLabel("Surname").fill("Appleby");
    asking.getByLabel("User name").fill(userName);
    asking.getByLabel("Email address").fill("nell@chalkline.example");
    asking.getByLabel("Member of staff").check();
    press(asking, "Ask for it");
    assertThat(asking.content()).contains("Somebody else must approve this now");
    looks(asking, "requests");
    asking.navigate(url("/account-requests/avenue/new-role"));
    looks(asking, "new-role");

    Page approving = signedIn("headteacher@avenue");
    link(approving, "The school").click();
    looks(approving, "the-school");
    assertThat(approving.locator("main").innerText()).contains("1 request waits");
    assertThat(approving.locator("#navigation").boundingBox().height)
        .as("the menu of a head stays on one line")
        .isLessThan(70);
    link(approving, "Requests").click();
    looks(approving, "requests-start");
    approving.navigate(url("/account-requests/avenue/" + requestFor(userName)));
    looks(approving, "request");
    press(approving, "Approve");
    looks(approving, "link");
    String invitation = approving.locator(".govuk-inset-text code").innerText();

    Page invited = page();
    invited.navigate(invitation);
    looks(invited, "invitation");
    invited.getByLabel("Choose a password", exactly()).fill("violet ladder umbrella");
    press(invited, "Set up account");
    assertThat(invited.content()).contains("Your password is set");
    signIn(invited, userName, "violet ladder umbrella");
    invited.navigate(url("/my-account"));
    looks(invited, "my-account");
    invited.navigate(url("/my-account/app"));
    looks(invited, "my-app");

    approving.navigate(url("/stand-ins/avenue"));
    looks(approving, "stand-ins-none");
    press(approving, "Arrange a stand-in");
    press(approving, "Arrange it");
    assertThat(approving.content()).contains("Enter the first day");
    approving.getByLabel("Role").selectOption("dsl");
    approving.getByLabel("Who stands in").selectOption(id(userName));
    date(approving, "from", 18, 9, 2026);
    date(approving, "until", 21, 9, 2026);
    looks(approving, "stand-in-new");
    press(approving, "Arrange it");
    assertThat(approving.content()).contains("stands in as safeguarding lead", "Now");
    looks(approving, "stand-ins");
    press(approving, "End now (Nell Appleby, safeguarding lead)");
    assertThat(approving.content()).contains("Ended early");

    asking.navigate(url("/administration/schools/avenue/people/" + id(userName)));
    date(asking, "lastDay", 30, 9, 2026);
    looks(asking, "person");
    press(asking, "Save last day");
    assertThat(asking.content()).contains("Last day: 30 September 2026");
  }

  @Test
  @DisplayName(
      "Somebody invited sets up a passkey and nothing else; it signs in, makes a sign-in fresh, and"
          + " gives way to a password or to another (AU-1)")
  void passkey() {
    String userName = somebody();
    Person person = people.byUserName(userName).orElseThrow();
    String token =
        transaction.execute(
            status -> {
              people.forgetPassword(person.id());
              return new ActivationLinks(jdbc, machine).forPerson(person.id(), "a test");
            });
    BrowserContext context = chromium.window(1280, true);
    Page page = context.newPage();
    CDPSession first = device(context, page);
    page.navigate(url("/invitation?token=" + token));
    press(page, "Set up a passkey");
    page.waitForSelector(".chalk-codes li");
    assertThat(page.locator(".chalk-codes li").count()).isEqualTo(10);
    looks(page, "invitation-codes");
    press(page, "Go to sign in");
    looks(page, "sign-in-passkey");
    press(page, "Sign in with a passkey");
    page.waitForURL(url("/tasks"));
    page.navigate(url("/invitation?token=" + token));
    assertThat(page.content()).contains("This link does not work");

    // Five minutes later: asked for the passkey, and then it goes on by itself.
    machine.standAt(Instant.now().plusSeconds(301));
    page.navigate(url("/my-account/password"));
    page.getByLabel("Choose a password", exactly()).fill("seven lanterns over water");
    press(page, "Save password");
    assertThat(page.content()).contains("Show that it is still you");
    looks(page, "again");
    press(page, "Use a passkey");
    page.waitForSelector("text=Your new password is set");

    press(page, "Make ten new codes");
    assertThat(page.locator(".chalk-codes li").count()).isEqualTo(10);
    looks(page, "recovery-codes");
    page.navigate(url("/my-account"));
    first.detach();
    device(context, page);
    page.getByLabel("Name of the new passkey").fill("The other device");
    press(page, "Add a passkey");
    page.waitForSelector("text=The other device");
    looks(page, "my-account-passkey");
    page.locator("form[action$='/passkeys/remove'] button").first().click();
    page.waitForLoadState();
    assertThat(page.content()).contains("The passkey was removed");
  }

  @Test
  @DisplayName("After 13 minutes a dialog asks whether to stay; what was typed stays (AU-4)")
  void idle() {
    BrowserContext context = chromium.window(1280, true);
    Page page = context.newPage();
    signIn(page, "staff3@avenue", PASSWORD);
    page.clock().install();
    page.navigate(url("/my-account/password"));
    page.getByLabel("Choose a password", exactly()).fill("half of it");
    Locator dialog = page.locator("#idle");
    page.clock().fastForward(12 * 60 * 1000);
    assertThat(dialog.isVisible()).isFalse();
    page.clock().fastForward(61 * 1000);
    dialog.waitFor();
    looks(page, "idle");
    press(page, "Stay signed in");
    dialog.waitFor(
        new Locator.WaitForOptions()
            .setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN));
    assertThat(page.getByLabel("Choose a password", exactly()).inputValue())
        .isEqualTo("half of it");
    page.clock().fastForward(15 * 60 * 1000 + 1000);
    page.waitForSelector("text=You are signed out now");
  }

  private static CDPSession device(BrowserContext context, Page page) {
    CDPSession session = context.newCDPSession(page);
    session.send("WebAuthn.enable");
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    JsonObject device = new JsonObject();
    device.add("options", options);
    session.send("WebAuthn.addVirtualAuthenticator", device);
    return session;
  }

  /** Right at a desk, by every rule of accessibility, and fitting a phone. */
  private static void looks(Page page, String name) {
    Chromium.isWhole(page, "account-" + name + "-1280");
    page.setViewportSize(375, 900);
    Chromium.fits(page, "account-" + name + "-375");
    page.setViewportSize(1280, 900);
  }

  private Page signedIn(String userName) {
    Page page = page();
    signIn(page, userName, PASSWORD);
    return page;
  }

  private static Page page() {
    return chromium.window(1280, true).newPage();
  }

  private void signIn(Page page, String userName, String password) {
    page.navigate(url("/sign-in"));
    page.getByLabel("User name").fill(userName);
    page.getByLabel("Password", exactly()).fill(password);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in").setExact(true))
        .click();
    page.waitForLoadState();
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static Locator link(Page page, String name) {
    Locator menu = page.locator(".govuk-js-service-navigation-toggle:visible");
    if (menu.count() > 0
        && !page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
            .first()
            .isVisible()) {
      menu.click();
    }
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
        .first();
  }

  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
    page.waitForLoadState();
  }

  private static void date(Page page, String field, int day, int month, int year) {
    page.locator("[name='" + field + "-day']").fill("" + day);
    page.locator("[name='" + field + "-month']").fill("" + month);
    page.locator("[name='" + field + "-year']").fill("" + year);
  }

  private String requestFor(String userName) {
    return Scope.everywhere(
        () ->
            transaction.execute(
                status ->
                    jdbc.sql("select id from account_request where user_name = ?")
                        .param(userName)
                        .query(String.class)
                        .single()));
  }

  /** Somebody new with the password of the cast. */
  private String somebody() {
    String userName = "p." + UUID.randomUUID() + "@avenue";
    String hash =
        jdbc.sql("select password_hash from person where id = ?")
            .param(id("staff1@avenue"))
            .query(String.class)
            .single();
    Scope.of(
        List.of("avenue"),
        () ->
            transaction.executeWithoutResult(
                status -> {
                  people.add(
                      new Person(
                          userName,
                          userName,
                          "Pat Keyes",
                          "Pat",
                          "Keyes",
                          List.of(),
                          List.of(),
                          null),
                      List.of(userName),
                      hash);
                  people.give(userName, new RoleAt("staff", "avenue"), people.today());
                }));
    return userName;
  }

  private String id(String userName) {
    return people.byUserName(userName).orElseThrow().id();
  }

  private String url(String path) {
    return "http://localhost:" + port + path;
  }
}
