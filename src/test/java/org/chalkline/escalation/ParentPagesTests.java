package org.chalkline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import org.chalkline.abuse.Cases;
import org.chalkline.audit.Actor;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.evidence.EvidenceLocker;
import org.chalkline.evidence.NewEvidence;
import org.chalkline.installation.Scope;
import org.chalkline.letters.Letters;
import org.chalkline.links.Made;
import org.chalkline.links.NewLink;
import org.chalkline.links.OneTimeLinks;
import org.chalkline.links.Outsider;
import org.chalkline.meetings.Meetings;
import org.chalkline.post.Outbox;
import org.chalkline.post.Sent;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.CleanSlate;
import org.chalkline.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** What a parent reads behind their link, and how they answer. */
@ChalklineTest
class ParentPagesTests {

  private static final String SCHOOL = "st-marys-putney";
  private static final String HEAD = "headteacher@" + SCHOOL;

  @Autowired BeanFactory beans;
  @Autowired ParentAnswers answers;
  @Autowired OneTimeLinks links;
  @Autowired Letters letters;
  @Autowired Meetings meetings;
  @Autowired EvidenceLocker locker;
  @Autowired CaseFileRepository files;
  @Autowired LadderRows rows;
  @Autowired Outbox outbox;
  @Autowired TransactionTemplate transaction;
  @Autowired Clock clock;
  @LocalServerPort int port;

  private Ladder ladder;
  private Cases.Case it;
  private String letterId;

  @BeforeEach
  void aLetterHasGone() {
    CleanSlate.make();
    Cases cases = new Cases(beans);
    cases.timeIs("2026-09-18T10:00:00Z");
    ladder = Ladder.begun(cases, beans, SCHOOL, "offensive").prepared().letterGoes();
    it = ladder.it;
    letterId = here(() -> rowsOfLetters().get(0));
  }

  @AfterEach
  void nothingStays() {
    CleanSlate.make();
    ((TestClock) clock).set(TestClock.FRIDAY_AFTERNOON);
  }

  @Test
  @DisplayName("A parent reads what it is about and the letter, answers, and sees what they said")
  void readsAndAnswers() {
    Outsider parent = opened(link());
    String page = parent.get("/m/answer").body();
    assertThat(page)
        .contains(
            "Ms A Winter", "What was said", "Facebook, A page of the school", "Read the letter")
        .doesNotContain("/cases/", "Signed in");
    assertThat(parent.get("/m/answer/letter").body()).contains("Ms A Winter");
    HttpResponse<byte[]> pdf = parent.bytes("/m/answer/letter.pdf");
    assertThat(pdf.statusCode()).isEqualTo(200);
    assertThat(new String(pdf.body(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("%PDF-");
    assertThat(here(() -> answers.of(it.id()))).isEmpty();

    HttpResponse<String> lacking = tell(parent, Map.of("kind", "disagree", "words", " "));
    assertThat(lacking.statusCode()).isEqualTo(400);
    assertThat(lacking.body()).contains("Enter what you would like to tell us");
    HttpResponse<String> sent =
        tell(parent, Map.of("kind", "disagree", "words", "It is <b>true</b>, so it stays"));
    assertThat(sent.statusCode()).isEqualTo(302);
    assertThat(sent.headers().firstValue("Location").orElse("")).endsWith("/m/answer/sent");
    assertThat(parent.get("/m/answer/sent").body())
        .contains("What happens next", "at the latest by", "It is &lt;b&gt;true&lt;/b&gt;, so");
    assertThat(parent.get("/m/answer").body())
        .contains("What you told the school", "You wrote this here on", "so it stays");
    assertThat(it.timeline()).contains("parent.answered");
    assertThat(here(() -> answers.of(it.id())))
        .singleElement()
        .extracting(ParentAnswers.Answer::words)
        .isEqualTo("It is <b>true</b>, so it stays");
  }

  @Test
  @DisplayName("Only what the school chose to show is shown, and that it was seen is recorded")
  void evidence() {
    String shown = item("shown.png");
    String hidden = item("hidden.png");
    here(
        () -> {
          rows.share(files.findById(it.id()).orElseThrow(), List.of(shown));
          return true;
        });
    Outsider parent = opened(link());
    assertThat(parent.get("/m/answer").body()).contains(shown).doesNotContain(hidden, ".png");
    HttpResponse<byte[]> picture = parent.bytes("/m/answer/evidence/" + shown + "/1");
    assertThat(picture.statusCode()).isEqualTo(200);
    assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/png");
    assertThat(parent.get("/m/answer/evidence/" + hidden + "/1").statusCode()).isEqualTo(404);
    assertThat(parent.get("/m/answer/evidence/" + shown + "/2").statusCode()).isEqualTo(404);
    assertThat(it.timeline()).contains("evidence.viewed");
  }

  @Test
  @DisplayName("Of two answers at once both are kept, and the second is told of the first")
  void twoAtOnce() {
    Made link = link();
    Outsider mother = opened(link);
    Outsider father = opened(link);
    Map<String, String> hers = form(mother, Map.of("kind", "disagree", "words", "Hers"));
    Map<String, String> his = form(father, Map.of("kind", "complaint", "words", "His"));
    CompletableFuture<HttpResponse<String>> first =
        CompletableFuture.supplyAsync(() -> mother.post("/m/answer/tell", hers));
    CompletableFuture<HttpResponse<String>> second =
        CompletableFuture.supplyAsync(() -> father.post("/m/answer/tell", his));
    List<String> next =
        List.of(first.join(), second.join()).stream()
            .map(answer -> answer.headers().firstValue("Location").orElse("" + answer.statusCode()))
            .toList();
    assertThat(next).anyMatch(path -> path.endsWith("/sent"));
    assertThat(next).anyMatch(path -> path.endsWith("/sent?other"));
    assertThat(mother.get("/m/answer/sent?other").body()).contains("Both are kept");
    // The same form again is the same answer.
    assertThat(mother.post("/m/answer/tell", hers).statusCode()).isEqualTo(302);
    assertThat(here(() -> answers.of(it.id()).stream().map(ParentAnswers.Answer::words).toList()))
        .containsExactlyInAnyOrder("Hers", "His");
    assertThat(mother.get("/m/answer").body()).contains("Hers", "His", "Add to what you told");
  }

  @Test
  @DisplayName("Times that are offered are chosen on the page; once one is fixed it is shown")
  void comes() throws IOException {
    ladder.timePassesTo("2026-09-23T12:00:00Z");
    it.done(HEAD, ParentEscalation.CHECK_REMOVAL, Ladder.STILL_THERE);
    it.done(
        HEAD,
        "Task_OfferTimes",
        Map.of(
            "first", "2026-10-01T15:30",
            "second", "2026-10-02T09:00",
            "minutes", 30,
            "place", "The school office",
            "agenda", "What was posted"));
    Outsider parent = opened(link());
    assertThat(parent.get("/m/answer/tell").body()).contains("Friday 2 October 2026, 9am");
    assertThat(tell(parent, Map.of("kind", "will-come")).statusCode()).isEqualTo(400);
    assertThat(
            tell(parent, Map.of("kind", "will-come", "time", "2026-10-03T08:00:00Z")).statusCode())
        .isEqualTo(400);
    HttpResponse<String> sent =
        tell(parent, Map.of("kind", "will-come", "time", "2026-10-02T08:00:00Z"));
    assertThat(sent.statusCode()).isEqualTo(302);
    assertThat(parent.get("/m/answer/sent").body())
        .contains("I will come on Friday 2 October 2026, 9am", "The school office");
    HttpResponse<String> file = parent.get("/m/answer/meeting.ics");
    assertThat(file.body()).contains("Meeting at school", "The school office");
    assertThat(file.body()).doesNotContain("posted", it.reference(), "Winter");
    assertThat(here(() -> meetings.latest(it.id()).orElseThrow().startsAt()))
        .hasToString("2026-10-02T08:00:00Z");
  }

  @Test
  @DisplayName("An answer to a closed case is kept and moves nothing; its link can be read on")
  void closed() {
    ladder.says("removed", "");
    it.done(HEAD, ParentEscalation.CHECK_REMOVAL, Ladder.GONE);
    ladder.timePassesTo("2026-10-20T12:00:00Z");
    Made link = link();
    it.done(HEAD, ParentEscalation.CLOSE_CASE);
    Outsider parent = opened(link);
    assertThat(parent.get("/m/answer").body()).contains("closed this matter");
    assertThat(tell(parent, Map.of("kind", "disagree", "words", "Too late?")).statusCode())
        .isEqualTo(302);
    assertThat(parent.get("/m/answer/sent").body()).contains("Your answer is kept");
    assertThat(here(() -> answers.of(it.id()))).hasSize(2);
  }

  @Test
  @DisplayName("What is sent from the page of another link, or without its token, is not taken")
  void notTaken() {
    Outsider parent = opened(link());
    Map<String, String> form = form(parent, Map.of("kind", "disagree", "words", "For the first"));
    Made second = link();
    parent.enter(second.path(), second.code());
    HttpResponse<String> other = parent.post("/m/answer/tell", form);
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(other.body()).contains("was not sent", "For the first");
    assertThat(parent.post("/m/answer/tell", Map.of("kind", "removed")).statusCode())
        .isEqualTo(302);
    assertThat(here(() -> answers.of(it.id()))).isEmpty();
  }

  @Test
  @DisplayName("Staff record what was said on the telephone, and the parent sees it")
  void telephone() {
    Outsider head = new Outsider(port);
    head.send("/sign-in", "/sign-in", Map.of("username", HEAD, "password", "chalk-and-slate-2026"));
    String path = "/cases/" + it.reference() + "/parent-said";
    assertThat(head.get("/cases/" + it.reference()).body()).contains("Record what the parent said");
    Map<String, String> said = new HashMap<>();
    said.put("cameBy", "telephone");
    said.put("who", "Ms A Winter");
    said.put("kind", "complaint");
    said.put("words", "Nobody asked us first");
    said.put("at-day", "18");
    said.put("at-month", "9");
    said.put("at-year", "2026");
    said.put("at-time", "9:30am");
    said.put("once", "one");
    HttpResponse<String> answer = head.send(path, path, said);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    assertThat(opened(link()).get("/m/answer").body())
        .contains("You said this on the telephone", "Nobody asked us first");
  }

  @Test
  @DisplayName(
      "No mail of the whole way names the parent, the post, the reference or a code (OU-4)")
  void canary() {
    // A case of its own: a further post by the same parent would join the one there is.
    CleanSlate.make();
    Ladder other = Ladder.begun(new Cases(beans), beans, SCHOOL, "offensive");
    other.done(
        ParentEscalation.PREPARE_STEPS,
        "begin",
        "yes",
        "parent",
        "Ms A Winter",
        "email",
        "a.winter@family.example",
        "alsoStaff",
        "no");
    other.done("Task_WriteLetter", "sign", "yes", "channel", "link");
    List<Sent> mails = here(() -> outbox.latest(500));
    assertThat(mails)
        .filteredOn(mail -> mail.personId() == null)
        .singleElement()
        .satisfies(
            mail -> assertThat(mail.body()).contains("St Cuthman", "/m/").doesNotContain("Code: "));
    assertThat(mails)
        .allSatisfy(
            mail ->
                assertThat(mail.subject() + "\n" + mail.body())
                    .doesNotContain("Winter", "What was said", "Facebook", "PAR-", other.it.id()));
  }

  private List<String> rowsOfLetters() {
    return letters.latest(it.id(), "removal-request").stream()
        .map(view -> view.row().id())
        .toList();
  }

  private String item(String name) {
    try {
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(
          new java.awt.image.BufferedImage(20, 20, java.awt.image.BufferedImage.TYPE_INT_RGB),
          "png",
          png);
      return here(
          () ->
              locker
                  .fix(
                      new NewEvidence(
                          it.id(), SCHOOL, name, png.toByteArray(), Actor.CHALKLINE, "", null))
                  .id());
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Made link() {
    return here(
        () ->
            links.make(
                new NewLink(
                    it.id(),
                    SCHOOL,
                    "answer",
                    letterId,
                    clock.instant().plus(Duration.ofDays(28)))));
  }

  private Outsider opened(Made link) {
    Outsider parent = new Outsider(port);
    HttpResponse<String> answer = parent.enter(link.path(), link.code());
    assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/m/answer");
    return parent;
  }

  private static Map<String, String> form(Outsider parent, Map<String, String> said) {
    String page = parent.get("/m/answer/tell").body();
    Map<String, String> all = new HashMap<>(said);
    all.put("_csrf", Outsider.token(page));
    for (String hidden : List.of("once", "link", "known")) {
      all.put(hidden, page.replaceAll("(?s).*name=\"" + hidden + "\" value=\"([^\"]*)\".*", "$1"));
    }
    return all;
  }

  private static HttpResponse<String> tell(Outsider parent, Map<String, String> said) {
    return parent.post("/m/answer/tell", form(parent, said));
  }

  private <T> T here(java.util.function.Supplier<T> work) {
    return Scope.everywhere(() -> transaction.execute(status -> work.get()));
  }
}
