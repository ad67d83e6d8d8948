package org.chalkline.desk.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.chalkline.abuse.AbuseHandling;
import org.chalkline.abuse.Cases;
import org.chalkline.desk.cases.Browser.Seen;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The case page and what can be done from it, over HTTP. */
@ChalklineTest
class CasePagesTests {

  private static final Pattern ITEM = Pattern.compile("/evidence/([0-9a-f-]{36})/original");
  private static final Pattern NOTE = Pattern.compile("/notes/([0-9a-f-]{36})/correct");

  @Autowired private BeanFactory beans;
  @Autowired private TestClock clock;
  @LocalServerPort private int port;

  private Cases cases;

  @BeforeEach
  void start() {
    clock.set(TestClock.FRIDAY_AFTERNOON);
    cases = new Cases(beans);
  }

  @Test
  @DisplayName(
      "The case page tells whoever triages what it is and where it stands: done, now, then")
  void casePage() {
    Cases.Case it =
        cases
            .aReport("wanborough")
            .onOwnAccount()
            .of("racist")
            .by("parent", "A dad called <b>Bill</b>")
            .withACopy()
            .reportedBy("staff1@wanborough");
    Browser head = at("headteacher@wanborough");

    String before = head.get("/cases/" + it.reference()).body();
    assertThat(before)
        .contains("Not yet triaged", "Confirm the facts", "Waits for: headteacher.")
        .contains("Close the case", "Give word to the reporter")
        .contains("A dad called &lt;b&gt;Bill&lt;/b&gt;", "On the report as it came")
        .contains("/policy/clauses/WAN-26", "post.png", "Larkfield Primary School")
        .contains("data-diagram=\"/cases/" + it.reference() + "/diagram/abuse-handling.bpmn\"")
        .doesNotContain("FED-17", "Outside the case", "<b>Bill", "timeline.");

    it.factsConfirmed("headteacher@wanborough", List.of("racist"), List.of("parent"));
    String after = head.get("/cases/" + it.reference()).body();
    assertThat(after)
        .contains("Done by " + cases.me("headteacher@wanborough").person().name())
        .contains("On the facts as confirmed", "Threats, racism and hate are high")
        .contains("Under way", "Act on the school’s account", "Working the routes")
        .contains("data-done=", "Task_ConfirmFacts");
    assertThat(after.substring(after.indexOf("Then"), after.indexOf("Then") + 400))
        .contains("Close the case")
        .doesNotContain("Confirm the facts");
    assertThat(head.get("/cases/" + it.reference() + "/diagram/abuse-handling.bpmn").body())
        .contains("Task_ConfirmFacts");
  }

  @Test
  @DisplayName("The list finds by reference and words, filters by state and pages without a gap")
  void list() {
    for (int n = 0; n < 30; n++) {
      clock.set(TestClock.FRIDAY_AFTERNOON.plusNanos(n * 3000L));
      cases.aReport("highters-heath").by("parent", "P").reportedBy("staff1@highters-heath");
    }
    Browser head = at("headteacher@highters-heath");
    String last = cases.references().get(29);

    assertThat(references(head.get("/cases?q=" + last.toLowerCase()))).containsExactly(last);
    assertThat(references(head.get("/cases?state=closed"))).doesNotContain(last);
    assertThat(head.get("/cases?q=%00%3Cb%3E&state=x&before=y&after=z").status()).isEqualTo(200);
    List<String> all = new java.util.ArrayList<>();
    String address = "/cases";
    while (address != null) {
      Seen page = head.get(address);
      all.addAll(references(page));
      var next = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"").matcher(page.body());
      address = next.find() ? next.group(1).replace("&amp;", "&") : null;
    }
    assertThat(all).doesNotHaveDuplicates().containsAll(cases.references());
  }

  @Test
  @DisplayName("Whoever is outside the case finds on every address what stands where no case is")
  void walledOff() {
    Cases.Case it =
        cases
            .aReport("st-marys-putney")
            .byPost("headteacher")
            .withACopy()
            .reportedBy("staff1@st-marys-putney");
    String confirmer = it.firstWho(AbuseHandling.CONFIRM_WHO_IS_MEANT);
    Seen seen = at(confirmer).get("/cases/" + it.reference());
    String head = cases.me("headteacher@st-marys-putney").person().name();
    assertThat(seen.body()).contains("Outside the case", head, "Could be meant");
    String item = first(ITEM, seen);
    Browser outside = at("headteacher@st-marys-putney");

    for (String rest :
        List.of(
            "",
            "/note",
            "/contact",
            "/link",
            "/join",
            "/move",
            "/reopen",
            "/step-aside",
            "/new-facts",
            "/further-person",
            "/evidence",
            "/evidence/" + item + "/view/1",
            "/evidence/" + item + "/original",
            "/evidence/" + item + "/lock-away",
            "/notes/" + item + "/correct",
            "/diagram/abuse-handling.bpmn",
            "/diagram/abuse-routes.bpmn",
            "/no-such-thing")) {
      Seen unseen = outside.get("/cases/" + it.reference() + rest);
      Seen absent = outside.get("/cases/ABU-0000-0000" + rest);
      assertThat(unseen.status()).as(rest).isEqualTo(404);
      assertThat(unseen.plain()).as(rest).isEqualTo(absent.plain());
      assertThat(absent.status()).isEqualTo(404);
    }
    assertThat(outside.get("/cases").body()).doesNotContain(it.reference());
    assertThat(outside.get("/cases?q=" + it.reference()).body())
        .doesNotContain("/cases/" + it.reference());
    assertThat(outside.get("/outside/" + it.reference()).plain())
        .isEqualTo(outside.get("/outside/ABU-0000-0000").plain());
  }

  @Test
  @DisplayName(
      "Stepping aside: the case is gone, the notice names nothing, nobody else is told who")
  void stepsAside() {
    Cases.Case it = cases.aReport("wanborough").by("parent", "P").reportedBy("staff1@wanborough");
    it.factsConfirmed("headteacher@wanborough", List.of("offensive"), List.of("parent"));
    Browser head = at("headteacher@wanborough");
    String here = "/cases/" + it.reference() + "/step-aside";
    Seen page = head.get(here);

    Seen done = head.send(page, here, Map.of());
    Seen again = head.send(page, here, Map.of());

    assertThat(done.status()).isEqualTo(302);
    assertThat(done.location()).isEqualTo("/tasks");
    assertThat(again.location()).isEqualTo("/tasks");
    assertThat(head.get("/cases/" + it.reference()).status()).isEqualTo(404);
    String next = it.firstWho(it.open().get(0));
    at(next).get("/cases/" + it.reference());
    String seen = at(next).get("/cases/" + it.reference()).body();
    String section =
        seen.substring(seen.indexOf("id=\"timeline\""), seen.indexOf("Who has looked"));
    assertThat(section).doesNotContain("Stepped aside", "outside the case");
    assertThat(section.substring(section.indexOf("waits anew"), section.indexOf("began to wait")))
        .doesNotContain(cases.me("headteacher@wanborough").person().name());
  }

  @Test
  @DisplayName("A note is text whatever it holds, is corrected with a reason, and is added once")
  void notes() {
    Cases.Case it = cases.aReport("wanborough").by("parent", "P").reportedBy("staff1@wanborough");
    String here = "/cases/" + it.reference();
    Browser head = at("headteacher@wanborough");
    String markup = "<script>alert(1)</script> ${7*7} [[#{x}]]\nA second line";

    Seen empty = head.fillIn(here + "/note", Map.of("words", " "));
    assertThat(empty.status()).isEqualTo(400);
    assertThat(empty.body()).contains("Enter a note", "Error: ");
    Seen page = head.get(here + "/note");
    assertThat(head.send(page, here + "/note", Map.of("words", markup)).location()).isEqualTo(here);
    assertThat(head.send(page, here + "/note", Map.of("words", markup)).location()).isEqualTo(here);
    Seen read = head.get(here);
    assertThat(read.body())
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; ${7*7} [[#{x}]]")
        .contains("The note is added")
        .doesNotContain("<script>alert");
    assertThat(it.timeline().stream().filter("note.added"::equals)).hasSize(1);

    String correct = here + "/notes/" + first(NOTE, read) + "/correct";
    assertThat(head.get(correct).body())
        .as("nobody types again what stands there")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; ${7*7} [[#{x}]]");
    Seen halfway = head.fillIn(correct, Map.of("words", "What is right"));
    assertThat(halfway.status()).isEqualTo(400);
    assertThat(halfway.body()).contains("Enter why it is corrected", "What is right");
    head.send(halfway, correct, Map.of("words", "What is right", "reason", "A slip"));
    assertThat(head.get(here).body())
        .contains("What is right", "Corrected because: A slip", "&lt;script&gt;");

    head.fillIn(
        here + "/contact",
        Map.of("body", "The police", "bodyReference", "CRN 1", "words", "They will call back"));
    assertThat(head.get(here).body())
        .contains("Contact with The police, their reference CRN 1", "They will call back");
  }

  @Test
  @DisplayName("Cases are linked and joined; one that the reader may not see is not named")
  void linksAndJoins() {
    Cases.Case one = cases.aReport("avenue").by("parent", "P").reportedBy("staff1@avenue");
    Cases.Case two = cases.aReport("avenue").by("parent", "P").reportedBy("staff2@avenue");
    Cases.Case away = cases.aReport("wanborough").by("parent", "P").reportedBy("staff1@wanborough");
    Browser head = at("headteacher@avenue");
    String here = "/cases/" + one.reference();

    Seen unknown =
        head.fillIn(
            here + "/link", Map.of("other", away.reference(), "why", "The same <i>dad</i>"));
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.body())
        .contains("There is no other case with this reference", "&lt;i&gt;dad&lt;/i&gt;");
    head.send(unknown, here + "/link", Map.of("other", two.reference(), "why", "The same dad"));
    assertThat(head.get(here).body())
        .contains("href=\"/cases/" + two.reference() + "\"", "Linked to case " + two.reference());

    String deputy = cases.me("deputy@avenue").id();
    Seen join = head.get(here + "/join");
    assertThat(join.body()).contains(two.reference());
    assertThat(
            head.send(join, here + "/join", Map.of("other", two.reference(), "reason", "One post"))
                .location())
        .isEqualTo(here);
    assertThat(one.state()).isEqualTo("joined");
    assertThat(one.open()).isEmpty();
    assertThat(head.get(here).body())
        .contains("Joined to another", "Nothing: the case is not open");
    assertThat(deputy).isNotEmpty();

    head.fillIn("/cases/" + two.reference() + "/step-aside", Map.of());
    String left = head.get(here).body();
    assertThat(left).doesNotContain(two.reference(), "One post", "The same dad");
  }

  @Test
  @DisplayName("A case moves between the schools of a federation, and its people with it")
  void moves() {
    Cases.Case it =
        cases.aReport("boroughbridge").by("parent", "P").reportedBy("staff1@boroughbridge");
    String here = "/cases/" + it.reference();
    Browser authoriser = at("senior-authoriser@boroughbridge");
    Seen page = authoriser.get(here + "/move");
    assertThat(page.body()).contains("Weirside School").doesNotContain("Larkfield");

    Seen wrong = authoriser.send(page, here + "/move", Map.of("reason", "Their pupil"));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.body()).contains("Select the school it belongs to", "Their pupil");
    Seen moved =
        authoriser.send(
            wrong, here + "/move", Map.of("school", "king-james", "reason", "Their pupil"));

    assertThat(moved.status()).isEqualTo(302);
    Seen there = at("senior-authoriser@king-james").get(here);
    assertThat(there.body())
        .contains("Weirside School", "Moved from Millrace High School to Weirside School");
    assertThat(at("runner1@boroughbridge").get(here).status()).isEqualTo(404);
    assertThat(at("headteacher@wanborough").get(here + "/move").status()).isEqualTo(404);
    Cases.Case single =
        cases.aReport("wanborough").by("parent", "P").reportedBy("staff1@wanborough");
    assertThat(at("headteacher@wanborough").get("/cases/" + single.reference() + "/move").status())
        .isEqualTo(404);
  }

  @Test
  @DisplayName("Evidence: fixed, looked at as a copy, taken out as an attachment, locked away")
  void evidence() {
    Cases.Case it = cases.aReport("wanborough").by("parent", "P").reportedBy("staff1@wanborough");
    String here = "/cases/" + it.reference();
    Browser head = at("headteacher@wanborough");
    Seen page = head.get(here + "/evidence");

    Seen wrong =
        head.upload(
            page, here + "/evidence", Map.of("words", "A <b>post</b>"), "x.png", new byte[9]);
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.body()).contains("x.png", "A &lt;b&gt;post&lt;/b&gt;", "Error: ");
    byte[] png = Screens.png();
    Seen done = head.upload(wrong, here + "/evidence", Map.of("words", "A post"), "a\"b.png", png);
    assertThat(done.location()).isEqualTo(here);
    String item = here + "/evidence/" + first(ITEM, head.get(here));

    Seen copy = head.get(item + "/view/1");
    assertThat(copy.header("Content-Type")).isEqualTo("image/png");
    assertThat(copy.header("Content-Security-Policy")).startsWith("sandbox");
    assertThat(copy.headers().allValues("Content-Security-Policy")).hasSize(1);
    assertThat(copy.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(head.get(item + "/view/2").status()).isEqualTo(404);

    assertThat(head.get(item + "/original").body()).contains("exactly as it came");
    Seen original = head.fillIn(item + "/original", Map.of());
    assertThat(original.bytes()).isEqualTo(png);
    assertThat(original.header("Content-Disposition")).startsWith("attachment;");
    assertThat(original.header("Content-Security-Policy")).startsWith("sandbox");
    assertThat(it.timeline()).contains("evidence.viewed", "evidence.original-taken");

    assertThat(head.fillIn(item + "/lock-away", Map.of("words", "")).status()).isEqualTo(400);
    head.fillIn(item + "/lock-away", Map.of("words", "It may be unlawful"));
    assertThat(head.get(here).body()).contains("Locked away by", "It may be unlawful");
    assertThat(head.get(item + "/view/1").status()).isEqualTo(409);
    assertThat(head.get(item + "/lock-away").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("Where it may be a sexual image of a child, no file is taken")
  void childImage() {
    Cases.Case it =
        cases
            .aReport("wanborough")
            .of("sexual-image")
            .by("pupil", "P")
            .perhapsAnImageOfAChild()
            .reportedBy("staff1@wanborough");
    Browser dsl = at("dsl@wanborough");
    String here = "/cases/" + it.reference() + "/evidence";
    Seen page = dsl.get(here);
    assertThat(page.body())
        .contains("no file can be added")
        .doesNotContain("action=\"" + here + "\"");

    Cases.Case other =
        cases.aReport("wanborough").by("parent", "P").reportedBy("staff1@wanborough");
    Browser head = at("headteacher@wanborough");
    Seen usual = head.get("/cases/" + other.reference() + "/evidence");
    String forged = usual.body().replace("/cases/" + other.reference() + "/evidence", here);
    Seen refused =
        head.upload(
            new Seen(
                200, forged.getBytes(java.nio.charset.StandardCharsets.UTF_8), usual.headers()),
            here,
            Map.of("words", ""),
            "a.png",
            Screens.png());
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body()).contains("nobody makes a copy");
    assertThat(it.timeline()).doesNotContain("evidence.fixed");
  }

  @Test
  @DisplayName("New facts add routes; a further person is outside at once; a closed case reopens")
  void later() {
    Cases.Case it = cases.aReport("wanborough").by("parent", "P").reportedBy("staff1@wanborough");
    it.factsConfirmed("headteacher@wanborough", List.of("offensive"), List.of("parent"));
    String here = "/cases/" + it.reference();
    Browser head = at("headteacher@wanborough");
    assertThat(it.routes()).noneMatch(route -> route.startsWith("data-protection"));

    assertThat(head.fillIn(here + "/new-facts", Map.of("kinds", "personal-data")).status())
        .isEqualTo(400);
    head.fillIn(here + "/new-facts", Map.of("words", "An address too", "kinds", "personal-data"));
    assertThat(it.routes()).anyMatch(route -> route.startsWith("data-protection"));
    assertThat(head.get(here).body()).contains("New facts", "An address too");

    Seen further =
        head.fillIn(
            here + "/further-person",
            Map.of(
                "words",
                "Somebody with the password",
                "person",
                cases.me("dsl@wanborough").id(),
                "post",
                ""));
    assertThat(further.location()).isEqualTo(here);
    assertThat(at("dsl@wanborough").get(here).status()).isEqualTo(404);
    assertThat(head.get(here).body()).contains("Confirm who else is meant");
    assertThat(head.get(here + "/reopen").status()).isEqualTo(404);
  }

  @Test
  @DisplayName(
      "A clause is shown in our words to people of its schools, with the steps that keep it")
  void clause() {
    Browser head = at("headteacher@wanborough");

    assertThat(head.get("/policy/clauses/WAN-26").body())
        .contains("Judge it against the open list", "Confirm the facts", "Must");
    assertThat(head.get("/policy/clauses/WAN-27").body()).contains("On an account of the school");
    Seen foreign = head.get("/policy/clauses/FED-17");
    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.plain()).isEqualTo(head.get("/policy/clauses/XXX-99").plain());
  }

  @Test
  @DisplayName(
      "Where nobody inside is left the reporter is shown whom to turn to, and it is recorded")
  void outside() {
    Cases.Case inside =
        cases.aReport("recreation").by("parent", "P").reportedBy("staff1@recreation");
    assertThat(at("staff1@recreation").get("/outside/" + inside.reference()).status())
        .isEqualTo(404);
    Cases.Case it = cases.aReport("recreation").by("parent", "P").reportedBy("staff1@recreation");
    everybodyOutside(it);
    Browser reporter = at("staff1@recreation");

    assertThat(reporter.get("/my-reports/" + it.reference()).body())
        .contains("href=\"/outside/" + it.reference() + "\"");
    assertThat(reporter.get("/my-reports/" + inside.reference()).body())
        .doesNotContain("/outside/");
    assertThat(reporter.get("/outside/" + it.reference()).body())
        .contains("0800 028 0285", "designated officer", "101", it.reference());
    assertThat(it.timeline()).contains("outside.shown");
    assertThat(at("staff2@recreation").get("/outside/" + it.reference()).status()).isEqualTo(404);
  }

  /** Whoever has the work steps aside, until it is for an outside body. */
  private void everybodyOutside(Cases.Case it) {
    String step =
        it.open().stream().filter(AbuseHandling.CONFIRM_FACTS::equals).findFirst().orElseThrow();
    while (!it.offered(step).isEmpty()) {
      at(it.firstWho(step)).fillIn("/cases/" + it.reference() + "/step-aside", Map.of());
    }
  }

  private Browser at(String userName) {
    return Browser.signedIn(port, userName);
  }

  private static String first(Pattern pattern, Seen page) {
    return pattern
        .matcher(page.body())
        .results()
        .map(found -> found.group(1))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> references(Seen page) {
    return Pattern.compile("href=\"/cases/([A-Z0-9-]+)\"")
        .matcher(page.body())
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }
}
