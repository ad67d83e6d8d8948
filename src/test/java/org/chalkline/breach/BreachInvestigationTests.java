package org.chalkline.breach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ListAssert;
import org.chalkline.abuse.Cases;
import org.chalkline.accounts.SchoolAccounts;
import org.chalkline.audit.Actor;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseWork;
import org.chalkline.casework.CaseWork.Fact;
import org.chalkline.casework.Tasks;
import org.chalkline.casework.Walls;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.CleanSlate;
import org.chalkline.testing.ModelFile;
import org.chalkline.testing.Passed;
import org.chalkline.web.InvalidInput;
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
 * The investigation of breaches on the real engine, way by way; the last test names what none has
 * passed. What differs between the five policies is told by the scenarios.
 */
@ChalklineTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BreachInvestigationTests {

  private static final Passed PASSED = new Passed();

  @Autowired BeanFactory beans;
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

  private String person(String userName) {
    return cases.me(userName).id();
  }

  @Test
  @DisplayName("Reported, assessed, investigated, decided by another, told, closed")
  void fromReportToClosing() {
    Breach it =
        Breach.reported(
            cases, beans, "staff1@wanborough", Breach.of("wanborough", "Somebody", "volunteer"));
    assertThat(it.open()).containsExactly(BreachInvestigation.ASSESS);
    it.assessed("investigate", "volunteer", List.of("WAN-45"));
    assertThat(it.open()).containsExactly(BreachInvestigation.APPOINT);
    it.appointed(person("deputy@wanborough"));
    assertThat(it.it.due(BreachInvestigation.FIND)).isEqualTo("2026-10-09T10:00:00Z");
    it.done(BreachInvestigation.FIND, "firstFinding", "upheld");
    it.done(BreachInvestigation.DECIDE, "interest", "no", "outcomes", List.of("advice", "ending"));
    assertThat(it.open()).containsExactly(BreachInvestigation.CARRY_OUT, "Task_WriteLetter");
    it.letterGoes().done(BreachInvestigation.CARRY_OUT);
    it.timePassesTo("2026-10-10T12:00:00Z");
    assertThat(it.open()).containsExactly(BreachInvestigation.CLOSE);
    it.done(BreachInvestigation.CLOSE);
    assertThat(it.it.state()).isEqualTo("closed");
  }

  private Breach reported(String school, String role) {
    return Breach.reported(
        cases, beans, "staff1@" + school, Breach.of(school, "Somebody Unheard", role));
  }

  @Test
  @DisplayName("Out of scope, or no case: closed with the reason, and the reporter is told")
  void closedAsAssessed() {
    Breach it = reported("king-james", "parent");
    it.assessed("out-of-scope", "parent", List.of(), "scope", "none", "toReporter", "Thank you");
    assertThat(it.it.state()).isEqualTo("closed");
    assertThat(it.it.timeline()).contains("word.sent", "case.closed");
    assertThat(lessons("chair@king-james", "king-james"))
        .as("why it was no case is no lesson for the school")
        .isEmpty();
    reported("king-james", "pupil").assessed("near-miss", "pupil", List.of());
  }

  @Test
  @DisplayName("A low-level concern is kept with the person; three are a pattern")
  void concerns() {
    for (int n = 0; n < 3; n++) {
      Breach it = reported("wanborough", "staff").assessed("low-level", "staff", List.of());
      assertThat(it.it.offered(BreachInvestigation.SEE_CONCERN))
          .containsExactly("role:headteacher@wanborough");
      boolean pattern = n == 2;
      cases.as(
          "headteacher@wanborough",
          me -> {
            var work =
                beans
                    .getBean(Tasks.class)
                    .find(
                        me, it.it.task("headteacher@wanborough", BreachInvestigation.SEE_CONCERN));
            assertThat(beans.getBean(Tasks.class).toKnow(me, work.file(), work.step()).toString())
                .matches(text -> text.contains("A pattern") == pattern);
            return me;
          });
      it.done(BreachInvestigation.SEE_CONCERN);
      assertThat(it.it.state()).isEqualTo("closed");
    }
    cases.as(
        "headteacher@wanborough",
        me -> {
          assertThat(beans.getBean(Concerns.class).register(me))
              .hasSize(3)
              .allSatisfy(one -> assertThat(one.together()).isEqualTo(3));
          return me;
        });
  }

  @Test
  @DisplayName("A reader outside one case of three finds neither its words nor a pattern")
  void concernsOutside() {
    List<String> said = new ArrayList<>();
    for (int n = 0; n < 3; n++) {
      Breach it = reported("wanborough", "staff").assessed("low-level", "staff", List.of());
      said.add(it.it.id());
      if (n == 0) {
        it.done(BreachInvestigation.SEE_CONCERN);
        declared(it, "headteacher@wanborough");
      }
      if (n == 2) {
        toKnow(it, "headteacher@wanborough").hasSize(2).doesNotContain("A pattern");
      }
    }
    cases.as(
        "headteacher@wanborough",
        me -> {
          assertThat(beans.getBean(Concerns.class).register(me))
              .hasSize(2)
              .allSatisfy(one -> assertThat(one.together()).isEqualTo(2))
              .noneSatisfy(one -> assertThat(one.caseId()).isEqualTo(said.get(0)));
          return me;
        });
  }

  private ListAssert<String> toKnow(Breach it, String who) {
    return assertThat(
        cases.<List<String>>as(
            who,
            me -> {
              Tasks tasks = beans.getBean(Tasks.class);
              var work = tasks.find(me, it.it.task(who, BreachInvestigation.SEE_CONCERN));
              return tasks.toKnow(me, work.file(), work.step()).stream()
                  .map(CaseWork.Fact::label)
                  .toList();
            }));
  }

  private void declared(Breach it, String who) {
    cases.everywhere(
        () ->
            beans
                .getBean(TransactionTemplate.class)
                .execute(
                    status -> {
                      beans
                          .getBean(Walls.class)
                          .keepOut(
                              beans
                                  .getBean(CaseFileRepository.class)
                                  .findById(it.it.id())
                                  .orElseThrow(),
                              List.of(person(who)),
                              Walls.Why.DECLARED,
                              Actor.CHALKLINE);
                      return it;
                    }));
  }

  @Test
  @DisplayName("Whoever has an interest is outside at once, and the next is asked")
  void interests() {
    Breach it = reported("wanborough", "staff");
    it.it.done("headteacher@wanborough", BreachInvestigation.ASSESS, Map.of("interest", "yes"));
    assertThat(it.it.offered(BreachInvestigation.ASSESS)).containsExactly("role:chair@wanborough");
    it.assessed("investigate", "staff", List.of("WAN-45"));
    assertThat(it.it.firstWho(BreachInvestigation.APPOINT)).isEqualTo("chair@wanborough");
    it.it.done("chair@wanborough", BreachInvestigation.APPOINT, Map.of("interest", "yes"));
    it.done(
        BreachInvestigation.APPOINT, "interest", "no", "investigator", person("deputy@wanborough"));
    it.it.done(
        "deputy@wanborough", BreachInvestigation.ANSWER_FOR_INTEREST, Map.of("interest", "yes"));
    it.appointed(person("slt@wanborough"));
    it.done(BreachInvestigation.FIND, "firstFinding", "upheld");
    String decides = it.it.firstWho(BreachInvestigation.DECIDE);
    assertThat(decides).isEqualTo("vice-chair@wanborough");
    assertThat(it.it.timeline()).contains("breach.interest-declared", "breach.no-interest");
  }

  @Test
  @DisplayName("Whoever decides, or hears an appeal, may have an interest too")
  void interestsAtTheEnd() {
    Breach it =
        reported("boroughbridge", "staff")
            .assessed("investigate", "staff", List.of("FED-47"))
            .appointed(person("senior-authoriser@boroughbridge"));
    it.done(BreachInvestigation.FIND, "firstFinding", "upheld");
    it.done(BreachInvestigation.DECIDE, "interest", "yes");
    it.done(BreachInvestigation.DECIDE, "interest", "no", "outcomes", List.of("advice"));
    it.letterGoes().done(BreachInvestigation.CARRY_OUT);
    it.as("chair@boroughbridge", (door, me) -> door.appeal(me, ref(it), "Unfair", Breach.key()));
    it.done(BreachInvestigation.DECIDE_APPEAL, "interest", "yes");
    it.done(BreachInvestigation.DECIDE_APPEAL, "interest", "no", "result", "upheld");
    it.letterGoes();
    it.done(BreachInvestigation.CLOSE);
    assertThat(it.it.state()).isEqualTo("closed");
  }

  @Test
  @DisplayName("An appeal changes the decision: what is open of it ends, and what is chosen begins")
  void appealChanges() {
    Breach it = accountsAndAdviceAppealed();
    it.done(
        BreachInvestigation.DECIDE_APPEAL,
        "interest",
        "no",
        "result",
        "varied",
        "outcomes",
        List.of("police", "advice"));
    assertThat(it.open())
        .as("no second letter of decision, the accounts stay, the police hear")
        .containsExactlyInAnyOrder(
            BreachInvestigation.CARRY_OUT, "Task_WriteLetter", "Task_TellBody");
    it.letterGoes().tellsOutside().outsideSays("proceed").done(BreachInvestigation.CARRY_OUT);
    it.done(BreachInvestigation.CLOSE);
    assertThat(it.it.state()).isEqualTo("closed");
  }

  @Test
  @DisplayName("An appeal upheld ends what is open of the decision; dismissed, it is carried out")
  void appealUpheldOrDismissed() {
    Breach upheld = accountsAndAdviceAppealed();
    upheld.done(BreachInvestigation.DECIDE_APPEAL, "interest", "no", "result", "upheld");
    assertThat(upheld.open()).containsExactly("Task_WriteLetter");
    upheld.letterGoes().done(BreachInvestigation.CLOSE);
    assertThat(upheld.it.state()).isEqualTo("closed");

    Breach stands = accountsAndAdviceAppealed();
    stands.done(BreachInvestigation.DECIDE_APPEAL, "interest", "no", "result", "dismissed");
    assertThat(stands.open())
        .containsExactlyInAnyOrder(
            BreachInvestigation.CARRY_OUT,
            BreachInvestigation.WITHDRAW_ACCOUNTS,
            "Task_WriteLetter");
  }

  private Breach accountsAndAdviceAppealed() {
    Breach it =
        reported("boroughbridge", "staff")
            .assessed("investigate", "staff", List.of("FED-47"))
            .appointed(person("senior-authoriser@boroughbridge"))
            .decided("upheld", "advice", "access-withdrawn")
            .letterGoes();
    it.as(
        it.it.firstWho(BreachInvestigation.CARRY_OUT),
        (door, me) -> door.appeal(me, ref(it), "Unfair", Breach.key()));
    return it;
  }

  private static String ref(Breach it) {
    return it.it.reference();
  }

  @Test
  @DisplayName(
      "A child may have been harmed: nobody is asked anything until the officer has advised")
  void authorityFirst() {
    Breach it =
        reported("wanborough", "staff")
            .assessed("investigate", "staff", List.of("WAN-57"), "childHarmed", "yes");
    assertThat(it.open()).containsExactly("Task_TellBody");
    assertThatThrownBy(() -> statement(it, "headteacher@wanborough"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("designated officer");
    it.tellsOutside();
    assertThatThrownBy(() -> statement(it, "headteacher@wanborough")).isInstanceOf(Refused.class);
    it.outsideSays("proceed");
    assertThat(it.open()).containsExactly(BreachInvestigation.APPOINT);
    it.appointed(person("dsl@wanborough"));
    statement(it, "dsl@wanborough");
    assertThatThrownBy(() -> it.done(BreachInvestigation.FIND, "firstFinding", "malicious"))
        .isInstanceOf(InvalidInput.class);
    cases.as(
        "staff2@wanborough",
        me -> {
          Statements door = beans.getBean(Statements.class);
          door.answer(me, door.mine(me).get(0).id(), true, "", Breach.key());
          return me;
        });
    it.decided("malicious", "no-action").letterGoes();
    it.timePassesTo("2026-10-10T12:00:00Z");
    it.done(BreachInvestigation.CLOSE);
    assertThat(it.it.state()).isEqualTo("closed");
  }

  @Test
  @DisplayName(
      "The officer hears within a working day of the report, or of when it was learnt (default 34)")
  void authorityHearsInTime() {
    Breach late = reported("wanborough", "staff");
    late.timePassesTo("2026-09-22T10:00:00Z");
    late.assessed("investigate", "staff", List.of("WAN-57"), "childHarmed", "yes");
    assertThat(late.it.due("Task_TellBody"))
        .as("reported on a Friday, assessed on Tuesday")
        .isEqualTo("2026-09-21T10:00:00Z");

    Breach it = reported("wanborough", "staff").assessed("investigate", "staff", List.of("WAN-57"));
    it.timePassesTo("2026-09-24T10:00:00Z");
    harmLearnt(it, "headteacher@wanborough");
    assertThat(it.it.due("Task_TellBody"))
        .as("learnt on Thursday")
        .isEqualTo("2026-09-25T10:00:00Z");

    Breach before = reported("wanborough", "staff");
    it.timePassesTo("2026-09-28T10:00:00Z");
    harmLearnt(before, "headteacher@wanborough");
    it.timePassesTo("2026-09-30T10:00:00Z");
    before.assessed("investigate", "staff", List.of("WAN-57"), "childHarmed", "yes");
    assertThat(before.it.due("Task_TellBody"))
        .as("learnt on Monday, before anybody assessed it")
        .isEqualTo("2026-09-29T10:00:00Z");
  }

  @Test
  @DisplayName("What a closed breach taught reaches the review of the policy, without its name")
  void lessonForReview() {
    Breach it =
        reported("wanborough", "staff")
            .assessed("investigate", "staff", List.of("WAN-45"))
            .appointed(person("deputy@wanborough"))
            .decided("not-upheld", "no-action")
            .letterGoes();
    it.timePassesTo("2026-10-20T12:00:00Z");
    assertThat(lessons("chair@wanborough", "wanborough")).as("not while it is open").isEmpty();
    it.done(BreachInvestigation.CLOSE, "lesson", "Train everybody, not only SOMEBODY UNHEARD");
    assertThat(lessons("chair@wanborough", "wanborough"))
        .containsExactly("Train everybody, not only somebody");
    assertThat(lessons("staff1@wanborough", "wanborough")).as("no reader of reviews").isEmpty();
    assertThat(lessons("chair@avenue", "avenue")).as("another school").isEmpty();
  }

  private List<String> lessons(String who, String school) {
    CaseFile review =
        cases.everywhere(
            () ->
                beans
                    .getBean(CaseFiles.class)
                    .begin("REV", "review", "A version", school, Actor.CHALKLINE, school));
    return cases.as(
        who,
        me ->
            beans.getBean(LessonsForReview.class).facts(me, review).stream()
                .map(Fact::text)
                .toList());
  }

  private void harmLearnt(Breach it, String by) {
    it.as(
        by,
        (door, me) ->
            door.learn(
                me,
                ref(it),
                new EnquiryChanges.Learnt(true, false, false, "A pupil was hurt"),
                Breach.key()));
  }

  private void statement(Breach it, String by) {
    cases.as(
        by,
        me -> {
          beans
              .getBean(Statements.class)
              .take(
                  me,
                  ref(it),
                  new Statements.Taken("statement", person("staff2@wanborough"), "", "What I saw"),
                  Breach.key());
          return me;
        });
  }

  @Test
  @DisplayName(
      "The authority takes it over; harm learnt later stops the enquiry; a pause; a witness")
  void stopsAndGoesOn() {
    Breach taken =
        reported("wanborough", "staff")
            .assessed("investigate", "staff", List.of("WAN-57"), "childHarmed", "yes")
            .tellsOutside()
            .outsideSays("take-over");
    assertThat(taken.open()).containsExactly(BreachInvestigation.END_PAUSE);
    taken.done(BreachInvestigation.END_PAUSE, "goesOn", "no");
    taken.done(BreachInvestigation.END_PAUSE, "goesOn", "yes");
    assertThat(taken.open()).containsExactly(BreachInvestigation.APPOINT);

    Breach it =
        reported("wanborough", "staff")
            .assessed("investigate", "staff", List.of("WAN-57"))
            .appointed(person("dsl@wanborough"));
    String head = "headteacher@wanborough";
    it.as(head, (door, me) -> door.pause(me, ref(it), "They are ill", Breach.key()));
    assertThat(it.open()).containsExactly(BreachInvestigation.END_PAUSE);
    it.timePassesTo("2026-09-22T10:00:00Z");
    it.done(BreachInvestigation.END_PAUSE, "goesOn", "yes");
    assertThat(it.open()).containsExactly(BreachInvestigation.FIND);
    assertThat(it.it.due(BreachInvestigation.FIND)).isEqualTo("2026-10-13T10:00:00Z");
    it.as(
        head,
        (door, me) -> door.replaceInvestigator(me, ref(it), "She saw it happen", Breach.key()));
    assertThat(it.open()).containsExactly(BreachInvestigation.APPOINT);
    assertThat(it.it.offers("dsl@wanborough", BreachInvestigation.APPOINT)).isFalse();
    it.done(
        BreachInvestigation.APPOINT, "interest", "no", "investigator", person("slt@wanborough"));
    it.done(BreachInvestigation.ANSWER_FOR_INTEREST, "interest", "no");
    assertThat(it.open()).as("planned already").containsExactly(BreachInvestigation.FIND);
    it.as(
        "slt@wanborough",
        (door, me) ->
            door.learn(
                me,
                ref(it),
                new EnquiryChanges.Learnt(true, false, false, "A pupil was hurt"),
                Breach.key()));
    assertThat(it.open()).containsExactly("Task_TellBody");
    it.tellsOutside().outsideSays("proceed");
    assertThat(it.open()).containsExactly(BreachInvestigation.FIND);
  }

  @Test
  @DisplayName("Harm learnt while the enquiry is paused: the designated officer hears at once")
  void harmLearntInAPause() {
    Breach it =
        reported("wanborough", "staff")
            .assessed("investigate", "staff", List.of("WAN-57"))
            .appointed(person("dsl@wanborough"));
    it.as(
        "headteacher@wanborough",
        (door, me) -> door.pause(me, ref(it), "They are ill", Breach.key()));
    it.timePassesTo("2026-09-22T10:00:00Z");
    it.as(
        "headteacher@wanborough",
        (door, me) ->
            door.learn(
                me,
                ref(it),
                new EnquiryChanges.Learnt(true, false, false, "A pupil was hurt"),
                Breach.key()));
    assertThat(it.open()).as("the pause has ended").containsExactly("Task_TellBody");
    assertThatThrownBy(() -> statement(it, "dsl@wanborough"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("designated officer");
    it.tellsOutside().outsideSays("proceed");
    assertThat(it.open()).containsExactly(BreachInvestigation.FIND);
  }

  @Test
  @DisplayName("The police and the data protection officer hear beside it, each once")
  void besideIt() {
    Breach it =
        reported("avenue", "parent")
            .assessed(
                "investigate",
                "parent",
                List.of("AR-14"),
                "illegal",
                "yes",
                "dataBroken",
                "yes",
                "accused",
                "");
    assertThat(it.open())
        .containsExactlyInAnyOrder(
            BreachInvestigation.APPOINT, "Task_TellBody", "Task_TakeUpDataBreach");
    it.tellsOutside().outsideSays("proceed");
    it.done("Task_TakeUpDataBreach", "personal", "no", "reason", "Nothing got out");
    it.appointed(person("deputy@avenue")).decided("not-upheld", "no-action");
    assertThat(it.open()).containsExactly(BreachInvestigation.CLOSE);
    it.done(BreachInvestigation.CLOSE);
    assertThat(it.it.state()).isEqualTo("closed");
  }

  @Test
  @DisplayName(
      "A certain sanction opens its procedure by itself; everything decided is carried out")
  void certainProcedure() {
    Breach it =
        Breach.reported(
            cases,
            beans,
            "staff1@highters-heath",
            named("highters-heath", "runner1@highters-heath"));
    it.assessed("investigate", "staff", List.of("HH-55"))
        .appointed(person("deputy@highters-heath"));
    it.done(BreachInvestigation.FIND, "firstFinding", "upheld");
    assertThat(it.open())
        .containsExactlyInAnyOrder(
            BreachInvestigation.DECIDE, BreachInvestigation.HEAR_OF_PROCEDURE);
    it.done(
        BreachInvestigation.DECIDE,
        "interest",
        "no",
        "outcomes",
        List.of("advice", "access-withdrawn", "police"),
        "barring",
        "yes",
        "teaching",
        "yes");
    it.letterGoes().done(BreachInvestigation.CARRY_OUT);
    it.done(BreachInvestigation.WITHDRAW_ACCOUNTS, "successor", person("staff3@highters-heath"));
    assertThat(
            cases.everywhere(
                () ->
                    beans.getBean(SchoolAccounts.class).at("highters-heath").stream()
                        .flatMap(one -> one.runners().stream())
                        .toList()))
        .contains(person("staff3@highters-heath"))
        .doesNotContain(person("runner1@highters-heath"));
    while (it.open().contains("Task_TellBody")) {
      it.tellsOutside();
    }
    while (it.open().contains("Task_HearWord")) {
      it.outsideSays("no-action");
    }
    it.timePassesTo("2026-10-10T12:00:00Z");
    assertThat(it.open())
        .containsExactlyInAnyOrder(
            BreachInvestigation.CLOSE, BreachInvestigation.HEAR_OF_PROCEDURE);
    assertThatThrownBy(() -> it.done(BreachInvestigation.CLOSE)).isInstanceOf(Refused.class);
    it.done(BreachInvestigation.HEAR_OF_PROCEDURE).done(BreachInvestigation.CLOSE);
    assertThat(it.it.state()).isEqualTo("closed");
    cases.everywhere(
        () ->
            beans
                .getBean(SchoolAccounts.class)
                .replaceRunner(
                    "highters-heath",
                    person("staff3@highters-heath"),
                    person("runner1@highters-heath")));
  }

  private NewBreach named(String school, String userName) {
    NewBreach it = Breach.of(school, "", "staff");
    return new NewBreach(
        school,
        null,
        "",
        person(userName),
        "staff",
        it.said(),
        it.platform(),
        it.place(),
        null,
        it.postedAt(),
        false,
        false,
        false,
        false,
        true);
  }

  @Test
  @DisplayName("What the safeguarding lead takes up about a pupil is a referral of its own")
  void handedToSafeguarding() {
    Breach it =
        reported("wanborough", "pupil")
            .assessed("investigate", "pupil", List.of("WAN-45"))
            .appointed(person("deputy@wanborough"))
            .decided("upheld", "child-protection");
    assertThat(it.open()).containsExactly("Task_WriteLetter");
    assertThat(
            cases.everywhere(
                () ->
                    beans
                        .getBean(JdbcClient.class)
                        .sql("select school_id from case_file where kind = 'safeguarding'")
                        .query(String.class)
                        .list()))
        .containsExactly("wanborough");
  }

  @Test
  @DisplayName("Another case hands over; its walls go on, and the subject's stand around both")
  void handedOver() {
    Cases.Case abuse =
        cases
            .aReport("wanborough")
            .of("offensive")
            .by("staff", cases.me("deputy@wanborough").person().name())
            .withACopy()
            .reportedBy("staff1@wanborough");
    String deputy = person("deputy@wanborough");
    abuse.done(
        "headteacher@wanborough", "Task_ConfirmWhoIsMeant", Map.of("persons", List.of(deputy)));
    abuse.factsConfirmed("headteacher@wanborough", List.of("offensive"), List.of("staff"));
    String reference =
        cases.everywhere(
            () ->
                beans
                    .getBean(JdbcClient.class)
                    .sql("select reference from case_file where kind = 'breach'")
                    .query(String.class)
                    .single());
    Breach it =
        Breach.of(
            cases, beans, cases.underWay(reference, "wanborough", BreachInvestigation.PROCESS));
    assertThat(it.it.offers("deputy@wanborough", BreachInvestigation.ASSESS)).isFalse();
    it.assessed("no-case", "staff", List.of(), "who", deputy);
    assertThat(it.it.state()).isEqualTo("closed");
  }

  @Test
  @Order(Integer.MAX_VALUE)
  @DisplayName("These tests together pass every element and flow of the three models")
  void nothingIsUntested() {
    assertThat(
            ModelFile.all("bpmn").stream()
                .filter(model -> model.module().equals("breach"))
                .flatMap(model -> PASSED.never(model).stream())
                .toList())
        .as("passed by no test")
        .isEqualTo(List.of());
  }
}
