package org.chalkline.desk.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chalkline.abuse.AbuseHandling;
import org.chalkline.casework.CaseRows;
import org.chalkline.casework.CaseTimelines;
import org.chalkline.casework.ReportMade.Suspect;
import org.chalkline.casework.Worklist;
import org.chalkline.desk.tasks.Visitor.Seen;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.installation.Scope;
import org.chalkline.intake.Reports;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** The task pages as people use them, over HTTP. */
@ChalklineTest
class TaskPagesTests {

  private static final Pattern CARD = Pattern.compile("href=\"/tasks/([^\"/?]+)\">");
  private static final Pattern NEXT = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"");
  private static final Pattern PREVIOUS = Pattern.compile("href=\"([^\"]+)\" rel=\"prev\"");

  @Autowired private Reports reports;
  @Autowired private People people;
  @Autowired private Worklist worklist;
  @Autowired private CaseRows caseRows;
  @Autowired private CaseTimelines timelines;
  @Autowired private TransactionTemplate transaction;
  @Autowired private TestClock clock;
  @LocalServerPort private int port;

  private Reporting reporting;

  @BeforeEach
  void start() {
    clock.set(TestClock.FRIDAY_AFTERNOON);
    reporting = new Reporting(reports, people, worklist, transaction);
  }

  @Test
  @DisplayName("A task in the list says what, why, until when, how serious and who has it")
  void list() {
    String reference = reporting.byParent("avenue", "A page called <b>Moan & groan</b>");
    String taskId = triage("headteacher@avenue", reference);

    Seen start = at("headteacher@avenue").get("/");
    Seen list = at("headteacher@avenue").get("/tasks");

    assertThat(start.status()).isEqualTo(302);
    assertThat(start.location()).isEqualTo("/tasks");
    assertThat(card(list, taskId))
        .contains("Confirm the facts", reference, "Chestnut Walk Infant School")
        .contains("A report came in", "Not yet triaged", "Nobody has taken it yet", "Due ")
        .contains("&lt;b&gt;Moan &amp; groan&lt;/b&gt;")
        .doesNotContain("<b>Moan", ">Low<");
    assertThat(list.body()).contains("Tasks (" + reporting.total(me("headteacher@avenue")) + ")");
  }

  @Test
  @DisplayName("Sixty tasks are paged without a gap or a repeat, there and back, in either order")
  void pages() {
    // Moments a few microseconds apart, as a real clock gives them.
    for (int n = 0; n < 60; n++) {
      clock.set(TestClock.FRIDAY_AFTERNOON.plusNanos(n * 7000L));
      reporting.byParent("highters-heath", "Page " + n);
    }
    Visitor head = at("headteacher@highters-heath");
    long total = reporting.total(me("headteacher@highters-heath"));
    assertThat(total).isGreaterThanOrEqualTo(60);

    for (String order : List.of("due", "severity")) {
      List<String> ids = new ArrayList<>();
      Seen page = head.get("/tasks?order=" + order);
      Seen first = page;
      while (true) {
        assertThat(page.body()).contains("Tasks (" + total + ")");
        ids.addAll(cards(page));
        Matcher next = NEXT.matcher(page.body());
        if (!next.find()) {
          break;
        }
        page = head.get(next.group(1).replace("&amp;", "&"));
      }
      assertThat(ids).hasSize((int) total);
      assertThat(new HashSet<>(ids)).hasSize((int) total);
      Matcher back = PREVIOUS.matcher(page.body());
      while (back.find()) {
        page = head.get(back.group(1).replace("&amp;", "&"));
        back = PREVIOUS.matcher(page.body());
      }
      assertThat(cards(page)).isEqualTo(cards(first));
    }
  }

  @Test
  @DisplayName("Filters narrow the list, say so, and agree with its count; nonsense is left out")
  void filters() {
    String reference = reporting.byParent("recreation", "Facebook");
    reporting.byParent("recreation", "Instagram");
    String taskId = triage("headteacher@recreation", reference);
    Visitor head = at("headteacher@recreation");
    Seen task = head.get("/tasks/" + taskId);
    head.send(task, "/tasks/" + taskId + "/claim", Map.of());

    Seen mine = head.get("/tasks?holding=mine");
    assertThat(cards(mine)).contains(taskId);
    assertThat(mine.body())
        .contains(cards(mine).size() + " of " + reporting.total(me("headteacher@recreation")));
    assertThat(card(mine, taskId)).contains("You have taken it");
    assertThat(cards(head.get("/tasks?holding=free"))).isNotEmpty().doesNotContain(taskId);
    assertThat(cards(head.get("/tasks?severity=not-triaged"))).contains(taskId);
    assertThat(head.get("/tasks?severity=low").body()).contains("No task of yours matches");
    assertThat(cards(head.get("/tasks?process=abuse-handling"))).contains(taskId);
    assertThat(cards(head.get("/tasks?process=abuse-routes"))).doesNotContain(taskId);
    assertThat(cards(head.get("/tasks?late=true"))).doesNotContain(taskId);
    clock.passes(Duration.ofDays(30));
    Seen late = head.get("/tasks?late=true");
    assertThat(card(late, taskId)).contains("Late by");
    Seen odd =
        head.get("/tasks?severity=%3Cb%3E&school=elsewhere&order=x&after=1.x.y&after=%00&holding=");
    assertThat(odd.status()).isEqualTo(200);
    assertThat(cards(odd)).isNotEmpty();
  }

  @Test
  @DisplayName("Whoever has nothing to do is told so in words")
  void nothing() {
    assertThat(at("governor@avenue").get("/tasks").body())
        .contains("Tasks (0)", "Nothing waits for you");
  }

  @Test
  @DisplayName("The page of a task shows the case, the clauses of its own policy and the counting")
  void task() {
    String reference = reporting.byParent("avenue", "Facebook");
    String taskId = triage("headteacher@avenue", reference);

    String page = at("headteacher@avenue").get("/tasks/" + taskId).body();

    assertThat(page)
        .contains("/cases/" + reference, "Not yet triaged", "call 999", "call 101")
        .contains(
            "href=\"/policy/clauses/AR-34?school=avenue&amp;from=/tasks/" + taskId + "\"",
            "Report the comment to the police")
        .doesNotContain("WAN-26", "SMP-20")
        .contains("How this time was counted", "counting starts on this day", "The rule:")
        .contains("Nobody has taken it yet", "Hand it over", "Ask for more time")
        .contains("What kind is it?");
  }

  @Test
  @DisplayName(
      "What its time rests on stands there once, as the step was given it; one click there and back")
  void limitOnce() {
    String reference = reporting.aboutAChild("st-marys-putney");
    String taskId = triage("headteacher@st-marys-putney", reference);
    Visitor head = at("headteacher@st-marys-putney");

    String page = head.get("/tasks/" + taskId).body();

    assertThat(page.split("Its time rests on", -1)).hasSize(2);
    String rests = page.substring(page.indexOf("Its time rests on"));
    assertThat(rests.substring(0, rests.indexOf("</p>")))
        .as("a child is touched: the safeguarding lead's hour, not the time of triage")
        .contains(">SMP-27<", ">Default 66<")
        .doesNotContain("Default 64");
    String clause = "/policy/clauses/SMP-27?school=st-marys-putney&amp;from=/tasks/" + taskId;
    assertThat(rests).contains("href=\"" + clause + "\"");
    Seen read = head.get(clause.replace("&amp;", "&"));
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.body()).contains("href=\"/tasks/" + taskId + "\"");
    String card = head.get("/cases/" + reference).body();
    assertThat(card)
        .contains("href=\"" + clause.replace("/tasks/" + taskId, "/cases/" + reference) + "\"");
  }

  @Test
  @DisplayName("Triage by page: bad input keeps what was typed, and sent twice it has one effect")
  void triageByPage() {
    String reference = reporting.byParent("avenue", "Facebook");
    String taskId = triage("headteacher@avenue", reference);
    Visitor head = at("headteacher@avenue");
    Seen page = head.get("/tasks/" + taskId);

    Map<String, List<String>> halfway = new HashMap<>(answers("<script>alert(1)</script> ${7*7}"));
    halfway.remove("danger");
    Seen wrong = head.send(page, "/tasks/" + taskId + "/complete", halfway);
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.body())
        .contains("Select whether anybody is in danger", "Error: ")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; ${7*7}")
        .doesNotContain("<script>alert(1)");

    Map<String, List<String>> whole = answers("<script>alert(1)</script> ${7*7}");
    Seen done = head.send(wrong, "/tasks/" + taskId + "/complete", whole);
    Seen again = head.send(wrong, "/tasks/" + taskId + "/complete", whole);

    assertThat(done.status()).isEqualTo(302);
    assertThat(done.location()).isEqualTo("/cases/" + reference);
    assertThat(again.location()).isEqualTo(done.location());
    assertThat(happened(reference, "task.completed")).isEqualTo(1);

    String read = head.get("/tasks/" + taskId).body();
    assertThat(read)
        .contains("Done by " + me("headteacher@avenue").person().name(), "What was answered")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; ${7*7}")
        .contains("Parent or carer")
        .doesNotContain("<script>alert(1)", "Complete this task", "Take this task");
    assertThat(cards(head.get("/tasks"))).doesNotContain(taskId);
  }

  @Test
  @DisplayName("Two at once under one key: one effect, and both are led on")
  void doubleClick() {
    String reference = reporting.byParent("avenue", "Facebook");
    String taskId = triage("headteacher@avenue", reference);
    Visitor head = at("headteacher@avenue");
    Seen page = head.get("/tasks/" + taskId);

    List<Seen> seen =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> head.send(page, "/tasks/" + taskId + "/complete", answers("Once"))))
            .limit(4)
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(seen).extracting(Seen::location).containsOnly("/cases/" + reference);
    assertThat(happened(reference, "task.completed")).isEqualTo(1);
  }

  @Test
  @DisplayName("Of two people on one task the second is told who was first and loses nothing typed")
  void twoPeople() {
    String reference = reporting.byParent("avenue", "Facebook");
    String taskId = triage("headteacher@avenue", reference);
    Visitor head = at("headteacher@avenue");
    Seen headsPage = head.get("/tasks/" + taskId);
    String deputy = me("deputy@avenue").id();
    Seen ask = head.get("/tasks/" + taskId + "/hand-over");
    Seen handed =
        head.send(
            ask,
            "/tasks/" + taskId + "/hand-over",
            Map.of("person", List.of(deputy), "reason", List.of("I am away")));
    assertThat(handed.location()).isEqualTo("/tasks");

    Seen taken = head.send(headsPage, "/tasks/" + taskId + "/complete", answers("Held by another"));
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.body())
        .contains(me("deputy@avenue").person().name() + " has taken this task")
        .contains("Held by another", "What you entered");

    Visitor second = at("deputy@avenue");
    Seen deputysPage = second.get("/tasks/" + taskId);
    assertThat(deputysPage.body()).contains("You have taken it");
    Seen done =
        second.send(deputysPage, "/tasks/" + taskId + "/complete", answers("The deputy looked"));
    assertThat(done.status()).isEqualTo(302);

    Seen late =
        head.send(headsPage, "/tasks/" + taskId + "/complete", answers("<i>What I had typed</i>"));
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.body())
        .contains(me("deputy@avenue").person().name() + " has already done this task")
        .contains("&lt;i&gt;What I had typed&lt;/i&gt;", "Parent or carer")
        .doesNotContain("<i>What");
    assertThat(happened(reference, "task.completed")).isEqualTo(1);
  }

  @Test
  @DisplayName("Taking, giving back, handing over and putting off, with a reason and once")
  void actions() {
    String reference = reporting.byParent("recreation", "Facebook");
    String taskId = triage("headteacher@recreation", reference);
    String here = "/tasks/" + taskId;
    Visitor head = at("headteacher@recreation");

    Seen claimed = head.send(head.get(here), here + "/claim", Map.of());
    assertThat(claimed.location()).isEqualTo(here);
    Seen mine = head.get(here);
    assertThat(mine.body()).contains("You have taken it", "Give it back");
    head.send(mine, here + "/release", Map.of());
    assertThat(head.get(here).body()).contains("Nobody has taken it yet", "Take this task");

    Seen ask = head.get(here + "/more-time");
    Map<String, List<String>> when = new HashMap<>();
    when.put("due-day", List.of("1"));
    when.put("due-month", List.of("9"));
    when.put("due-year", List.of("2026"));
    when.put("due-time", List.of("4pm"));
    when.put("reason", List.of("The parent is <em>away</em>"));
    Seen past = head.send(ask, here + "/more-time", when);
    assertThat(past.status()).isEqualTo(400);
    assertThat(past.body())
        .contains("must be later than the time it is due now", "&lt;em&gt;away&lt;/em&gt;");
    when.put("due-day", List.of("30"));
    Seen later = head.send(past, here + "/more-time", when);
    assertThat(later.location()).isEqualTo(here);
    assertThat(head.send(past, here + "/more-time", when).location()).isEqualTo(here);
    assertThat(happened(reference, "task.more-time")).isEqualTo(1);
    assertThat(head.get(here).body()).contains("30 September 2026, 4pm");

    Seen offer = head.get(here + "/hand-over");
    Seen nobody = head.send(offer, here + "/hand-over", Map.of("reason", List.of("I am away")));
    assertThat(nobody.status()).isEqualTo(400);
    assertThat(nobody.body()).contains("Select who is to do it", "I am away");
    Map<String, List<String>> to =
        Map.of("person", List.of(me("deputy@recreation").id()), "reason", List.of("I am away"));
    head.send(nobody, here + "/hand-over", to);
    head.send(nobody, here + "/hand-over", to);
    assertThat(happened(reference, "task.handed-over")).isEqualTo(1);
  }

  @Test
  @DisplayName("Nobody hands a task to a person of another school or to one outside the case")
  void handsToNobodyElse() {
    String reference = reporting.byParent("recreation", "Facebook");
    String taskId = triage("headteacher@recreation", reference);
    String here = "/tasks/" + taskId + "/hand-over";
    Visitor head = at("headteacher@recreation");

    for (String person : List.of("headteacher@wanborough", "' or 1=1 --")) {
      Seen answer =
          head.send(
              head.get(here),
              here,
              Map.of("person", List.of(person), "reason", List.of("I am away")));
      assertThat(answer.status()).isEqualTo(400);
    }
  }

  @Test
  @DisplayName("To a head who could be meant the task is as absent as one that never was")
  void walledOff() {
    String reference =
        reporting.report(
            "st-marys-putney",
            "Facebook",
            new Suspect("staff", "the headteacher", null, "headteacher", "yes"));
    Me able =
        Stream.of("deputy@", "slt@", "chair@", "vice-chair@", "deputy-dsl@")
            .map(role -> role + "st-marys-putney")
            .filter(this::exists)
            .map(this::me)
            .filter(me -> offered(me, reference))
            .findFirst()
            .orElseThrow();
    String taskId = reporting.task(able, reference, AbuseHandling.CONFIRM_WHO_IS_MEANT).taskId();
    Visitor head = at("headteacher@st-marys-putney");

    for (String rest : List.of("", "/hand-over", "/more-time")) {
      Seen unseen = head.get("/tasks/" + taskId + rest);
      Seen absent = head.get("/tasks/no-such-task" + rest);
      assertThat(unseen.status()).isEqualTo(404);
      assertThat(absent.status()).isEqualTo(404);
      assertThat(bytes(unseen)).isEqualTo(bytes(absent));
    }
    assertThat(head.get("/tasks").body()).doesNotContain(taskId, reference);
    assertThat(head.get("/tasks?severity=not-triaged").body()).doesNotContain(taskId, reference);
    assertThat(at("headteacher@wanborough").get("/tasks/" + taskId).status()).isEqualTo(404);
  }

  /** Scripts carry a nonce of their own in each answer, forms a token. */
  private static String bytes(Seen seen) {
    return seen.body()
        .replaceAll("nonce=\"[^\"]*\"", "nonce")
        .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "token");
  }

  private boolean exists(String userName) {
    return Scope.everywhere(
        () ->
            Boolean.TRUE.equals(
                transaction.execute(status -> people.byUserName(userName).isPresent())));
  }

  private boolean offered(Me me, String reference) {
    return Scope.of(
        me.schools(),
        () ->
            worklist.list(me, Worklist.Query.first(1000)).rows().stream()
                .anyMatch(row -> row.reference().equals(reference)));
  }

  private String triage(String userName, String reference) {
    return reporting.task(me(userName), reference, AbuseHandling.CONFIRM_FACTS).taskId();
  }

  private static Map<String, List<String>> answers(String reason) {
    return Map.of(
        "kinds", List.of("offensive"),
        "authors", List.of("parent"),
        "danger", List.of("no"),
        "childTouched", List.of("no"),
        "queryOrComplaint", List.of("no"),
        "thoughtIllegal", List.of("no"),
        "reason", List.of(reason));
  }

  private long happened(String reference, String what) {
    return Stream.of("headteacher@avenue", "headteacher@recreation")
        .map(this::me)
        .filter(head -> sees(head, reference))
        .mapToLong(
            head ->
                Scope.of(
                    head.schools(),
                    () ->
                        timelines.timeline(head, reference).stream()
                            .filter(entry -> entry.what().equals(what))
                            .count()))
        .sum();
  }

  private boolean sees(Me head, String reference) {
    return Scope.of(head.schools(), () -> caseRows.list(head, reference, "", null, 1).size() == 1);
  }

  private Visitor at(String userName) {
    return Visitor.signedIn(port, userName);
  }

  private Me me(String userName) {
    return reporting.me(userName);
  }

  private static List<String> cards(Seen page) {
    return CARD.matcher(page.body()).results().map(found -> found.group(1)).toList();
  }

  private static String card(Seen page, String taskId) {
    int at = page.body().indexOf("/tasks/" + taskId);
    assertThat(at).as("the task is in the list").isPositive();
    return page.body().substring(at, page.body().indexOf("</li>", at));
  }
}
