package org.chalkline.safeguarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chalkline.abuse.Cases;
import org.chalkline.casework.Access;
import org.chalkline.casework.CaseFiles;
import org.chalkline.evidence.EvidenceLocker;
import org.chalkline.evidence.NewEvidence;
import org.chalkline.installation.Scope;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Worries about children on the real engine, way by way; the last test names what none has passed.
 */
@ChalklineTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReferralTests {

  private static final Passed PASSED = new Passed();
  private static final String SCHOOL = "highters-heath";
  private static final String TELL = "Task_TellBody";

  @Autowired BeanFactory beans;
  @Autowired JdbcClient jdbc;
  @Autowired EvidenceLocker locker;
  @Autowired FileTransfers transfers;
  @Autowired FurtherBodies further;
  @Autowired Chronologies chronologies;
  @Autowired OwnWorries own;
  @Autowired ReferralInbox inbox;
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

  private Child worried() {
    return Child.worried(cases, beans, SCHOOL, "");
  }

  @Test
  @DisplayName("Taken up, told outside, the child watched, a further body told, closed, reopened")
  void wholeWay() {
    Child it = worried();
    assertThat(it.open()).containsExactly(SafeguardingReferral.TAKE_UP_REFERRAL);
    assertThat(it.it.offered(SafeguardingReferral.TAKE_UP_REFERRAL))
        .startsWith("role:dsl@" + SCHOOL);
    assertThat(it.as("dsl", inbox::of)).singleElement().matches(ReferralInbox.Row::news);
    assertThat(it.as("staff1", own::of)).hasSize(1);
    assertThatThrownBy(() -> it.as("headteacher", inbox::of)).isInstanceOf(NoSuchThing.class);
    assertThatThrownBy(
            () ->
                it.done(
                    SafeguardingReferral.TAKE_UP_REFERRAL,
                    "threshold",
                    "none",
                    "reason",
                    "None",
                    "adult",
                    "no"))
        .as("not to share is a decision with a reason")
        .isInstanceOf(InvalidInput.class);
    it.takenUp("harm", "no", "social-care");
    assertThat(it.open())
        .containsExactlyInAnyOrder(TELL, SafeguardingReferral.DECIDE_ABOUT_PARENTS);
    assertThat(it.it.offered(TELL)).startsWith("role:dsl@" + SCHOOL);
    it.told().parentsTold();
    assertThat(it.open()).containsExactly(SafeguardingReferral.REVIEW_REFERRAL);
    it.as(
        "dsl",
        me -> {
          further.tell(me, it.it.reference(), List.of("ceop"), "New messages", Child.key());
          chronologies.add(me, it.it.reference(), it.today(), "She was seen well", Child.key());
          assertThat(chronologies.of(me, it.it.reference())).hasSize(3);
          assertThat(new String(chronologies.pdf(me, it.it.reference()), 0, 5)).isEqualTo("%PDF-");
          return "";
        });
    assertThat(it.open()).contains(TELL);
    it.told();
    it.done(
        SafeguardingReferral.REVIEW_REFERRAL,
        "child",
        "Well",
        "next",
        "watch",
        "lookAgain",
        "2026-09-25");
    assertThat(it.open()).isEmpty();
    it.timePassesTo("2026-09-25T12:00:00Z");
    assertThat(it.open()).containsExactly(SafeguardingReferral.REVIEW_REFERRAL);
    close(it);
    it.as(
        "dsl",
        me -> {
          beans.getBean(CaseFiles.class).reopen(me, it.it.reference(), "New words", Child.key());
          return "";
        });
    assertThat(it.open()).containsExactly(SafeguardingReferral.TAKE_UP_REFERRAL);
  }

  private static void close(Child it) {
    it.done(
        SafeguardingReferral.REVIEW_REFERRAL,
        "child",
        "Well",
        "next",
        "close",
        "outcome",
        "safe",
        "lesson",
        "To listen");
    assertThat(it.it.state()).isEqualTo("closed");
  }

  @Test
  @DisplayName(
      "From a case: its subjects stay outside, further words join it, an adult is looked at")
  void fromCase() {
    var abuse = cases.aReport(SCHOOL).of("other").byPost("dsl").reportedBy("staff1@" + SCHOOL);
    String who = abuse.firstWho("Task_ConfirmWhoIsMeant");
    refer(who, abuse.reference());
    String reference =
        cases.everywhere(
            () ->
                jdbc.sql("select reference from case_file where kind = 'safeguarding'")
                    .query(String.class)
                    .single());
    Cases.Case it = cases.underWay(reference, SCHOOL, SafeguardingReferral.PROCESS);
    assertThat(it.firstWho(SafeguardingReferral.TAKE_UP_REFERRAL)).startsWith("deputy-dsl");
    String dsl = cases.me("dsl@" + SCHOOL).id();
    it.done(
        "deputy-dsl@" + SCHOOL,
        SafeguardingReferral.TAKE_UP_REFERRAL,
        java.util.Map.of(
            "threshold",
            "below",
            "reason",
            "As told",
            "notShared",
            "Nothing",
            "adult",
            "yes",
            "persons",
            List.of(dsl)));
    assertThat(it.timeline()).contains("safeguarding.handed-over");
    it.done(
        "deputy-dsl@" + SCHOOL,
        SafeguardingReferral.DECIDE_ABOUT_PARENTS,
        java.util.Map.of("parents", "not-told", "reason", "Risk"));
    it.done(
        "deputy-dsl@" + SCHOOL,
        SafeguardingReferral.REVIEW_REFERRAL,
        java.util.Map.of("child", "Well", "next", "watch", "lookAgain", "2026-10-01"));
    refer(who, abuse.reference());
    assertThat(it.open()).as("news").containsExactly(SafeguardingReferral.REVIEW_REFERRAL);
    assertThatThrownBy(() -> cases.as("dsl@" + SCHOOL, me -> chronologies.of(me, it.reference())))
        .isInstanceOf(NoSuchThing.class);
  }

  @Test
  @DisplayName(
      "From a case: whom the worry could mean is outside that case until it is looked into")
  void fromCaseOfWhomItMeans() {
    var abuse =
        cases.aReport(SCHOOL).of("other").by("parent", "A father").reportedBy("staff1@" + SCHOOL);
    refer("headteacher@" + SCHOOL, abuse.reference(), "The safeguarding lead");
    Cases.Case it = referral(abuse);
    assertThat(it.firstWho(SafeguardingReferral.TAKE_UP_REFERRAL)).startsWith("deputy-dsl");
    walled(abuse.id(), true);
    takenUpBelow(it);
    walled(it.id(), false);
    walled(abuse.id(), false);
  }

  @Test
  @DisplayName(
      "A case lets nobody in because the one that handed over does, if it suspects them too")
  void ownWallStays() {
    for (boolean own : new boolean[] {true, false}) {
      var abuse = cases.aReport(SCHOOL).of("other").byPost("dsl").reportedBy("staff1@" + SCHOOL);
      String who = abuse.firstWho("Task_ConfirmWhoIsMeant");
      refer(who, abuse.reference(), own ? "The safeguarding lead" : "");
      Cases.Case it = referral(abuse);
      abuse.done(who, "Task_ConfirmWhoIsMeant", java.util.Map.of("persons", List.of()));
      walled(abuse.id(), false);
      walled(it.id(), own);
    }
  }

  /** Whether the safeguarding lead is outside this case. */
  private void walled(String caseId, boolean outside) {
    String dsl = cases.me("dsl@" + SCHOOL).id();
    assertThat(cases.everywhere(() -> beans.getBean(Access.class).walled(dsl, caseId)))
        .isEqualTo(outside);
  }

  /** The referral of this case. */
  private Cases.Case referral(Cases.Case source) {
    String reference =
        cases.everywhere(
            () ->
                jdbc.sql(
                        """
                        select f.reference from case_file f join case_goes_on g on g.case_id = f.id
                        where f.kind = 'safeguarding' and g.source_case_id = ?
                        """)
                    .param(source.id())
                    .query(String.class)
                    .single());
    return cases.underWay(reference, SCHOOL, SafeguardingReferral.PROCESS);
  }

  @Test
  @DisplayName("Of a case that handed over nothing goes into a package of whoever is outside it")
  void fileWithoutWhatIsOutside() {
    var abuse = cases.aReport(SCHOOL).of("other").byPost("dsl").reportedBy("staff1@" + SCHOOL);
    refer(abuse.firstWho("Task_ConfirmWhoIsMeant"), abuse.reference());
    Cases.Case it = referral(abuse);
    takenUpBelow(it);
    walled(it.id(), false);
    walled(abuse.id(), true);
    evidence(abuse.id());
    assertThat(packed("deputy-dsl", it)).contains("Evidence: said.txt ");
    assertThat(packed("dsl", it)).hasSize(3);
  }

  private static void takenUpBelow(Cases.Case it) {
    it.done(
        "deputy-dsl@" + SCHOOL,
        SafeguardingReferral.TAKE_UP_REFERRAL,
        java.util.Map.of(
            "threshold", "below", "reason", "As told", "notShared", "Nothing", "adult", "no"));
  }

  private List<String> packed(String role, Cases.Case it) {
    return cases.as(
        role + "@" + SCHOOL,
        me ->
            beans
                .getBean(TransactionTemplate.class)
                .<List<String>>execute(
                    status ->
                        beans
                            .getBean(FileOfChild.class)
                            .of(me, beans.getBean(Access.class).require(me, it.reference()))
                            .items()
                            .stream()
                            .map(SealedPackage.Item::words)
                            .toList()));
  }

  private void refer(String who, String reference) {
    refer(who, reference, "");
  }

  private void refer(String who, String reference, String behind) {
    cases.as(
        who,
        me -> {
          beans
              .getBean(Referrals.class)
              .referFrom(me, reference, Child.worry(SCHOOL, behind), Child.key());
          return "";
        });
  }

  @Test
  @DisplayName(
      "Locked away: seen by the lead, ended on the word of the police by two people (IN-4)")
  void locked() {
    for (String word : List.of("destroy", "release")) {
      Child it = worried();
      String item = evidence(it);
      FileTransfers.Made packed = made(it);
      Scope.everywhere(
          () -> {
            locker.lockAway(item, cases.me("deputy-dsl@" + SCHOOL).actor(), "It may be unlawful");
            return "";
          });
      assertThatThrownBy(() -> taken(it, packed))
          .as("what is locked away gets out by no package that was made before")
          .isInstanceOf(Refused.class)
          .hasMessageContaining("locked away since");
      assertThat(it.open()).contains(SafeguardingReferral.SEE_LOCK);
      assertThat(it.it.offered(SafeguardingReferral.SEE_LOCK)).startsWith("role:dsl@" + SCHOOL);
      it.done(SafeguardingReferral.SEE_LOCK, "words", "The police are called");
      it.told();
      it.done(
          "Task_HearWord",
          "word",
          "proceed",
          "answeredAt",
          it.today() + "T09:30",
          "answer",
          "Wait");
      it.done(SafeguardingReferral.ENTER_WORD_OF_POLICE, "given", "no", "words", "Nothing");
      police(it, word);
      assertThat(it.it.firstWho(SafeguardingReferral.AGREE_TO_ENDING)).startsWith("deputy-dsl");
      it.done(SafeguardingReferral.AGREE_TO_ENDING, "agreed", "no", "words", "Ask again");
      police(it, word);
      it.done(SafeguardingReferral.AGREE_TO_ENDING, "agreed", "yes", "words", "So they say");
      int left =
          cases.everywhere(
              () ->
                  jdbc.sql("select count(*) from evidence_chunk where evidence_id = ?")
                      .param(item)
                      .query(Integer.class)
                      .single());
      assertThat(left > 0).isEqualTo(word.equals("release"));
      assertThat(it.as("dsl", me -> transfers.of(me, it.it.reference())).get(0).kept())
          .as("no package keeps a copy of what was destroyed")
          .isEqualTo(word.equals("release"));
      assertThatThrownBy(() -> taken(it, packed))
          .isInstanceOf(word.equals("release") ? Refused.class : NoSuchThing.class);
      if (word.equals("release")) {
        it.timePassesTo("2026-09-18T10:01:00Z");
        FileTransfers.Made anew = made(it);
        assertThat(taken(it, anew)).isNotEmpty();
      }
      assertThat(it.it.timeline()).contains("evidence.lock-ended", "evidence.lock-end-agreed");
    }
  }

  private byte[] taken(Child it, FileTransfers.Made made) {
    return it.as("dsl", me -> transfers.take(me, it.it.reference(), made.id()));
  }

  private static void police(Child it, String word) {
    it.done(
        SafeguardingReferral.ENTER_WORD_OF_POLICE,
        "given",
        "yes",
        "word",
        word,
        "policeReference",
        "C/4711",
        "words",
        "The officer, today");
  }

  private String evidence(Child it) {
    return evidence(it.it.id());
  }

  private String evidence(String caseId) {
    return Scope.everywhere(
        () ->
            locker
                .fix(
                    new NewEvidence(
                        caseId,
                        SCHOOL,
                        "said.txt",
                        "What was said".getBytes(StandardCharsets.UTF_8),
                        cases.me("dsl@" + SCHOOL).actor(),
                        "",
                        null))
                .id());
  }

  @Test
  @DisplayName(
      "The file goes encrypted to another school, its receipt is chased after five days (DP-5)")
  void transfer() {
    Child it = worried();
    String locked = evidence(it);
    evidence(it);
    Scope.everywhere(
        () -> {
          locker.lockAway(locked, cases.me("dsl@" + SCHOOL).actor(), "It may be unlawful");
          return "";
        });
    FileTransfers.Made made = made(it);
    byte[] bytes = it.as("dsl", me -> transfers.take(me, it.it.reference(), made.id()));
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
        .doesNotContain("said.txt", "What was");
    String password = String.valueOf(made.password());
    String sha256 = it.as("dsl", me -> transfers.of(me, it.it.reference())).get(0).sha256();
    List<FileTransfers.Read> read = transfers.read(bytes, password, sha256);
    assertThat(read)
        .extracting(item -> item.words().strip())
        .contains("Chronology", "Evidence that is locked away", "Evidence: said.txt");
    for (int at = 0; at < bytes.length; at += Math.max(1, bytes.length / 40)) {
      byte[] tampered = bytes.clone();
      tampered[at] ^= 1;
      assertThatThrownBy(() -> transfers.read(tampered, password, sha256))
          .as("byte " + at)
          .isInstanceOf(Refused.class);
      assertThat(unsealed(tampered, password)).as("byte " + at).isIn(read, List.of());
    }
    assertThatThrownBy(() -> transfers.read(bytes, "WRONG", "")).isInstanceOf(Refused.class);
    send(it);
    it.timePassesTo("2026-09-23T09:59:00Z");
    assertThat(it.open()).doesNotContain(SafeguardingReferral.CHASE_RECEIPT);
    it.timePassesTo("2026-09-23T10:00:00Z");
    assertThat(it.open()).contains(SafeguardingReferral.CHASE_RECEIPT);
    it.done(SafeguardingReferral.CHASE_RECEIPT, "said", "again", "words", "By telephone");
    it.timePassesTo("2026-09-28T12:00:00Z");
    received(it);
    assertThat(it.open()).doesNotContain(SafeguardingReferral.CHASE_RECEIPT);
    assertThatThrownBy(() -> it.as("dsl", me -> transfers.take(me, it.it.reference(), made.id())))
        .as("the log stays, the package goes")
        .isInstanceOf(NoSuchThing.class);
    made(it);
    send(it);
    received(it);
    it.timePassesTo("2026-09-28T12:01:00Z");
    made(it);
    send(it);
    it.timePassesTo("2026-10-20T12:00:00Z");
    it.done(SafeguardingReferral.CHASE_RECEIPT, "said", "given-up", "words", "They are shut");
    made(it);
    it.done(SafeguardingReferral.SEND_PACKAGE, "sent", "no", "reason", "She stays");
    List<Transfer> log = it.as("dsl", me -> transfers.of(me, it.it.reference()));
    assertThat(log)
        .extracting(Transfer::state)
        .containsExactly("received", "received", "given-up", "not-sent");
  }

  /** What is in it, which no tampering can change; empty where it is refused. */
  private List<FileTransfers.Read> unsealed(byte[] bytes, String password) {
    try {
      return transfers.read(bytes, password, "");
    } catch (Refused refused) {
      return List.of();
    }
  }

  private FileTransfers.Made made(Child it) {
    return it.as(
        "dsl",
        me -> transfers.make(me, it.it.reference(), "Elm School", "Their lead", Child.key()));
  }

  private static void send(Child it) {
    it.done(
        SafeguardingReferral.SEND_PACKAGE,
        "sent",
        "yes",
        "sentOn",
        it.today().toString(),
        "how",
        "Secure mail",
        "passwordHow",
        "On the telephone");
  }

  private void received(Child it) {
    it.as(
        "dsl",
        me -> {
          transfers.received(me, it.it.reference(), "Their lead wrote", Child.key());
          return "";
        });
  }

  @Test
  @Order(Integer.MAX_VALUE)
  @DisplayName("These tests together pass every element and flow of the three models")
  void nothingIsUntested() {
    assertThat(
            ModelFile.all("bpmn").stream()
                .filter(model -> model.module().equals("safeguarding"))
                .flatMap(model -> PASSED.never(model).stream())
                .toList())
        .as("passed by no test")
        .isEqualTo(List.of());
  }
}
