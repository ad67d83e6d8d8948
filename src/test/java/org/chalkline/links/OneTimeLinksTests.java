package org.chalkline.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Recorded;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.installation.Scope;
import org.chalkline.policy.Policies;
import org.chalkline.post.Outbox;
import org.chalkline.post.Sent;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.CleanSlate;
import org.chalkline.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Links for people without an account (IN-6, OU-4): what they show, to whom, and how often. */
@ChalklineTest
class OneTimeLinksTests {

  private static final String SCHOOL = "wanborough";

  @Autowired OneTimeLinks links;
  @Autowired Visits visits;
  @Autowired LinkMails mails;
  @Autowired Outbox outbox;
  @Autowired CaseFiles caseFiles;
  @Autowired Policies policies;
  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired Clock clock;
  @LocalServerPort int port;

  private CaseFile file;

  @BeforeEach
  void aCase() {
    CleanSlate.make();
    ((TestClock) clock).set(TestClock.FRIDAY_AFTERNOON);
    file =
        here(
            () ->
                caseFiles.begin(
                    "PAR",
                    "abuse",
                    "A title that nobody outside may read",
                    SCHOOL,
                    Actor.CHALKLINE,
                    policies.all().get(0).edition()));
  }

  @AfterEach
  void nothingStays() {
    ((TestClock) clock).set(TestClock.FRIDAY_AFTERNOON);
    CleanSlate.make();
  }

  @Test
  @DisplayName("Without the code a link shows the school's name and nothing of the matter")
  void schoolsNameOnly() {
    Made link = link();
    HttpResponse<String> page = outsider().get(link.path());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Larkfield", "Enter your code");
    assertThat(page.body()).doesNotContain(file.reference(), file.title(), "about-1", "sign-in");
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(page.headers().firstValue("X-Robots-Tag").orElse("")).contains("noindex");
    HttpResponse<String> behind = outsider().get("/m/sample");
    assertThat(behind.statusCode()).isEqualTo(302);
    assertThat(behind.headers().firstValue("Location").orElse("")).endsWith("/m/ended");
  }

  @Test
  @DisplayName("Opening it twenty times, as mail scanners do, uses nothing up and changes nothing")
  void scanner() {
    Made link = link();
    String before = everything();
    for (int i = 0; i < 10; i++) {
      assertThat(outsider().get(link.path()).statusCode()).isEqualTo(200);
      assertThat(outsider().head(link.path()).statusCode()).isEqualTo(200);
    }
    assertThat(everything()).isEqualTo(before);
    assertThat(opens(link.path(), link.code())).isTrue();
  }

  @Test
  @DisplayName(
      "With the code its own pages open, in whatever way the code is written, and no other")
  void opens() {
    Made one = link("about-1");
    Made two = link("about-2");
    Outsider outsider = outsider();
    String typed = " " + one.code().toLowerCase(java.util.Locale.ROOT).replace("-", " ") + " ";
    HttpResponse<String> answer = outsider.enter(one.path(), typed);
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(outsider.get("/m/sample").body()).isEqualTo("about about-1");
    assertThat(outsider.cookies()).allMatch(it -> it.isHttpOnly());
    // A second link in the same browser takes the place of the first.
    assertThat(outsider.enter(two.path(), two.code()).statusCode()).isEqualTo(302);
    assertThat(outsider.get("/m/sample").body()).isEqualTo("about about-2");
    assertThat(recorded()).contains("link.made", "link.opened-with-code");
    assertThat(everything())
        .doesNotContain(one.code(), one.code().replace("-", ""), one.path().substring(3));
  }

  @Test
  @DisplayName("Whoever is signed in opens a link like anybody else, and stays signed in")
  void apart() {
    Made link = link();
    Outsider staff = signedIn("headteacher@wanborough");
    assertThat(staff.get("/tasks").statusCode()).isEqualTo(200);
    assertThat(staff.get(link.path()).body()).doesNotContain("Signed in as", "/sign-out");
    assertThat(staff.enter(link.path(), link.code()).statusCode()).isEqualTo(302);
    assertThat(staff.get("/m/sample").body()).isEqualTo("about about-1");
    assertThat(staff.get("/tasks").statusCode()).isEqualTo(200);
    // Whoever has a link only is nobody elsewhere.
    Outsider outsider = outsider();
    outsider.enter(link.path(), link.code());
    assertThat(outsider.get("/tasks").statusCode()).isEqualTo(302);
    assertThat(outsider.get("/cases/" + file.reference()).statusCode()).isEqualTo(302);
  }

  @Test
  @DisplayName("Unknown, revoked and expired links answer alike, byte by byte, to GET and to POST")
  void alike() {
    Made revoked = link();
    Made expired = link();
    Made good = link();
    here(() -> links.revoke(revoked.linkId(), Actor.CHALKLINE));
    here(() -> links.expire(expired.linkId()));
    Set<String> got = new HashSet<>();
    Set<String> posted = new HashSet<>();
    for (String path : List.of(revoked.path(), expired.path(), "/m/" + "x".repeat(32), "/m/y")) {
      HttpResponse<String> page = outsider().get(path);
      assertThat(page.statusCode()).as(path).isEqualTo(404);
      got.add(page.body());
      // The token of another link's page, for these have no form of their own.
      HttpResponse<String> answer =
          outsider().send(good.path(), path, Map.of("code", revoked.code()));
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      posted.add(answer.body());
    }
    assertThat(got).hasSize(1);
    assertThat(posted).isEqualTo(got);
    assertThat(got.iterator().next()).contains("ring the school").doesNotContain("Larkfield");
  }

  @Test
  @DisplayName("Revoked or expired while it is open, it closes at the next request")
  void closesAtOnce() {
    Made link = link();
    Outsider outsider = outsider();
    outsider.enter(link.path(), link.code());
    assertThat(outsider.get("/m/sample").statusCode()).isEqualTo(200);
    ((TestClock) clock).passes(Duration.ofDays(15));
    assertThat(outsider.get("/m/sample").statusCode()).isEqualTo(302);
    ((TestClock) clock).set(TestClock.FRIDAY_AFTERNOON);
    assertThat(outsider.get("/m/sample").statusCode()).isEqualTo(200);
    here(() -> links.revoke(link.linkId()));
    assertThat(outsider.get("/m/sample").statusCode()).isEqualTo(302);
    assertThat(recorded()).contains("link.revoked");
  }

  @Test
  @DisplayName("After half an hour without use it closes; what was being sent is shown, not lost")
  void idle() {
    Made link = link();
    Outsider outsider = outsider();
    outsider.enter(link.path(), link.code());
    away("29 minutes 50 seconds");
    assertThat(outsider.get("/m/sample").statusCode()).isEqualTo(200);
    away("30 minutes 10 seconds");
    assertThat(outsider.get("/m/sample").statusCode()).isEqualTo(302);
    HttpResponse<String> late =
        outsider.send(link.path(), "/m/sample", Map.of("words", "All that I had to say"));
    assertThat(late.statusCode()).isEqualTo(403);
    assertThat(late.body()).contains("was not sent", "All that I had to say");
  }

  @Test
  @DisplayName("A form without its token changes nothing, and leaving closes the visit")
  void tokens() {
    Made link = link();
    Outsider outsider = outsider();
    outsider.enter(link.path(), link.code());
    assertThat(outsider.post("/m/sample", Map.of()).statusCode()).isEqualTo(302);
    assertThat(outsider.post("/m/sample", Map.of("_csrf", "x")).statusCode()).isEqualTo(302);
    assertThat(outsider.send(link.path(), "/m/sample", Map.of()).body())
        .isEqualTo("sent by " + link.linkId());
    String before = everything();
    assertThat(outsider().post(link.path(), Map.of("code", link.code())).statusCode())
        .isEqualTo(302);
    assertThat(everything()).isEqualTo(before);
    outsider.send(link.path(), "/m/leave", Map.of());
    assertThat(outsider.get("/m/sample").statusCode()).isEqualTo(302);
  }

  @Test
  @DisplayName("Ten wrong codes lock a link, also when tried at once; a new code opens it again")
  void locks() {
    Made link = link();
    List<CompletableFuture<Integer>> tries = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      tries.add(
          CompletableFuture.supplyAsync(
              () -> outsider().enter(link.path(), "AAAA-AAAA").statusCode()));
    }
    tries.forEach(it -> assertThat(it.join()).isEqualTo(400));
    assertThat(recorded().stream().filter("link.wrong-code"::equals)).hasSize(10);
    HttpResponse<String> locked = outsider().enter(link.path(), link.code());
    assertThat(locked.statusCode()).isEqualTo(400);
    assertThat(locked.body()).contains("locked", "Ring the school");

    String code = here(() -> links.newCode(link.linkId(), Actor.CHALKLINE));
    assertThat(opens(link.path(), link.code())).isFalse();
    assertThat(opens(link.path(), code)).isTrue();
    assertThat(recorded()).contains("link.locked", "link.new-code");
  }

  @Test
  @DisplayName(
      "From one address no more than 30 codes an hour are tried; a right one is not counted")
  void throttles() {
    Made good = link();
    assertThat(opens(good.path(), good.code())).isTrue();
    for (int l = 0; l < 3; l++) {
      String token = link().path().substring("/m/".length());
      for (int i = 0; i < 10; i++) {
        assertThat(visits.enter(token, "AAAA-AAAA", "127.0.0.1").outcome())
            .isEqualTo(i < 9 ? Visits.Outcome.WRONG : Visits.Outcome.LOCKED);
      }
    }
    assertThat(outsider().enter(good.path(), good.code()).statusCode()).isEqualTo(429);
    // An hour later, whoever has the code is let in.
    jdbc.sql("update outsider_try set at = at - interval '61 minutes'").update();
    assertThat(opens(good.path(), good.code())).isTrue();
  }

  @Test
  @DisplayName("Whoever deals with the case gives a new code, makes a new link or revokes it")
  void staff() {
    Made link = link();
    here(() -> caseFiles.grant(file, List.of("headteacher"), "a test"));
    Outsider head = signedIn("headteacher@wanborough");
    String page = "/cases/" + file.reference() + "/links";
    assertThat(head.get(page).body()).contains("A sample", "Works");
    String at = page + "/" + link.linkId();

    HttpResponse<String> code = head.send(page, at + "/new-code", Map.of("once", "first"));
    assertThat(code.statusCode()).isEqualTo(200);
    assertThat(opens(link.path(), link.code())).isFalse();
    assertThat(opens(link.path(), shown(code))).isTrue();
    assertThat(head.send(page, at + "/new-code", Map.of("once", "first")).body())
        .contains("shown once already")
        .doesNotContain(shown(code));

    HttpResponse<String> again = head.send(page, at + "/again", Map.of("once", "second"));
    String path = again.body().replaceAll("(?s).*(/m/[\\w-]{32}).*", "$1");
    assertThat(outsider().get(link.path()).statusCode()).isEqualTo(404);
    assertThat(opens(path, shown(again))).isTrue();

    String newest = head.get(page).body().replaceAll("(?s).*?/links/([\\w-]{36})/revoke.*", "$1");
    assertThat(
            head.send(page, page + "/" + newest + "/revoke", Map.of("once", "third")).statusCode())
        .isEqualTo(302);
    assertThat(outsider().get(path).statusCode()).isEqualTo(404);
    // Who may not see the case finds nothing there.
    Outsider other = signedIn("staff1@wanborough");
    assertThat(other.get(page).statusCode()).isEqualTo(404);
    assertThat(other.send("/report", at + "/new-code", Map.of("once", "x")).statusCode())
        .isEqualTo(404);
  }

  @Test
  @DisplayName("The mail that brings a link says the school, that there is a message, and the link")
  void mail() {
    Made link = link();
    String id =
        here(
            () ->
                mails.send(
                    file.getId(),
                    SCHOOL,
                    "parent@family.example",
                    link,
                    clock.instant().plus(Duration.ofDays(14)),
                    true,
                    null));
    Sent mail = here(() -> outbox.find(id)).orElseThrow();
    assertThat(mail.subject()).startsWith("A message from Larkfield");
    assertThat(mail.body()).contains("Larkfield", link.address(), "2 October 2026");
    assertThat(mail.subject() + mail.body())
        .doesNotContain(file.reference(), file.title(), link.code(), file.getId(), link.linkId());
  }

  private Outsider signedIn(String userName) {
    Outsider person = outsider();
    person.send(
        "/sign-in", "/sign-in", Map.of("username", userName, "password", "chalk-and-slate-2026"));
    return person;
  }

  private static String shown(HttpResponse<String> page) {
    return page.body().replaceAll("(?s).*>([A-Z0-9]{4}-[A-Z0-9]{4})<.*", "$1");
  }

  private Made link() {
    return link("about-1");
  }

  private Made link(String about) {
    return here(
        () ->
            links.make(
                new NewLink(
                    file.getId(),
                    SCHOOL,
                    "sample",
                    about,
                    clock.instant().plus(Duration.ofDays(14)))));
  }

  private Outsider outsider() {
    return new Outsider(port);
  }

  private boolean opens(String path, String code) {
    return outsider().enter(path, code).statusCode() == 302;
  }

  private void away(String time) {
    jdbc.sql("update outsider_visit set last_at = now() - cast(? as interval)")
        .param(time)
        .update();
  }

  private List<String> recorded() {
    return Scope.everywhere(() -> audit.of("case:" + file.getId())).stream()
        .map(Recorded::what)
        .toList();
  }

  /** All that is kept of links, visits, tries, the case's history and sessions, as text. */
  private String everything() {
    return Scope.everywhere(
        () ->
            transaction.execute(
                status -> {
                  StringBuilder all = new StringBuilder();
                  for (String table :
                      List.of(
                          "outsider_link", "outsider_visit", "outsider_try", "spring_session")) {
                    jdbc.sql("select t::text from " + table + " t order by 1")
                        .query(String.class)
                        .list()
                        .forEach(all::append);
                  }
                  audit.of("case:" + file.getId()).forEach(all::append);
                  return all.toString();
                }));
  }

  private <T> T here(java.util.function.Supplier<T> work) {
    return Scope.of(List.of(SCHOOL), () -> transaction.execute(status -> work.get()));
  }

  private void here(Runnable work) {
    here(
        () -> {
          work.run();
          return true;
        });
  }
}
