package org.chalkline.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chalkline.abuse.AbuseHandling.ACKNOWLEDGE_POSTER;
import static org.chalkline.abuse.AbuseHandling.ACT_ON_ACCOUNT;
import static org.chalkline.abuse.AbuseHandling.ANSWER_IN_FULL;
import static org.chalkline.abuse.AbuseHandling.CLOSE_CASE;
import static org.chalkline.abuse.AbuseHandling.CONFIRM_FACTS;
import static org.chalkline.abuse.AbuseHandling.CONFIRM_WHO_ELSE_IS_MEANT;
import static org.chalkline.abuse.AbuseHandling.CONFIRM_WHO_IS_MEANT;
import static org.chalkline.abuse.AbuseHandling.CONSIDER_POLICE;
import static org.chalkline.abuse.AbuseHandling.GIVE_WORD;
import static org.chalkline.abuse.AbuseHandling.KEEP_EVIDENCE;
import static org.chalkline.abuse.AbuseHandling.REPORT_TO_POLICE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chalkline.abuse.Cases.Case;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseJoins;
import org.chalkline.casework.Rebuild;
import org.chalkline.casework.Worklist;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.ModelFile;
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
 * Abuse handled as the policies say, on the real engine; the last test names what none has passed.
 */
@ChalklineTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AbuseHandlingTests {

  private static final String FRIDAY_16_10 = "2026-09-18T15:10:00Z";
  private static final String SAFE = "Task_SeeThatEverybodyIsSafe";
  private static final String PLATFORM = "Task_ReportToPlatform";
  private static final String RECORD = "Task_EnterRecord";
  private static final String SIGNPOST = "Task_SignpostComplaint";
  private static final String BEHAVIOUR = "Task_FollowBehaviourPolicy";
  private static final String DATA = "Task_TakeUpDataBreach";
  private static final String AUDIENCE = "Task_TellAudienceWhy";
  private static final String LINE_MANAGER = "Task_HearAsLineManager";
  private static final String ONLINE_SAFETY = "Task_HearAsOnlineSafety";
  private static final String LEADERSHIP = "Task_HearAsLeadership";

  /** No step of a case of abuse is for one person alone; the tests of training pass these. */
  private static final Set<String> FOR_ONE_PERSON_ALONE =
      Set.of(
          "Flow_ForOnePersonAlone_Yes",
          "Task_TellWhoLeads",
          "Flow_TellWhoLeads_To_WhoeverLeadsKnows",
          "EndEvent_WhoeverLeadsKnows");

  private static final Set<String> REPORTED = new LinkedHashSet<>();

  @Autowired BeanFactory beans;
  @Autowired AbuseCases door;
  @Autowired CaseFiles files;
  @Autowired CaseJoins caseJoins;
  @Autowired Worklist worklist;
  @Autowired Rebuild rebuild;
  @Autowired JdbcClient jdbc;

  private Cases cases;

  @BeforeEach
  void friday() {
    cases = new Cases(beans);
    cases.timeIs(FRIDAY_16_10);
  }

  private Case remembered(Case it) {
    REPORTED.add(it.reference());
    return it;
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  @Test
  @DisplayName(
      "A racist comment on the school's page: copy first, then off the page, platform, record, police judged")
  void racistComment() {
    // given a report without a copy
    var it =
        remembered(
            cases
                .aReport("wanborough")
                .onOwnAccount()
                .of("racist")
                .by("parent", "Somebody's dad")
                .reportedBy("staff1@wanborough"));
    assertThat(it.severity()).isEqualTo("not-triaged");
    assertThat(it.open()).containsExactly(CONFIRM_FACTS, KEEP_EVIDENCE);
    assertThat(it.due(CONFIRM_FACTS)).isEqualTo(Instant.parse("2026-09-21T15:10:00Z"));
    assertThat(it.offered(KEEP_EVIDENCE)).hasSize(2).allMatch(to -> to.startsWith("person:"));
    it.process().isWaitingAt(CONFIRM_FACTS, "CallActivity_WhatCannotWait");

    // when the headteacher confirms
    it.factsConfirmed("headteacher@wanborough", List.of("racist"), List.of("parent"));

    // then nothing is removed before a copy is kept
    assertThat(it.severity()).isEqualTo("high");
    assertThat(it.routes())
        .contains(
            "account-action begun",
            "evidence begun",
            "platform-report begun",
            "police-judgement begun",
            "record begun");
    assertThat(it.open()).doesNotContain(ACT_ON_ACCOUNT);
    it.done("runner1@wanborough", KEEP_EVIDENCE);
    assertThat(it.open()).contains(ACT_ON_ACCOUNT);

    // and it closes with an outcome and word
    it.done("runner2@wanborough", ACT_ON_ACCOUNT)
        .done("runner2@wanborough", PLATFORM)
        .done("headteacher@wanborough", RECORD)
        .done("headteacher@wanborough", CONSIDER_POLICE, Map.of("police", "declined"));
    assertThat(it.open()).containsExactly(CLOSE_CASE);
    it.done("headteacher@wanborough", CLOSE_CASE);
    assertThat(it.state()).isEqualTo("closed");
    it.done("headteacher@wanborough", GIVE_WORD);
    assertThat(it.timeline()).contains("case.closed", "word.sent");
    it.process().hasPassed("EndEvent_CaseClosed").isEnded();
  }

  @Test
  @DisplayName(
      "A query with abuse, author known: acknowledged by a person, answered in full later (defaults 20 to 22)")
  void answerInFull() {
    var it =
        remembered(
            cases
                .aReport("wanborough")
                .onOwnAccount()
                .of("offensive", "complaint")
                .by("parent", "A mother of Year 3")
                .withACopy()
                .reportedBy("staff1@wanborough"));
    assertThat(it.open()).containsExactly(CONFIRM_FACTS);
    it.factsConfirmed(
        "headteacher@wanborough",
        List.of("offensive", "complaint"),
        List.of("parent"),
        Map.of("queryOrComplaint", "yes"));
    assertThat(it.open()).contains(ACKNOWLEDGE_POSTER, ACT_ON_ACCOUNT, SIGNPOST);
    it.done("runner1@wanborough", ACKNOWLEDGE_POSTER, Map.of("answeredInFull", "no"));
    assertThat(it.routes()).contains("first-answer begun");
    assertThat(it.due(ANSWER_IN_FULL)).isEqualTo(Instant.parse("2026-09-25T15:10:00Z"));
    it.done("runner1@wanborough", ANSWER_IN_FULL);
    assertThat(it.routes()).contains("first-answer done");
    it.workedToTheEnd();
    it.process().isEnded();
  }

  @Test
  @DisplayName(
      "A complaint answered at once needs no second answer; one ended with a reason neither")
  void answeredAtOnce() {
    var it = complaint("boroughbridge");
    assertThat(it.open()).contains(ACKNOWLEDGE_POSTER, SIGNPOST);
    it.done("runner1@boroughbridge", ACKNOWLEDGE_POSTER, Map.of("answeredInFull", "yes"));
    assertThat(it.routes()).contains("first-answer done");
    it.declined("senior-authoriser@boroughbridge", SIGNPOST);
    assertThat(it.routes()).contains("signpost ended");
    it.workedToTheEnd();
    assertThat(it.rules()).contains("signpost-offered").doesNotContain("signpost-redirected");
  }

  private Case complaint(String school) {
    return remembered(
            cases
                .aReport(school)
                .onOwnAccount()
                .of("complaint")
                .by("parent", "A parent we know")
                .withACopy()
                .reportedBy("staff1@" + school))
        .factsConfirmed(
            school.equals("boroughbridge")
                ? "senior-authoriser@boroughbridge"
                : "headteacher@" + school,
            List.of("complaint"),
            List.of("parent"),
            Map.of("queryOrComplaint", "yes"));
  }

  @Test
  @DisplayName(
      "Somebody in danger: the headteacher at once, on a Friday evening; after 15 minutes the next (73)")
  void danger() {
    var it =
        remembered(
            cases
                .aReport("wanborough")
                .of("threat")
                .by("public", "Somebody in the town")
                .inDanger()
                .withACopy()
                .reportedBy("staff2@wanborough"));
    assertThat(it.open()).contains(SAFE);
    assertThat(it.offered(SAFE)).containsExactly("role:headteacher@wanborough");
    cases.timePassesTo("2026-09-18T15:26:00Z");
    assertThat(it.offered(SAFE))
        .containsExactly("role:headteacher@wanborough", "role:deputy@wanborough");
    it.done("deputy@wanborough", SAFE);
    it.factsConfirmed(
        "headteacher@wanborough",
        List.of("threat"),
        List.of("public"),
        Map.of("danger", "yes", "thoughtIllegal", "yes"));
    assertThat(it.severity()).isEqualTo("immediate");
    assertThat(it.rules())
        .contains("reported-danger", "confirmed-danger", "severity-illegal", "severity-high");
    it.workedToTheEnd();
    it.process().isEnded();
  }

  @Test
  @DisplayName(
      "May be a sexual image of a child: no copy, safeguarding lead and police at once (default 10)")
  void imageOfAChild() {
    var it =
        remembered(
            cases
                .aReport("highters-heath")
                .of("sexual-image")
                .by("unknown", "")
                .touchingAChild()
                .perhapsAnImageOfAChild()
                .reportedBy("staff1@highters-heath"));
    assertThat(it.open()).contains(REPORT_TO_POLICE).doesNotContain(KEEP_EVIDENCE);
    assertThat(it.routes()).as("handed over").contains("safeguarding done");
    it.factsConfirmed(
        "headteacher@highters-heath",
        List.of("sexual-image"),
        List.of("unknown"),
        Map.of("childTouched", "yes"));
    assertThat(it.severity()).isEqualTo("immediate");
    it.workedToTheEnd();
    assertThat(it.routes()).contains("police done", "safeguarding done");
  }

  @Test
  @DisplayName(
      "A sexual approach to a child that only triage finds: safeguarding and police by AR-24")
  void approachFoundAtTriage() {
    var it =
        remembered(
            cases.aReport("avenue").of("other").by("unknown", "").reportedBy("staff1@avenue"));
    it.factsConfirmed(
        "headteacher@avenue",
        List.of("sexual-approach"),
        List.of("unknown"),
        Map.of("childTouched", "yes"));
    assertThat(it.rules())
        .contains("confirmed-child", "police-compulsory", "severity-immediate", "platform-unknown");
    assertThat(it.open()).contains(REPORT_TO_POLICE);
    assertThat(it.routes()).as("handed over").contains("safeguarding done");
    it.workedToTheEnd();
  }

  @Test
  @DisplayName("Found to be a sexual image at triage: the police the same day")
  void imageFoundAtTriage() {
    var it =
        remembered(
            cases.aReport("avenue").of("other").by("unknown", "").reportedBy("staff1@avenue"));
    it.factsConfirmed(
        "headteacher@avenue",
        List.of("sexual-image"),
        List.of("unknown"),
        Map.of("childTouched", "yes"));
    assertThat(it.rules()).contains("confirmed-child-image", "confirmed-child-image-police");
    it.workedToTheEnd();
  }

  @Test
  @DisplayName(
      "The headteacher named by post: the chair confirms who is meant; the headteacher never sees it")
  void headteacherMeant() {
    var it =
        remembered(
            cases
                .aReport("wanborough")
                .of("bullying")
                .byPost("headteacher")
                .withACopy()
                .reportedBy("staff1@wanborough"));
    assertThat(it.open()).containsExactly(CONFIRM_WHO_IS_MEANT);
    assertThat(it.offers("headteacher@wanborough", CONFIRM_WHO_IS_MEANT)).isFalse();
    it.done(
        "chair@wanborough",
        CONFIRM_WHO_IS_MEANT,
        Map.of("persons", List.of(cases.me("headteacher@wanborough").id())));
    assertThat(it.offered(CONFIRM_FACTS)).containsExactly("role:chair@wanborough");
    it.factsConfirmed("chair@wanborough", List.of("bullying"), List.of("staff"));
    assertThat(it.routes()).contains("breach-investigation done");
    assertThat(it.rules()).contains("adult-behind-it", "severity-medium");
    it.workedToTheEnd();
    assertThat(it.offers("headteacher@wanborough", CLOSE_CASE)).isFalse();
  }

  @Test
  @DisplayName("A second subject found later: their work moves at once, and a person confirms")
  void secondSubject() {
    var it =
        remembered(
            cases
                .aReport("boroughbridge")
                .of("harassment")
                .by("parent", "A father")
                .withACopy()
                .reportedBy("staff1@boroughbridge"));
    it.factsConfirmed("senior-authoriser@boroughbridge", List.of("harassment"), List.of("parent"));
    assertThat(it.offers("slt@boroughbridge", LEADERSHIP)).isTrue();
    cases.timePassesTo("2026-09-22T09:00:00Z");
    cases.as(
        "senior-authoriser@boroughbridge",
        me -> {
          door.suspect(
              me,
              it.reference(),
              "It reads like her",
              cases.me("slt@boroughbridge").id(),
              null,
              key());
          return null;
        });
    assertThat(it.offers("slt@boroughbridge", LEADERSHIP)).isFalse();
    assertThat(it.open()).contains(CONFIRM_WHO_ELSE_IS_MEANT);
    it.done(
        "senior-authoriser@boroughbridge",
        CONFIRM_WHO_ELSE_IS_MEANT,
        Map.of("persons", List.of(cases.me("slt@boroughbridge").id())));
    assertThat(it.routes()).contains("breach-investigation done");
    it.workedToTheEnd();
    it.process().hasPassed("EndEvent_WhoElseIsMeantSettled").isEnded();
  }

  @Test
  @DisplayName("New facts add routes while others are under way; facts that add none begin nothing")
  void newFacts() {
    var it =
        remembered(
            cases
                .aReport("wanborough")
                .of("offensive")
                .by("unknown", "")
                .withACopy()
                .reportedBy("staff3@wanborough"));
    it.factsConfirmed("headteacher@wanborough", List.of("offensive"), List.of("unknown"));
    learn(it, List.of(), List.of("pupil"));
    assertThat(it.open()).contains(BEHAVIOUR);
    learn(it, List.of(), List.of());
    it.process().hasPassed("EndEvent_AddedRoutesWorked");
    it.done("headteacher@wanborough", BEHAVIOUR);
    it.workedToTheEnd();
    it.process().isEnded();
  }

  @Test
  @DisplayName("New facts when all seems done: it is dealt with again before it closes")
  void newFactsBeforeClosing() {
    var it =
        remembered(
            cases
                .aReport("highters-heath")
                .of("spam")
                .by("unknown", "")
                .withACopy()
                .reportedBy("staff1@highters-heath"));
    it.factsConfirmed("headteacher@highters-heath", List.of("spam"), List.of("unknown"));
    while (!it.open().equals(List.of(CLOSE_CASE))) {
      it.done(it.firstWho(it.open().get(0)), it.open().get(0));
    }
    cases.as(
        "headteacher@highters-heath",
        me -> {
          door.learn(
              me,
              it.reference(),
              List.of("personal-data"),
              List.of(),
              "",
              "",
              false,
              "A list of names",
              key());
          return null;
        });
    it.process().hasPassed("Event_NewFactsBeforeClosing");
    assertThat(it.open()).contains(CONFIRM_FACTS);
    it.factsConfirmed(
        "headteacher@highters-heath", List.of("spam", "personal-data"), List.of("unknown"));
    assertThat(it.open()).contains(DATA);
    it.workedToTheEnd();
    assertThat(it.state()).isEqualTo("closed");
  }

  private void learn(Case it, List<String> kinds, List<String> authors) {
    cases.as(
        "headteacher@wanborough",
        me -> {
          door.learn(
              me, it.reference(), kinds, authors, "", "", false, "Somebody came forward", key());
          return null;
        });
  }

  @Test
  @DisplayName(
      "The federation: audience told why, line manager and senior staff hear of it, the parent is asked (FED)")
  void federation() {
    var it =
        remembered(
            cases
                .aReport("king-james")
                .onOwnAccount()
                .of("defamation")
                .by("parent", "A parent")
                .withACopy()
                .reportedBy("staff1@king-james"));
    it.factsConfirmed("senior-authoriser@king-james", List.of("defamation"), List.of("parent"));
    assertThat(it.open()).contains(AUDIENCE, LINE_MANAGER, LEADERSHIP, PLATFORM);
    assertThat(it.rules()).contains("platform-choice").doesNotContain("platform-each");
    it.declined("senior-authoriser@king-james", AUDIENCE);
    it.workedToTheEnd();
    assertThat(it.routes()).contains("explanation ended", "parent-escalation done");
  }

  @Test
  @DisplayName("Whoever asks that the line manager not be told is heard (default 67)")
  void lineManagerNotTold() {
    var it =
        remembered(
            cases
                .aReport("king-james")
                .of("offensive")
                .by("unknown", "")
                .withoutTheLineManager()
                .withACopy()
                .reportedBy("staff1@king-james"));
    it.factsConfirmed("senior-authoriser@king-james", List.of("offensive"), List.of("unknown"));
    assertThat(it.open()).contains(LEADERSHIP).doesNotContain(LINE_MANAGER);
    it.workedToTheEnd();
  }

  @Test
  @DisplayName(
      "St Mary's: the online safety coordinator hears of it, the platform is told (SMP-20, SMP-53)")
  void onlineSafety() {
    var it =
        remembered(
            cases
                .aReport("st-marys-putney")
                .of("impersonation")
                .by("unknown", "")
                .withACopy()
                .reportedBy("staff1@st-marys-putney"));
    it.factsConfirmed("headteacher@st-marys-putney", List.of("impersonation"), List.of("unknown"));
    assertThat(it.open()).contains(ONLINE_SAFETY, PLATFORM);
    it.workedToTheEnd();
  }

  @Test
  @DisplayName(
      "The same parent again within 12 months: the platform's own service, and steps with the parent (WAN-33, WAN-35)")
  void knownAuthorAgain() {
    for (int time = 1; time <= 2; time++) {
      var it =
          remembered(
              cases
                  .aReport("wanborough")
                  .of("copyright", "offensive")
                  .by("parent", "Mr Repeat")
                  .withACopy()
                  .reportedBy("staff1@wanborough"));
      it.factsConfirmed(
          "headteacher@wanborough",
          List.of("copyright", "offensive"),
          List.of("parent"),
          Map.of("authorName", "Ezekiel Repeat"));
      assertThat(it.rules().contains("platform-repeat"))
          .as("learns first, counts then")
          .isEqualTo(time == 2);
      assertThat(it.routes().contains("parent-escalation done")).isEqualTo(time == 2);
      it.workedToTheEnd();
    }
  }

  @Test
  @DisplayName(
      "A task nobody takes: reminded, told, passed on along the table, until nobody is further up (62)")
  void lateTaskIsChased() {
    var it =
        remembered(
            cases
                .aReport("wanborough")
                .of("offensive")
                .by("unknown", "")
                .withACopy()
                .reportedBy("staff1@wanborough"));
    assertThat(it.timeline()).doesNotContain("task.reminded");

    // when half of the working day has gone, on Monday morning since the weekend does not count
    cases.timePassesTo("2026-09-20T12:00:00Z");
    assertThat(it.timeline()).doesNotContain("task.reminded");
    cases.timePassesTo("2026-09-21T15:00:00Z");
    assertThat(it.timeline()).contains("task.reminded").doesNotContain("task.late");
    it.process("work-chase").isWaitingAt("Timer_TimeUp");

    cases.timePassesTo("2026-09-21T15:11:00Z");
    assertThat(it.timeline()).contains("task.late").doesNotContain("task.passed-on");
    cases.timePassesTo("2026-09-22T15:11:00Z");
    assertThat(it.timeline()).contains("task.passed-on");
    assertThat(it.offered(CONFIRM_FACTS))
        .containsExactly("role:headteacher@wanborough", "role:deputy@wanborough");
    cases.timePassesTo("2026-10-09T15:11:00Z");
    assertThat(it.timeline()).contains("task.nobody-further");
    assertThat(it.offered(CONFIRM_FACTS))
        .containsExactly(
            "role:headteacher@wanborough",
            "role:deputy@wanborough",
            "role:chair@wanborough",
            "role:vice-chair@wanborough");
    it.factsConfirmed("chair@wanborough", List.of("offensive"), List.of("unknown"));
    it.workedToTheEnd();
  }

  @Test
  @DisplayName(
      "Half a working day over the change of London time in October is still half a working day")
  void changeOfTheClocks() {
    cases.timeIs("2026-10-23T15:10:00Z");
    var it =
        remembered(
            cases
                .aReport("st-marys-putney")
                .of("offensive")
                .by("unknown", "")
                .withACopy()
                .reportedBy("staff1@st-marys-putney"));
    Instant due = it.due(CONFIRM_FACTS);
    assertThat(due.atZone(java.time.ZoneId.of("Europe/London")).toLocalTime())
        .isEqualTo(java.time.LocalTime.of(16, 10));
    it.factsConfirmed("headteacher@st-marys-putney", List.of("offensive"), List.of("unknown"));
    it.workedToTheEnd();
  }

  @Test
  @DisplayName("Opened again with a reason, the process begins anew; joined to another, it ends")
  void reopenedAndJoined() {
    var it = complaint("wanborough");
    it.workedToTheEnd();
    cases.as(
        "headteacher@wanborough",
        me -> {
          files.reopen(me, it.reference(), "It has come back", key());
          return null;
        });
    assertThat(it.state()).isEqualTo("open");
    assertThat(it.open()).contains(CONFIRM_FACTS);
    var other =
        remembered(
            cases
                .aReport("wanborough")
                .onOwnAccount()
                .of("complaint")
                .by("parent", "The same parent")
                .withACopy()
                .reportedBy("staff2@wanborough"));
    cases.as(
        "headteacher@wanborough",
        me -> {
          caseJoins.join(me, other.reference(), it.reference(), "The same post", key());
          return null;
        });
    assertThat(other.open()).isEmpty();
    other.process().isEnded();
    it.workedToTheEnd();
    assertThat(it.state()).isEqualTo("closed");
  }

  @Test
  @Order(Integer.MAX_VALUE - 1)
  @DisplayName("After all this the work list is what engine and case tables say")
  void worklistIsTrue() {
    assertThat(rebuild.differences()).isEmpty();
  }

  @Test
  @Order(Integer.MAX_VALUE)
  @DisplayName(
      "Every element and flow of the models was passed, every rule of the triage table fired")
  void nothingIsUntested() {
    Set<String> passed = new LinkedHashSet<>(trail());
    List<String> never = new ArrayList<>();
    for (String model :
        List.of("abuse/abuse-handling", "abuse/abuse-routes", "casework/work-chase")) {
      ModelFile file = ModelFile.bpmn(model);
      for (String id : file.elementsAndFlows()) {
        if (!passed.contains(file.id() + " " + id) && !FOR_ONE_PERSON_ALONE.contains(id)) {
          never.add(file.id() + " " + id);
        }
      }
    }
    Set<String> fired = new LinkedHashSet<>(fired());
    ModelFile.dmn("abuse/abuse-triage").rules().stream()
        .filter(rule -> !fired.contains(rule))
        .forEach(rule -> never.add("rule " + rule));
    assertThat(never).as("passed or fired by no test").isEmpty();
  }

  private List<String> trail() {
    return cases.everywhere(
        () ->
            jdbc.sql(
                    """
                    select distinct process || ' ' || element from process_trail t
                    join case_file f on f.id = t.case_id where f.reference = any(?)
                    """)
                .param(REPORTED.toArray(String[]::new))
                .query(String.class)
                .list());
  }

  private List<String> fired() {
    return cases.everywhere(
        () ->
            jdbc.sql(
                    """
                    select distinct unnest(d.rules) from abuse_decision d
                    join case_file f on f.id = d.case_id where f.reference = any(?)
                    """)
                .param(REPORTED.toArray(String[]::new))
                .query(String.class)
                .list());
  }
}
