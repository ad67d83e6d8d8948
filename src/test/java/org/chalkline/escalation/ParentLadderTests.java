package org.chalkline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.chalkline.abuse.AbuseCases;
import org.chalkline.abuse.Cases;
import org.chalkline.contacts.MakePack;
import org.chalkline.contacts.Pack;
import org.chalkline.contacts.Packs;
import org.chalkline.evidence.EvidenceItem;
import org.chalkline.meetings.Meeting;
import org.chalkline.meetings.Meetings;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.CleanSlate;
import org.chalkline.testing.ModelFile;
import org.chalkline.testing.Passed;
import org.chalkline.web.InvalidInput;
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
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Steps with a parent on the real engine, way by way; the last test names what none has passed. The
 * five ladders with their dates are told by the scenarios.
 */
@ChalklineTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ParentLadderTests {

  private static final Passed PASSED = new Passed();

  private static final String WRITE = "Task_WriteLetter";
  private static final String OFFER = "Task_OfferTimes";
  private static final String CONTACT = "Task_MakeContact";

  @Autowired BeanFactory beans;
  @Autowired AbuseCases abuseCases;
  @Autowired JdbcClient jdbc;
  private Cases cases;

  @BeforeEach
  void begins() {
    CleanSlate.make();
    cases = new Cases(beans);
    cases.timeIs("2026-09-18T10:00:00Z");
  }

  @AfterEach
  void remembers() {
    PASSED.remember(beans);
  }

  @AfterAll
  static void leavesNothing() {
    CleanSlate.make();
  }

  private Ladder begun(String school, String... kinds) {
    return Ladder.begun(cases, beans, school, kinds);
  }

  @Test
  @DisplayName(
      "Asked to remove it, the parent does: a person looks, it stays quiet, the case closes")
  void removed() {
    Ladder it = begun("st-marys-putney", "offensive").prepared();
    assertThat(it.open()).containsExactly(WRITE);
    it.letterGoes();
    assertThat(it.open()).isEmpty();
    it.says("removed", "");
    it.done(ParentEscalation.CHECK_REMOVAL, Ladder.STILL_THERE);
    assertThat(it.open()).as("time is left").isEmpty();
    it.says("removed", "Really");
    it.done(ParentEscalation.CHECK_REMOVAL, Ladder.GONE);
    assertThat(it.open()).isEmpty();
    it.timePassesTo("2026-10-20T12:00:00Z");
    assertThat(it.open()).containsExactly(ParentEscalation.CLOSE_CASE);
    it.furtherPost("offensive");
    assertThat(it.open()).as("a further post before closing").containsExactly(OFFER);
    it.meets("settled").letterGoes();
    it.timePassesTo("2026-12-01T12:00:00Z");
    it.done(ParentEscalation.CLOSE_CASE).done(ParentEscalation.GIVE_WORD);
    assertThat(it.it.state()).isEqualTo("closed");
    assertThat(it.it.timeline())
        .contains("parent.answered", "parent.post-gone", "parent.quiet-begun", "case.closed");
    it.furtherPost("offensive");
    assertThat(it.it.state()).as("within twelve months it goes on").isEqualTo("open");
    assertThat(it.open()).containsExactly(WRITE);
  }

  @Test
  @DisplayName(
      "Nothing helps: letter, meeting, warning, measures; a block is looked at again, and lifted")
  void everyRung() {
    Ladder it = begun("st-marys-putney", "offensive").prepared().letterGoes();
    it.timePassesTo("2026-09-23T12:00:00Z")
        .done(ParentEscalation.CHECK_REMOVAL, Ladder.STILL_THERE);
    assertThat(it.open()).containsExactly(OFFER);
    it.meets("no-agreement").letterGoes();
    assertThat(it.open()).as("the warning").containsExactly(WRITE);
    it.letterGoes().timePassesTo("2026-10-20T12:00:00Z");
    it.done(ParentEscalation.CHECK_REMOVAL, Ladder.STILL_THERE);
    assertThat(it.open()).containsExactly(ParentEscalation.DECIDE_MEASURES);
    assertThatThrownBy(
            () ->
                it.done(
                    ParentEscalation.DECIDE_MEASURES,
                    Map.of(
                        "block",
                        "taken",
                        "platform",
                        "taken",
                        "legalAdvice",
                        "declined",
                        "warning",
                        "declined",
                        "warningReason",
                        "Given")))
        .isInstanceOf(InvalidInput.class);
    it.done(
        ParentEscalation.DECIDE_MEASURES,
        "block",
        "taken",
        "platform",
        "taken",
        "legalAdvice",
        "declined",
        "legalAdviceReason",
        "Not worth it",
        "warning",
        "declined",
        "warningReason",
        "Given");
    assertThat(it.open()).containsExactlyInAnyOrder(ParentEscalation.BLOCK_PERSON, CONTACT);
    it.contacts().done(ParentEscalation.BLOCK_PERSON);
    assertThat(it.open()).contains(WRITE);
    it.letterGoes();
    it.timePassesTo("2026-12-20T12:00:00Z");
    it.done(ParentEscalation.REVIEW_MEASURE, "stays", "yes");
    it.as((door, me) -> door.appeal(me, it.it.reference(), "It is unfair", Ladder.key()));
    it.done(ParentEscalation.HEAR_APPEAL, "stays", "yes");
    it.timePassesTo("2027-03-27T12:00:00Z");
    it.done(ParentEscalation.REVIEW_MEASURE, "stays", "no");
    assertThat(it.it.timeline()).contains("measure.stands", "measure.lifted");
  }

  @Test
  @DisplayName(
      "Where the policy blocks at once, a block can be lifted before anybody looks again (FED-64)")
  void liftedBefore() {
    Ladder it = begun("boroughbridge", "offensive").prepared().letterGoes();
    it.furtherPost("offensive");
    it.meets("no-agreement").letterGoes();
    it.furtherPost("offensive");
    it.done(
        ParentEscalation.DECIDE_MEASURES,
        "block",
        "taken",
        "complaints",
        "declined",
        "complaintsReason",
        "None",
        "platform",
        "declined",
        "platformReason",
        "Gone");
    it.done(ParentEscalation.BLOCK_PERSON).letterGoes();
    it.as((door, me) -> door.lift(me, it.it.reference(), "A new start", Ladder.key()));
    assertThat(it.it.timeline()).contains("measure.stands", "measure.lifted");
  }

  @Test
  @DisplayName("One policy wants a refusal and a further post before measures (WAN-36)")
  void refusedAndGoesOn() {
    Ladder it = begun("wanborough", "offensive").prepared().letterGoes();
    assertThat(it.open()).as("removal and a meeting").containsExactly(OFFER);
    it.timePassesTo("2026-09-19T11:00:00Z");
    assertThat(it.open()).as("24 hours").containsExactly("Task_LookMeanwhile", OFFER);
    it.done("Task_LookMeanwhile", Ladder.GONE);
    it.arranges().done("Task_RecordMeeting", "what", "not-come", "heard", "Nothing was heard");
    it.arranges().done("Task_RecordMeeting", "what", "not-come", "heard", "Nothing was heard");
    assertThat(it.it.timeline()).contains("parent.refused");
    assertThat(it.open()).as("refused, and does not go on").isEmpty();
    it.furtherPost("offensive");
    assertThat(it.open()).containsExactly(ParentEscalation.DECIDE_MEASURES);
    it.done(
        ParentEscalation.DECIDE_MEASURES,
        "legalAdvice",
        "taken",
        "warning",
        "taken",
        "police",
        "taken",
        "block",
        "taken",
        "provider",
        "taken",
        "otherLegal",
        "taken");
    assertThat(it.open())
        .containsExactly(
            ParentEscalation.AGREE_COST,
            ParentEscalation.AGREE_COST,
            ParentEscalation.BLOCK_PERSON,
            ParentEscalation.CONSIDER_POLICE,
            CONTACT,
            WRITE);
    it.done(ParentEscalation.BLOCK_PERSON, "carriedOut", "no", "reason", "It was closed");
    it.done(ParentEscalation.CONSIDER_POLICE, "report", "no", "reason", "No crime");
    it.done(ParentEscalation.AGREE_COST, "agreed", "no", "reason", "No money");
    it.done(ParentEscalation.AGREE_COST, "agreed", "yes", "cost", "500 pounds");
    it.letterGoes().contacts().contacts();
    it.timePassesTo("2026-10-30T12:00:00Z");
    it.answered().answered();
    it.done(ParentEscalation.RECORD_ADVICE);
    assertThat(it.it.timeline()).contains("measure.taken", "measure.done");
  }

  @Test
  @DisplayName(
      "What the parent says while a meeting is arranged is read beside it, in its own time")
  void answersMeanwhile() {
    Ladder it = begun("avenue", "defamation").prepared();
    assertThat(it.open()).containsExactly(OFFER);
    it.says("will-come", "");
    assertThat(it.open()).as("that is for the meeting").containsExactly(OFFER);
    it.says("removed", "");
    assertThat(it.open()).containsExactlyInAnyOrder(OFFER, ParentEscalation.CHECK_MEANWHILE);
    it.done(ParentEscalation.CHECK_MEANWHILE, Ladder.STILL_THERE);
    it.says("disagree", "It is my right");
    assertThat(it.open()).containsExactlyInAnyOrder(OFFER, ParentEscalation.READ_MEANWHILE);
    it.done(ParentEscalation.READ_MEANWHILE, "follows", "wait");
    it.says("complaint", "Nobody rang me back");
    it.done(ParentEscalation.READ_MEANWHILE, "follows", "complaint");
    it.done(ParentEscalation.REFER_MEANWHILE, "demandGoesOn", "yes");
    assertThat(it.open()).as("the meeting is arranged all the while").containsExactly(OFFER);
    it.says("complaint", "And again");
    it.done(ParentEscalation.READ_MEANWHILE, "follows", "complaint");
    it.done(ParentEscalation.REFER_MEANWHILE, "demandGoesOn", "no");
    assertThat(it.open()).as("it has left").containsExactly(ParentEscalation.CLOSE_CASE);

    Ladder other = begun("recreation", "defamation").prepared();
    other.says("disagree", "It is true");
    other.done(ParentEscalation.READ_MEANWHILE, "follows", "withdrawn");
    assertThat(other.open()).containsExactly(ParentEscalation.CLOSE_CASE);
  }

  @Test
  @DisplayName("A meeting comes first; a fair complaint leaves the ladder (AR-28, AR-29)")
  void complaint() {
    Ladder it = begun("avenue", "defamation").prepared();
    assertThat(it.open()).containsExactly(OFFER);
    it.meets("complaint").letterGoes();
    assertThat(it.open()).containsExactly(ParentEscalation.REFER_COMPLAINT);
    it.done(ParentEscalation.REFER_COMPLAINT, "demandGoesOn", "yes");
    it.says("complaint", "Nobody answered me");
    it.done(ParentEscalation.READ_ANSWER, "follows", "wait");
    it.says("complaint", "And nobody listens");
    it.done(ParentEscalation.READ_ANSWER, "follows", "complaint");
    it.done(ParentEscalation.REFER_COMPLAINT, "demandGoesOn", "no");
    assertThat(it.open()).containsExactly(ParentEscalation.CLOSE_CASE);
  }

  @Test
  @DisplayName(
      "The police hear without discretion, and nobody contacts the parent meanwhile (AR-34)")
  void contactHeld() {
    Ladder it = begun("recreation", "racist");
    assertThat(it.open())
        .containsExactly(ParentEscalation.PREPARE_STEPS, ParentEscalation.REPORT_TO_POLICE);
    it.prepared();
    assertThat(it.open())
        .as("the ladder is parked")
        .containsExactly(ParentEscalation.REPORT_TO_POLICE);
    it.done(ParentEscalation.REPORT_TO_POLICE, "carriedOut", "yes", "holdContact", "yes");
    it.done(ParentEscalation.HEAR_FROM_POLICE, "allowed", "not-yet");
    assertThat(it.open()).containsExactly(ParentEscalation.HEAR_FROM_POLICE);
    it.done(ParentEscalation.HEAR_FROM_POLICE, "allowed", "yes");
    assertThat(it.open()).containsExactly(OFFER);
    it.as((door, me) -> door.askAboutPolice(me, it.it.reference(), "A threat came", Ladder.key()));
    it.done(ParentEscalation.CONSIDER_POLICE, "report", "yes", "holdContact", "no");
    it.meets("refuses").letterGoes();
    assertThat(it.open()).as("a spoken no is no refusal").isEmpty();
    it.furtherPost("identifies-child");
    assertThat(it.open()).containsExactly(ParentEscalation.DECIDE_MEASURES);
    it.done(
        ParentEscalation.DECIDE_MEASURES,
        "eventBan",
        "taken",
        "authority",
        "taken",
        "platform",
        "declined",
        "platformReason",
        "Slow",
        "block",
        "declined",
        "blockReason",
        "Not needed",
        "complaints",
        "declined",
        "complaintsReason",
        "None",
        "removal",
        "taken",
        "legalAdvice",
        "declined",
        "legalAdviceReason",
        "Not yet");
    it.done(ParentEscalation.HEAR_CHAIR).done(ParentEscalation.DECIDE_BAN).letterGoes();
    it.done(ParentEscalation.CARRY_OUT_MEASURE);
    it.contacts().timePassesTo("2027-01-05T12:00:00Z");
    it.answered();
    assertThat(it.it.timeline()).contains("measure.stands", "measure.lifted");
  }

  @Test
  @DisplayName("A ban that the head does not decide on ends there (AR-26)")
  void noBan() {
    Ladder it = begun("avenue", "identifies-child").prepared();
    assertThat(it.open()).as("pictures: removal first (AR-25)").containsExactly(WRITE);
    it.letterGoes().furtherPost("identifies-child");
    it.done(
        ParentEscalation.DECIDE_MEASURES,
        "eventBan",
        "taken",
        "authority",
        "declined",
        "authorityReason",
        "No",
        "platform",
        "declined",
        "platformReason",
        "No",
        "complaints",
        "declined",
        "complaintsReason",
        "No",
        "removal",
        "declined",
        "removalReason",
        "No",
        "legalAdvice",
        "declined",
        "legalAdviceReason",
        "No");
    it.done(ParentEscalation.HEAR_CHAIR, "view", "against");
    it.done(ParentEscalation.DECIDE_BAN, "decided", "no");
    assertThat(it.open()).isEmpty();
  }

  @Test
  @DisplayName(
      "Contact comes first, then a meeting; what is agreed there is waited for (HH-22, HH-23)")
  void contactFirst() {
    Ladder it = begun("highters-heath", "offensive").prepared().letterGoes();
    it.says("disagree", "I will not");
    it.done(ParentEscalation.READ_ANSWER, "follows", "refusal");
    assertThat(it.open()).containsExactly(OFFER);
    it.meets("will-remove").letterGoes();
    assertThat(it.open()).isEmpty();
    it.says("disagree", "It was not me");
    it.done(ParentEscalation.READ_ANSWER, "follows", "withdrawn");
    assertThat(it.open()).containsExactly(ParentEscalation.CLOSE_CASE);
  }

  @Test
  @DisplayName("Whoever wishes to talk is met, whatever the order")
  void wishesToTalk() {
    Ladder it = begun("king-james", "offensive").prepared().letterGoes();
    it.says("will-come", "");
    assertThat(it.open()).containsExactly(OFFER);
    it.furtherPost("offensive");
    it.meets("will-remove").letterGoes();
    assertThat(it.open()).containsExactly(ParentEscalation.DECIDE_MEASURES);
  }

  @Test
  @DisplayName("A rung out of order needs a reason and a second person; what was planned is off")
  void skipping() {
    Ladder it = begun("king-james", "offensive").prepared();
    it.as(
        (door, me) ->
            door.askToSkip(me, it.it.reference(), "measures", "It is grave", Ladder.key()));
    assertThat(it.it.offered(ParentEscalation.AGREE_TO_SKIP))
        .containsExactly("role:deputy@king-james");
    it.done(ParentEscalation.AGREE_TO_SKIP, "agreed", "no");
    assertThat(it.open()).containsExactly(WRITE);
    it.as(
        (door, me) ->
            door.askToSkip(me, it.it.reference(), "warning", "It is grave", Ladder.key()));
    it.done(ParentEscalation.AGREE_TO_SKIP, "agreed", "yes");
    assertThat(it.open())
        .as("the warning, in the place of the first letter")
        .containsExactly(WRITE);
    assertThat(it.it.timeline()).contains("parent.skip-refused", "parent.skip-agreed");
    assertThat(it.it.timeline().stream().filter("letter.begun"::equals)).hasSize(2);
  }

  @Test
  @DisplayName(
      "A wall around a case that handed over stands around the steps, and the parent's around both")
  void walls() {
    Cases.Case abuse =
        cases
            .aReport("boroughbridge")
            .of("defamation")
            .by("parent", "A parent")
            .withACopy()
            .reportedBy("staff1@boroughbridge");
    abuse.factsConfirmed(
        "senior-authoriser@boroughbridge", List.of("defamation"), List.of("parent"));
    Ladder it =
        Ladder.of(
            cases,
            beans,
            cases.underWay(steps(), "boroughbridge", ParentEscalation.PROCESS),
            "boroughbridge");
    String leader = cases.me("slt@boroughbridge").id();
    cases.as(
        "senior-authoriser@boroughbridge",
        me -> {
          abuseCases.suspect(me, abuse.reference(), "Someone", leader, null, Ladder.key());
          return leader;
        });
    assertThat(outside(it.it)).contains(leader);
    abuse.done("senior-authoriser@boroughbridge", "Task_ConfirmWhoElseIsMeant", Map.of());
    assertThat(outside(it.it)).as("not meant after all").doesNotContain(leader);

    var runner = cases.me("runner1@boroughbridge").person();
    it.done(
        ParentEscalation.PREPARE_STEPS,
        "begin",
        "yes",
        "parent",
        "Ms A Winter",
        "address",
        "1 Example Street",
        "alsoStaff",
        "yes",
        "alsoStaffName",
        runner.name());
    assertThat(outside(it.it)).contains(runner.id());
    assertThat(outside(abuse)).as("the same post").contains(runner.id());
  }

  private String steps() {
    return cases.everywhere(
        () ->
            jdbc.sql("select reference from case_file where kind = 'escalation'")
                .query(String.class)
                .single());
  }

  private List<String> outside(Cases.Case of) {
    String id = of.id();
    return cases.everywhere(
        () ->
            jdbc.sql("select person_id from case_wall where case_id = ? and until is null")
                .param(id)
                .query(String.class)
                .list());
  }

  @Test
  @DisplayName("Where no steps are taken the case closes with the reason")
  void notBegun() {
    Ladder it = begun("highters-heath", "offensive");
    it.done(ParentEscalation.PREPARE_STEPS, "begin", "no", "reason", "It was not a parent");
    it.done(ParentEscalation.CLOSE_CASE, "outcome", "not-begun").done(ParentEscalation.GIVE_WORD);
    assertThat(it.it.state()).isEqualTo("closed");
  }

  @Test
  @DisplayName(
      "Asked about the police twice while contact is held, somebody hears from them once; a fixed"
          + " meeting is called off and offered again once contact is allowed")
  void heldOnce() {
    Ladder it = begun("avenue", "defamation").prepared();
    it.done(
        OFFER,
        "first",
        "2026-10-01T15:30",
        "minutes",
        30,
        "place",
        "The office",
        "agenda",
        "What was posted",
        "lateReason",
        "The head is away");
    Meetings meetings = beans.getBean(Meetings.class);
    cases.as(
        "headteacher@avenue",
        me -> {
          Meeting offered = meetings.latest(it.it.id()).orElseThrow();
          meetings.choose(
              me,
              it.it.reference(),
              offered.id(),
              offered.offered().get(0),
              "By telephone",
              Ladder.key());
          return me.id();
        });
    asksAboutPolice(it);
    it.done(
        ParentEscalation.CONSIDER_POLICE,
        "report",
        "yes",
        "force",
        "A force",
        "holdContact",
        "yes");
    assertThat(cases.everywhere(() -> meetings.latest(it.it.id())).orElseThrow().state())
        .isEqualTo(Meeting.State.CALLED_OFF);
    assertThat(it.it.timeline()).contains("meeting.called-off", "meeting.cancellation-sent");
    assertThat(it.open()).containsExactly(ParentEscalation.HEAR_FROM_POLICE);
    for (String hold : List.of("yes", "no")) {
      asksAboutPolice(it);
      it.done(
          ParentEscalation.CONSIDER_POLICE,
          "report",
          "yes",
          "force",
          "A force",
          "holdContact",
          hold);
      assertThat(it.open()).as(hold).containsExactly(ParentEscalation.HEAR_FROM_POLICE);
    }
    it.done(ParentEscalation.HEAR_FROM_POLICE, "allowed", "yes");
    assertThat(it.open()).doesNotContain(ParentEscalation.HEAR_FROM_POLICE);
  }

  private static void asksAboutPolice(Ladder it) {
    it.as((door, me) -> door.askAboutPolice(me, it.it.reference(), "A threat came", Ladder.key()));
  }

  @Test
  @DisplayName(
      "A pack of the steps holds the evidence of the cases that handed over, as far as somebody may"
          + " see it, and every post with its times")
  void pack() {
    Cases.Case abuse =
        cases
            .aReport("boroughbridge")
            .of("defamation")
            .by("parent", "A parent")
            .withACopy()
            .reportedBy("staff1@boroughbridge");
    abuse.factsConfirmed(
        "senior-authoriser@boroughbridge", List.of("defamation"), List.of("parent"));
    Ladder it =
        Ladder.of(
            cases,
            beans,
            cases.underWay(steps(), "boroughbridge", ParentEscalation.PROCESS),
            "boroughbridge");
    it.furtherPost("offensive");
    Packs packs = beans.getBean(Packs.class);
    String head = "headteacher@boroughbridge";
    String paper =
        cases.as(
            head,
            me -> {
              List<EvidenceItem> items = packs.available(me, it.it.reference());
              assertThat(items).extracting(EvidenceItem::caseId).containsExactly(abuse.id());
              String id =
                  packs.make(
                      me,
                      it.it.reference(),
                      new MakePack(Pack.Audience.POLICE, "A force", List.of(items.get(0).id())),
                      Ladder.key());
              return text(packs.take(me, it.it.reference(), id).bytes());
            });
    assertThat(paper)
        .contains(
            "Item 1 of case " + abuse.reference(), "What was posted, 1", "What was posted, 2");
    // Whoever may not see the other case finds neither its evidence nor a pack that holds it.
    String walled = cases.me(head).id();
    cases.everywhere(
        () ->
            jdbc.sql(
                    """
                    insert into case_wall (id, case_id, person_id, school_id, why, since)
                    values ('w', ?, ?, 'boroughbridge', 'STEPPED_ASIDE', now())
                    """)
                .params(abuse.id(), walled)
                .update());
    cases.as(
        head,
        me -> {
          assertThat(packs.available(me, it.it.reference())).isEmpty();
          assertThat(packs.ofCase(me, it.it.reference())).isEmpty();
          return walled;
        });
  }

  private static String text(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @DisplayName("A meeting that the school calls off is held against nobody")
  void calledOff() {
    Ladder it = begun("king-james", "offensive").prepared().letterGoes();
    it.says("will-come", "").arranges();
    it.done("Task_RecordMeeting", "what", "called-off", "reason", "The head is ill", "again", "no");
    it.timePassesTo("2026-09-28T12:00:00Z");
    assertThat(it.open())
        .as("a person looks again")
        .containsExactly(ParentEscalation.CHECK_REMOVAL);
  }

  @Test
  @DisplayName("What comes while measures are carried out is seen before the time of quiet")
  void newsBeforeQuiet() {
    Ladder it = begun("highters-heath", "offensive").prepared().letterGoes();
    it.furtherPost("offensive").meets("no-agreement").letterGoes().letterGoes();
    it.furtherPost("offensive");
    it.done(
        ParentEscalation.DECIDE_MEASURES,
        "further",
        "taken",
        "legalAction",
        "declined",
        "legalActionReason",
        "No");
    it.furtherPost("offensive").done(ParentEscalation.CARRY_OUT_MEASURE);
    assertThat(it.open()).containsExactly(ParentEscalation.DECIDE_MEASURES);
  }

  @Test
  @DisplayName("A further post while it is quiet takes the next rung")
  void notQuiet() {
    Ladder it = begun("st-marys-putney", "offensive").prepared().letterGoes();
    it.says("removed", "").done(ParentEscalation.CHECK_REMOVAL, Ladder.GONE);
    it.furtherPost("offensive");
    assertThat(it.open()).containsExactly(OFFER);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  @DisplayName("These tests together pass every element and flow of the five models")
  void nothingIsUntested() {
    assertThat(
            ModelFile.all("bpmn").stream()
                .filter(model -> model.module().equals("escalation"))
                .flatMap(model -> PASSED.never(model).stream())
                .toList())
        .as("passed by no test")
        .isEqualTo(List.of());
  }
}
