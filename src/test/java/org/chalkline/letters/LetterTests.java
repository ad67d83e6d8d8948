package org.chalkline.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.chalkline.abuse.Cases;
import org.chalkline.abuse.Cases.Case;
import org.chalkline.casework.CaseByReference;
import org.chalkline.engine.Workflows;
import org.chalkline.letters.LetterRow.State;
import org.chalkline.paper.PdfUa;
import org.chalkline.policy.Answer;
import org.chalkline.policy.Editions;
import org.chalkline.post.MailPerhaps;
import org.chalkline.post.MailRefused;
import org.chalkline.post.MailSent;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.CleanSlate;
import org.chalkline.testing.ModelFile;
import org.chalkline.testing.Passed;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Letters from their template to the proof that they went, on the real engine; the last test names
 * what none has passed.
 */
@ChalklineTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LetterTests {

  private static final String SCHOOL = "wanborough";
  private static final String HEAD = "headteacher@wanborough";
  private static final String DEPUTY = "deputy@wanborough";
  private static final Passed PASSED = new Passed();

  @Autowired BeanFactory beans;
  @Autowired Letters letters;
  @Autowired FactsOfTests facts;
  @Autowired Workflows workflows;
  @Autowired Editions editions;
  @Autowired CaseByReference byReference;
  @Autowired ApplicationEventPublisher events;
  @Autowired JdbcClient jdbc;

  private Cases cases;
  private Case here;

  @BeforeEach
  void monday() {
    CleanSlate.make();
    cases = new Cases(beans);
    cases.timeIs("2026-09-14T08:00:00Z");
  }

  @AfterEach
  void remember() {
    PASSED.remember(beans);
  }

  @AfterAll
  static void leavesNothing() {
    CleanSlate.make();
  }

  // ---- words

  private Case aCase() {
    here = cases.aReport(SCHOOL).reportedBy("staff1@wanborough");
    return here;
  }

  private void isWanted(String kind) {
    cases.as(
        HEAD,
        me -> workflows.start("letter", here.reference(), Map.of("letterKind", kind), me.actor()));
  }

  private void aLetter(String kind) {
    aCase();
    isWanted(kind);
  }

  /** The facts of the case, but for what a test says. */
  private void facts(Map<String, String> otherwise, boolean held) {
    Map<String, String> all = FactsOfTests.examples();
    all.putAll(otherwise);
    facts.say(here.reference(), FactsOfTests.MS_EXAMPLE, all, held);
  }

  private LetterRow letter() {
    return cases.as(
        HEAD,
        me -> {
          List<LetterRow> all = letters.ofCase(me, here.reference());
          return all.get(all.size() - 1);
        });
  }

  private String text() {
    return cases.as(HEAD, me -> letters.letter(me, here.reference(), letter().number()).text());
  }

  private byte[] pdf() {
    return cases.as(HEAD, me -> letters.pdf(me, here.reference(), letter().number()));
  }

  private static String read(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void signedByItsWriter(String channel) {
    done(LetterProcess.WRITE, Map.of("sign", "yes", "channel", channel));
  }

  /**
   * The head completes a step; a mail that it sends waits for the test to say what became of it.
   */
  private void done(String step, Map<String, Object> answers) {
    cases.everywhere(
        () -> {
          here.done(HEAD, step, answers);
          return jdbc.sql("update outbox set next_try = now() + interval '9 years'").update();
        });
  }

  private void told(Object event) {
    cases.everywhere(
        () -> {
          events.publishEvent(event);
          return true;
        });
  }

  private MailSent taken() {
    return new MailSent(
        letter().mailId(), SCHOOL, here.id(), beans.getBean(java.time.Clock.class).instant());
  }

  private MailRefused refused() {
    return new MailRefused(
        letter().mailId(), SCHOOL, here.id(), beans.getBean(java.time.Clock.class).instant());
  }

  private List<String> open() {
    return here.open().stream()
        .filter(
            it ->
                it.endsWith("Letter")
                    || it.startsWith("Task_Print")
                    || it.startsWith("Task_Send")
                    || it.startsWith("Task_Say"))
        .toList();
  }

  // ---- tests

  @Test
  @Order(1)
  @DisplayName(
      "A head writes, signs and posts a letter in one visit each; the paper carries link and code, and is kept as it went")
  void onPaper() {
    aLetter("removal-request");
    assertThat(letter().name()).isEqualTo("L1");
    assertThat(text())
        .contains("Dear Ms Jo Example", "5pm on Monday 21 September 2026")
        .contains(here.reference() + "/L1")
        .doesNotContain("{{");
    signedByItsWriter("paper");
    assertThat(letter().state()).isEqualTo(State.TO_POST);
    byte[] laidOut = pdf();
    assertThat(PdfUa.failures(laidOut)).isEmpty();
    assertThat(read(laidOut))
        .contains("How to answer online", "/m/", "14 September 2026")
        .containsPattern("enter this code: [A-Z0-9]{4}-[A-Z0-9]{4}")
        .doesNotContain("Draft");
    cases.timeIs("2026-09-15T08:00:00Z");
    here.done(
        HEAD,
        LetterProcess.POST,
        Map.of("gone", "yes", "postedOn", "2026-09-14", "proof", "Receipt 17"));
    assertThat(letter().state()).isEqualTo(State.POSTED);
    assertThat(letter().proof()).isEqualTo("Receipt 17");
    assertThat(pdf()).isEqualTo(laidOut);
    assertThat(here.timeline())
        .contains(
            "letter.begun", "letter.written", "letter.signed", "letter.sealed", "letter.posted");
    isWanted("warning");
    assertThat(letter().name()).isEqualTo("L2");
    assertThat(
            cases.<Object>everywhere(
                () ->
                    jdbc.sql(
                            "select count(*) from letter_sealed where position('Dear' in encode(bytes, 'escape')) > 0")
                        .query(Long.class)
                        .single()))
        .isEqualTo(0L);
  }

  @Test
  @Order(2)
  @DisplayName(
      "A mail says the school's name, that there is a letter and where; the code is not in it; once taken, the letter is sent")
  void byLink() {
    aLetter("contact");
    signedByItsWriter("link");
    assertThat(letter().state()).isEqualTo(State.SENDING);
    assertThat(open()).isEmpty();
    Map<String, Object> mail =
        cases.everywhere(
            () ->
                jdbc.sql("select subject, body, address from outbox where id = ?")
                    .param(letterRow().mailId())
                    .query()
                    .singleRow());
    assertThat(mail.get("address")).isEqualTo("jo@home.example");
    assertThat(mail.get("subject") + " " + mail.get("body"))
        .contains("Larkfield Primary School", "/m/")
        .doesNotContain("Example", here.reference(), "comment", "policy");
    assertThat(read(pdf())).doesNotContain("enter this code");
    told(taken());
    told(taken());
    assertThat(letter().state()).isEqualTo(State.SENT);
    assertThat(letter().proof()).contains("@");
    assertThat(here.timeline().stream().filter("letter.sent"::equals)).hasSize(1);
  }

  private LetterRow letterRow() {
    return jdbc
        .sql("select id from letter where case_id = ?")
        .param(caseId())
        .query(String.class)
        .list()
        .stream()
        .map(it -> beans.getBean(LetterTable.class).find(it).orElseThrow())
        .reduce((a, b) -> b)
        .orElseThrow();
  }

  private String caseId() {
    return byReference.get(here.reference()).getId();
  }

  @Test
  @Order(3)
  @DisplayName(
      "A mail that failed, may have gone or came back is seen, and a person sends it again, says it went, or drops it")
  void mailFails() {
    aLetter("contact");
    signedByItsWriter("link");
    told(refused());
    assertThat(open()).containsExactly(LetterProcess.SEND_OTHERWISE);
    assertThatThrownBy(
            () ->
                here.done(
                    HEAD,
                    LetterProcess.SEND_OTHERWISE,
                    Map.of("what", "link", "email", "not an address")))
        .isInstanceOf(InvalidInput.class);
    done(LetterProcess.SEND_OTHERWISE, Map.of("what", "link", "email", "jo@work.example"));
    assertThat(letter().email()).isEqualTo("jo@work.example");
    told(
        new MailPerhaps(
            letter().mailId(), SCHOOL, here.id(), beans.getBean(java.time.Clock.class).instant()));
    assertThat(letter().state()).isEqualTo(State.PERHAPS);
    here.done(HEAD, LetterProcess.SAY_WHETHER, Map.of("gone", "no"));
    done(LetterProcess.SEND_OTHERWISE, Map.of("what", "link"));
    told(
        new MailPerhaps(
            letter().mailId(), SCHOOL, here.id(), beans.getBean(java.time.Clock.class).instant()));
    here.done(HEAD, LetterProcess.SAY_WHETHER, Map.of("gone", "yes"));
    assertThat(letter().state()).isEqualTo(State.SENT);
    told(refused());
    assertThat(letter().state()).isEqualTo(State.FAILED);
    assertThat(open()).containsExactly(LetterProcess.SEND_OTHERWISE);
    done(LetterProcess.SEND_OTHERWISE, Map.of("what", "paper"));
    here.done(HEAD, LetterProcess.POST, Map.of("gone", "no"));
    done(LetterProcess.SEND_OTHERWISE, Map.of("what", "drop", "words", "She came to see us"));
    assertThat(letter().state()).isEqualTo(State.NOT_SENT);
    assertThat(open()).isEmpty();
  }

  @Test
  @Order(4)
  @DisplayName(
      "Where the policy says so, a second person reads it first, and the writer does not; whoever signs may send it back")
  void secondReader() {
    String edition = cases.as(HEAD, me -> editions.begin(SCHOOL, me.id(), SCHOOL));
    cases.as(
        HEAD,
        me -> {
          editions.answer(
              edition,
              LetterProcess.CHECKED_KINDS,
              new Answer("warning", Answer.Rests.OWN, List.of(), "A warning weighs"));
          editions.frame(edition, "Social media policy, September 2026", LocalDate.of(2026, 9, 15));
          editions.putForward(edition);
          return editions.publish(edition, List.of(), me.id());
        });
    cases.timeIs("2026-09-16T08:00:00Z");
    aLetter("warning");
    assertThatThrownBy(() -> signedByItsWriter("paper")).isInstanceOf(InvalidInput.class);
    here.done(HEAD, LetterProcess.WRITE, Map.of("sign", "no", "text", text()));
    assertThat(letter().state()).isEqualTo(State.CHECK);
    here.done(DEPUTY, LetterProcess.CHECK, Map.of("right", "no", "words", "The date is wrong"));
    here.done(
        HEAD, LetterProcess.WRITE, Map.of("sign", "no", "text", text().replace("5pm", "6pm")));
    assertThat(
            cases.<List<Changes.Piece>>as(
                HEAD, me -> letters.letter(me, here.reference(), 1).changes()))
        .contains(new Changes.Piece("removed", "5pm"), new Changes.Piece("added", "6pm"));
    here.done(DEPUTY, LetterProcess.CHECK, Map.of("right", "yes"));
    done(LetterProcess.SIGN, Map.of("sign", "no", "words", "Softer, please"));
    here.done(HEAD, LetterProcess.WRITE, Map.of("sign", "no", "text", text()));
    here.done(DEPUTY, LetterProcess.CHECK, Map.of("right", "yes"));
    done(LetterProcess.SIGN, Map.of("sign", "yes", "channel", "paper"));
    assertThat(letter().checkedBy()).isEqualTo(cases.me(DEPUTY).id());
    assertThat(letter().signedBy()).isEqualTo(cases.me(HEAD).id());
    assertThat(here.timeline()).contains("letter.checked", "letter.sent-back");
  }

  @Test
  @Order(5)
  @DisplayName(
      "A letter with gaps goes nowhere; an unknown field or a character that cannot be printed is refused beside the text")
  void gaps() {
    aCase();
    facts(Map.of("remove-by", " "), false);
    isWanted("removal-request");
    assertThat(text()).contains("{{remove-by}}");
    assertThatThrownBy(() -> signedByItsWriter("paper"))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            it ->
                assertThat(it.errors())
                    .singleElement()
                    .satisfies(
                        error -> {
                          assertThat(error.field()).isEqualTo("text");
                          assertThat(error.message()).contains("until when it is to be taken down");
                        }));
    for (String wrong :
        List.of("{{salary}}", "{{line:nobody}}", "{{ remove by }}", "Well done 👍", " ")) {
      assertThatThrownBy(
              () -> here.done(HEAD, LetterProcess.WRITE, Map.of("sign", "no", "text", wrong)))
          .as(wrong)
          .isInstanceOf(InvalidInput.class);
    }
    String filled = text().replace("{{remove-by}}", "Friday");
    here.done(
        HEAD,
        LetterProcess.WRITE,
        Map.of("sign", "no", "text", filled + "\n\n{{line:contact}} {{answer-by}}"));
    done(LetterProcess.SIGN, Map.of("sign", "yes", "channel", "paper"));
    assertThat(read(pdf()))
        .contains("down by Friday", "please ring us", "5pm on Monday 21 September 2026")
        .doesNotContain("{{");
  }

  @Test
  @Order(6)
  @DisplayName(
      "A field prints what its own case says and nothing of another; a fact brings no field, heading or list of its own")
  void ownCaseOnly() {
    aCase();
    facts(Map.of("what", "CANARY-OF-THE-OTHER"), false);
    isWanted("contact");
    Case other = here;
    aCase();
    facts(
        Map.of("what", "# {{earlier-letters}} ${case} <b>", "where", "- {{our-reference}}"), false);
    isWanted("contact");
    assertThat(text())
        .doesNotContain("CANARY", other.reference())
        .contains("{ {earlier-letters} } ${case} <b>")
        .doesNotContain("# {", "{{");
    assertThatThrownBy(
            () -> cases.as("staff2@wanborough", me -> letters.pdf(me, here.reference(), 1)))
        .isInstanceOf(NoSuchThing.class);
    assertThatThrownBy(
            () -> cases.as("headteacher@boroughbridge", me -> letters.ofCase(me, here.reference())))
        .isInstanceOf(NoSuchThing.class);
  }

  @Test
  @Order(7)
  @DisplayName(
      "While contact is held nothing is signed or posted; what is under way waits, and once the case is closed it is not sent")
  void heldAndClosed() {
    aLetter("contact");
    here.done(HEAD, LetterProcess.WRITE, Map.of("sign", "no"));
    facts(Map.of(), true);
    assertThatThrownBy(() -> done(LetterProcess.SIGN, Map.of("sign", "yes", "channel", "paper")))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("Contact is held");
    facts(Map.of(), false);
    done(LetterProcess.SIGN, Map.of("sign", "yes", "channel", "link"));
    facts(Map.of(), true);
    told(refused());
    assertThatThrownBy(() -> done(LetterProcess.SEND_OTHERWISE, Map.of("what", "paper")))
        .isInstanceOf(Refused.class);
    facts(Map.of(), false);
    done(LetterProcess.SEND_OTHERWISE, Map.of("what", "paper"));
    cases.as(HEAD, me -> letters.callOff(here.reference(), me.actor()));
    assertThat(letter().state()).isEqualTo(State.NOT_SENT);
    assertThat(open()).isEmpty();
    assertThat(here.timeline()).contains("letter.not-sent");
  }

  @Test
  @Order(8)
  @DisplayName("Once its case is closed a letter that is laid out is not posted, and is called off")
  void closedWhileItWaits() {
    aLetter("contact");
    signedByItsWriter("paper");
    cases.everywhere(
        () ->
            jdbc.sql("update case_file set state = 'closed', closed_at = now() where reference = ?")
                .param(here.reference())
                .update());
    assertThatThrownBy(() -> here.done(HEAD, LetterProcess.POST, Map.of("gone", "yes")))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("The case is closed");
    cases.as(HEAD, me -> letters.callOff(here.reference(), me.actor()));
    assertThat(letter().state()).isEqualTo(State.NOT_SENT);
    assertThat(here.timeline()).contains("letter.not-sent");
  }

  @Test
  @Order(9)
  @DisplayName("Every element and flow of the letter was passed")
  void allPassed() {
    assertThat(
            PASSED.never(
                ModelFile.all("bpmn").stream()
                    .filter(it -> it.id().equals("letter"))
                    .findFirst()
                    .orElseThrow()))
        .isEmpty();
  }
}
