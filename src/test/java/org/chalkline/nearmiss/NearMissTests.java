package org.chalkline.nearmiss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chalkline.abuse.Cases;
import org.chalkline.audit.Actor;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.HandedOver;
import org.chalkline.casework.WrittenWords;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.nearmiss.NearMisses.Receipt;
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

/** Near misses on the real engine, way by way; the last test names what none has passed. */
@ChalklineTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NearMissTests {

  private static final Passed PASSED = new Passed();
  private static final String REGISTER = "highters-heath";
  private static final String SELF = "boroughbridge";

  @Autowired BeanFactory beans;
  @Autowired NearMisses misses;
  @Autowired Patterns patterns;
  @Autowired CaseFiles caseFiles;
  @Autowired WrittenWords written;
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

  private Receipt report(String school, String kind, boolean deleted, boolean withheld) {
    return report(school, kind, deleted, withheld, UUID.randomUUID().toString());
  }

  private Receipt report(
      String school, String kind, boolean deleted, boolean withheld, String key) {
    return cases.as(
        "staff1@" + school,
        me ->
            beans
                .getBean(org.springframework.transaction.support.TransactionTemplate.class)
                .execute(
                    status ->
                        misses.report(
                            me,
                            new ReportNearMiss(
                                school,
                                kind,
                                "facebook",
                                "event",
                                "A picture with a name tag nearly went out",
                                null,
                                deleted,
                                withheld),
                            key)));
  }

  private Cases.Case latest(String school) {
    String reference =
        cases.everywhere(
            () ->
                jdbc.sql(
                        "select reference from case_file where kind = 'near-miss' and state = 'open'"
                            + " order by opened_at desc, reference limit 1")
                    .query(String.class)
                    .single());
    return cases.underWay(reference, school, NearMiss.PROCESS);
  }

  private static void done(Cases.Case it, String step, String... answers) {
    Map<String, Object> given = new HashMap<>();
    for (int n = 0; n < answers.length; n += 2) {
      given.put(answers[n], answers[n + 1]);
    }
    it.done(it.firstWho(step), step, given);
  }

  private void assessed(Cases.Case it) {
    done(
        it,
        NearMiss.ASSESS_RISK,
        "likelihood",
        "2",
        "severity",
        "3",
        "clause",
        "hh-30",
        "needed",
        "no");
  }

  @Test
  @DisplayName("A full register: risk, actions with owners and days, put off, done, learnt, kept")
  void register() {
    report(REGISTER, "media-issue", false, false);
    Cases.Case it = latest(REGISTER);
    assertThat(it.open()).containsExactly(NearMiss.ASSESS_RISK);
    assertThat(it.due(NearMiss.ASSESS_RISK)).isEqualTo("2026-09-25T10:00:00Z");
    String staff = cases.me("staff2@" + REGISTER).id();
    String deputy = cases.me("deputy@" + REGISTER).id();
    assertThatThrownBy(() -> done(it, NearMiss.ASSESS_RISK, "clause", "WAN-01", "needed", "no"))
        .isInstanceOf(InvalidInput.class);
    done(
        it,
        NearMiss.ASSESS_RISK,
        "likelihood",
        "2",
        "severity",
        "3",
        "clause",
        "HH-30",
        "needed",
        "yes",
        "firstAction",
        "Check name tags before the fair",
        "firstOwner",
        staff,
        "firstDue",
        "2026-09-30",
        "secondAction",
        "Say it at the next meeting",
        "secondOwner",
        deputy,
        "secondDue",
        "2026-10-02");
    assertThat(it.open()).containsExactly(NearMiss.CARRY_OUT_ACTION, NearMiss.CARRY_OUT_ACTION);
    assertThat(it.timeline()).contains("near-miss.assessed");
    List<String> due =
        cases.everywhere(
            () ->
                jdbc.sql("select due_at::text from work_item where reference = ? order by due_at")
                    .param(it.reference())
                    .query(String.class)
                    .list());
    assertThat(due.get(0)).startsWith("2026-09-30");
    assertThat(due.get(1)).startsWith("2026-10-02");

    it.done("staff2@" + REGISTER, NearMiss.CARRY_OUT_ACTION, putOff());
    it.done("staff2@" + REGISTER, NearMiss.CARRY_OUT_ACTION, Map.of("done", "yes"));
    it.done("deputy@" + REGISTER, NearMiss.CARRY_OUT_ACTION, Map.of("done", "not-needed"));
    assertThat(it.open()).containsExactly(NearMiss.SEE_WHAT_WAS_LEARNT);
    done(it, NearMiss.SEE_WHAT_WAS_LEARNT, "more", "yes");
    assessed(it);
    done(it, NearMiss.SEE_WHAT_WAS_LEARNT, "more", "no", "lesson", "Look at tags first");
    assertThat(it.state()).isEqualTo("closed");
    assertThat(it.timeline())
        .contains("near-miss.action-put-off", "near-miss.action-done", "near-miss.kept");
    List<NearMisses.Mine> mine = cases.as("staff1@" + REGISTER, me -> misses.mine(me));
    assertThat(mine.get(0).lesson()).isEqualTo("Look at tags first");
  }

  private static Map<String, Object> putOff() {
    return Map.of("done", "put-off", "due", "2026-10-05");
  }

  @Test
  @DisplayName("Self-reports: the picture is deleted, the line manager takes note (FED-74, FED-75)")
  void selfReport() {
    report(SELF, "picture", false, false);
    Cases.Case it = latest(SELF);
    assertThat(it.open()).containsExactly(NearMiss.DELETE_PICTURE);
    assertThat(it.offered(NearMiss.DELETE_PICTURE))
        .containsExactly("person:" + cases.me("staff1@" + SELF).id());
    done(it, NearMiss.DELETE_PICTURE, "deleted", "yes");
    assertThat(it.open()).containsExactly(NearMiss.TAKE_NOTE);
    assertThat(it.offered(NearMiss.TAKE_NOTE)).containsExactly("role:line-manager@" + SELF);
    done(it, NearMiss.TAKE_NOTE, "advice", "Well done for saying so");
    assertThat(it.state()).isEqualTo("closed");
    List<WrittenWords.Word> words = cases.as("staff1@" + SELF, me -> written.wordsTo(me.id()));
    assertThat(words)
        .extracting(WrittenWords.Word::words)
        .containsExactly("Well done for saying so");
    report(SELF, "mistake", false, false);
    assertThat(latest(SELF).open()).as("nothing to delete").containsExactly(NearMiss.TAKE_NOTE);
  }

  @Test
  @DisplayName("A withheld name stands nowhere: no row of any table has it, and the code reads on")
  void withheld() {
    String person = cases.me("staff1@" + SELF).id();
    assertThatThrownBy(() -> report(SELF, "picture", false, true)).isInstanceOf(InvalidInput.class);
    List<String> before = rowsWith(person);
    String key = UUID.randomUUID().toString();
    Receipt receipt = report(SELF, "picture", true, true, key);
    assertThat(receipt.reference()).isEmpty();
    assertThat(rowsWith(person)).as("what is known of them").isEqualTo(before);
    assertThatThrownBy(() -> report(SELF, "picture", true, true, key)).isInstanceOf(Refused.class);
    Cases.Case it = latest(SELF);
    done(it, NearMiss.TAKE_NOTE, "advice", "Thank you");
    assertThat(misses(receipt.code()).answer()).isEqualTo("Thank you");
    assertThatThrownBy(() -> misses("AAAAAAAAAAAAAAAAAAAA")).isInstanceOf(InvalidInput.class);
    assertThat(rowsWith(receipt.code())).as("the code is kept nowhere").isEmpty();
  }

  private NearMisses.Mine misses(String code) {
    return cases.as("staff2@" + SELF, me -> misses.withCode(code));
  }

  /** Every table with how many of its rows say this. */
  private List<String> rowsWith(String text) {
    return cases.everywhere(
        () ->
            jdbc
                .sql(
                    "select table_name from information_schema.tables where table_schema = 'public'"
                        + " and table_type = 'BASE TABLE' order by 1")
                .query(String.class)
                .list()
                .stream()
                .map(
                    table ->
                        table
                            + " "
                            + jdbc.sql(
                                    "select count(*) from \""
                                        + table
                                        + "\" t where t::text like '%' || ? || '%'")
                                .param(text)
                                .query(Integer.class)
                                .single())
                .filter(line -> !line.endsWith(" 0"))
                .toList());
  }

  @Test
  @DisplayName("Where a school has them off there is nothing to report to")
  void off() {
    assertThatThrownBy(() -> report("wanborough", "mistake", false, false))
        .isInstanceOf(NoSuchThing.class);
    List<String> on = cases.as("staff1@wanborough", me -> misses.schools(me));
    assertThat(on).isEmpty();
  }

  @Test
  @DisplayName("A breach that was found to be one goes into a register, and nowhere else")
  void fromABreach() {
    handOver("wanborough");
    handOver(SELF);
    assertThat(count()).isZero();
    handOver(REGISTER);
    assertThat(count()).isEqualTo(1);
    Cases.Case it = latest(REGISTER);
    assessed(it);
    done(it, NearMiss.SEE_WHAT_WAS_LEARNT, "more", "no", "lesson", "Ask before posting");
    assertThat(it.state()).isEqualTo("closed");
  }

  private void handOver(String school) {
    cases.everywhere(
        () -> {
          String policy =
              jdbc.sql("select policy_id from school where id = ?")
                  .param(school)
                  .query(String.class)
                  .single();
          CaseFile source =
              caseFiles.begin("ABU", "abuse", "A post", school, Actor.CHALKLINE, policy);
          misses.handedOver(
              new HandedOver(
                  source.getId(),
                  source.reference(),
                  school,
                  NearMiss.PROCESS,
                  new HandedOver.Matter(
                      "Class Dojo",
                      "",
                      true,
                      null,
                      "What was posted",
                      null,
                      source.openedAt(),
                      List.of(),
                      false,
                      false,
                      false,
                      false),
                  Actor.CHALKLINE.id()));
          return source;
        });
  }

  private int count() {
    return cases.everywhere(
        () -> jdbc.sql("select count(*) from near_miss").query(Integer.class).single());
  }

  @Test
  @DisplayName("What happens twice is a pattern; nobody is named, and not everybody reads it")
  void patterns() {
    report(REGISTER, "media-issue", false, false);
    assessed(latest(REGISTER));
    report(REGISTER, "mistake", false, true);
    cases.timePassesTo("2026-09-18T10:01:00Z");
    Patterns.Report read = cases.as("headteacher@" + REGISTER, me -> patterns.of(me, REGISTER));
    assertThat(read.reported()).isEqualTo(2);
    assertThat(read.platforms()).containsExactly(new Patterns.Recurs("facebook", 2));
    assertThat(read.places()).containsExactly(new Patterns.Recurs("event", 2));
    assertThat(read.kinds()).isEmpty();
    assertThatThrownBy(() -> cases.as("staff1@" + REGISTER, me -> patterns.of(me, REGISTER)))
        .isInstanceOf(NoSuchThing.class);
  }

  @Test
  @DisplayName("Whoever approves a new version of the policy finds the report beside it (HH-34)")
  void besideTheReview() {
    CaseFile review =
        cases.everywhere(
            () ->
                caseFiles.begin("REV", "review", "A version", REGISTER, Actor.CHALKLINE, REGISTER));
    boolean chair = besides("chair@" + REGISTER, review);
    boolean staff = besides("staff1@" + REGISTER, review);
    assertThat(chair).isTrue();
    assertThat(staff).isFalse();
  }

  private boolean besides(String who, CaseFile review) {
    return cases.as(who, me -> beans.getBean(ReviewReading.class).beside(me, review).isPresent());
  }

  @Test
  @Order(Integer.MAX_VALUE)
  @DisplayName("These tests together pass every element and flow of the two models")
  void nothingIsUntested() {
    assertThat(
            ModelFile.all("bpmn").stream()
                .filter(model -> model.module().equals("nearmiss"))
                .flatMap(model -> PASSED.never(model).stream())
                .toList())
        .as("passed by no test")
        .isEqualTo(List.of());
  }
}
