package org.chalkline.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.chalkline.abuse.Cases;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Recorded;
import org.chalkline.casework.Assignment;
import org.chalkline.casework.CaseMoves;
import org.chalkline.casework.Completions;
import org.chalkline.casework.Rebuild;
import org.chalkline.casework.Tasks;
import org.chalkline.casework.Worklist;
import org.chalkline.policy.Answer;
import org.chalkline.policy.Answer.Rests;
import org.chalkline.policy.Edition;
import org.chalkline.policy.Edition.State;
import org.chalkline.policy.Editions;
import org.chalkline.policy.Policies;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.CleanSlate;
import org.chalkline.testing.ModelFile;
import org.chalkline.testing.Passed;
import org.chalkline.web.Answers;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Refused;
import org.junit.jupiter.api.AfterAll;
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
 * A version of a policy from its draft to its publishing, on the real engine; the last test names
 * what none has passed.
 */
@ChalklineTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PolicyReviewTests {

  private static final Passed PASSED = new Passed();
  private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 2);

  @Autowired BeanFactory beans;
  @Autowired Reviews reviews;
  @Autowired Editions editions;
  @Autowired Policies policies;
  @Autowired Worklist worklist;
  @Autowired Completions completions;
  @Autowired Tasks tasks;
  @Autowired CaseMoves caseMoves;
  @Autowired Rebuild rebuild;
  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;

  private Cases cases;

  @BeforeEach
  void friday() {
    CleanSlate.make();
    cases = new Cases(beans);
    cases.timeIs("2026-09-18T15:10:00Z");
  }

  @AfterAll
  static void gone() {
    CleanSlate.make();
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private String drafted(String drafter, String policy) {
    return cases.as(
        drafter,
        me -> {
          String id = reviews.draft(me, policy, key());
          reviews.answer(
              me,
              id,
              "abuse.triage_limit",
              new Answer("3 working days", Rests.OWN, List.of(), "Triage took too long"),
              key());
          reviews.frame(me, id, "Social media policy, November 2026", NOVEMBER, key());
          return id;
        });
  }

  private String putForward(String drafter, String policy) {
    String id = drafted(drafter, policy);
    forward(drafter, id);
    return id;
  }

  private void forward(String drafter, String id) {
    cases.as(
        drafter,
        me -> {
          reviews.putForward(me, id, key());
          return null;
        });
  }

  private Edition edition(String id) {
    return cases.everywhere(() -> editions.get(id));
  }

  private List<Assignment> offered(String person) {
    return cases.as(
        person,
        me ->
            worklist
                .list(me, new Worklist.Query(null, null, null, "all", false, "due", null, 50))
                .rows()
                .stream()
                .map(row -> tasks.find(me, row.taskId()).step())
                .filter(
                    step ->
                        List.of(PolicyReview.PROCESS, PolicyReview.APPROVAL)
                            .contains(step.process()))
                .toList());
  }

  private void answers(String person, String step, Map<String, Object> said) {
    Assignment task =
        offered(person).stream().filter(it -> it.step().equals(step)).findFirst().orElseThrow();
    answer(person, task, said);
  }

  private void answer(String person, Assignment task, Map<String, Object> said) {
    cases.as(
        person,
        me -> {
          completions.complete(me, task.taskId(), new Answers(said, List.of()), key());
          return null;
        });
  }

  private void boardSays(String person, String said, String reason) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("said", said);
    all.put("decidedOn", LocalDate.of(2026, 9, 18));
    all.put("minute", "FGB 2026/14");
    if (!reason.isEmpty()) {
      all.put("reason", reason);
    }
    answers(person, PolicyReview.RECORD_DECISION, all);
  }

  private List<String> staffOf(String school, String drafter) {
    return cases.everywhere(() -> beans.getBean(Approvers.class).staff(school, drafter));
  }

  private void remember() {
    PASSED.remember(beans);
  }

  @Test
  @DisplayName(
      "The board approves, the version is published and holds from its day; the history says who")
  void boardApproves() {
    String id = putForward("headteacher@wanborough", "wanborough");
    assertThat(edition(id).state()).isEqualTo(State.IN_APPROVAL);
    assertThat(offered("chair@wanborough"))
        .extracting(Assignment::step)
        .containsExactly(PolicyReview.RECORD_DECISION);
    assertThat(offered("headteacher@wanborough")).isEmpty();
    boardSays("chair@wanborough", "agreed", "");
    Edition published = edition(id);
    assertThat(published.state()).isEqualTo(State.PUBLISHED);
    assertThat(published.approvals())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.by()).isEqualTo("chair@wanborough");
              assertThat(it.as()).isEqualTo("governor");
              assertThat(it.minute()).isEqualTo("2026-09-18, FGB 2026/14");
            });
    assertThat(policies.inForce("wanborough", NOVEMBER).edition()).isEqualTo(id);
    assertThat(policies.inForce("wanborough", NOVEMBER.minusDays(1)).edition()).isNotEqualTo(id);
    remember();
  }

  @Test
  @DisplayName(
      "The history says who drafted, changed, put forward, approved and published, and the version logs it (SMP-68)")
  void historySaysWho() {
    long begun = last("school:wanborough");
    String head = "headteacher@wanborough";
    String id = putForward(head, "wanborough");
    String reference =
        cases.everywhere(() -> beans.getBean(Approvals.class).leading(id).orElseThrow());
    boardSays("chair@wanborough", "agreed", "");
    List<Recorded> school =
        entries("school:wanborough").stream()
            .filter(it -> it.sequence() > begun && it.what().startsWith("policy."))
            .filter(it -> id.equals(it.words().get("edition")))
            .toList();
    assertThat(school)
        .extracting(Recorded::what, Recorded::actor)
        .containsExactly(
            tuple("policy.version-drafted", head),
            tuple("policy.version-changed", head),
            tuple("policy.version-changed", head),
            tuple("policy.version-put-forward", head),
            tuple("policy.version-published", "chair@wanborough"));
    assertThat(school.get(1).words())
        .containsEntry("question", "abuse.triage_limit")
        .containsEntry("value", "3 working days")
        .containsEntry("reason", "Triage took too long");
    assertThat(school.get(4).words())
        .containsEntry("drafted-by", head)
        .containsEntry("approved-by", "chair@wanborough as governor at wanborough")
        .containsEntry("from", "2026-11-02");
    String caseId =
        cases.everywhere(
            () ->
                jdbc.sql("select id from case_file where reference = ?")
                    .param(reference)
                    .query(String.class)
                    .single());
    List<Recorded> approval = entries("case:" + caseId);
    assertThat(approval)
        .anySatisfy(
            it -> {
              assertThat(it.what()).isEqualTo("task.completed");
              assertThat(it.actor()).isEqualTo("chair@wanborough");
              assertThat(it.words())
                  .containsEntry("answer.said", "agreed")
                  .containsEntry("answer.decidedOn", "2026-09-18")
                  .containsEntry("answer.minute", "FGB 2026/14");
            });
    assertThat(approval.get(0).what()).isEqualTo("case.opened");
    assertThat(approval.get(0).words())
        .as("the version under which the case itself runs")
        .containsEntry("policy", edition(id).basedOn())
        .containsEntry("breach", edition(id).basedOn());
    assertThat(policies.edition(id).approved()).contains(LocalDate.of(2026, 9, 18));
    assertThat(policies.edition(id).reviewDue())
        .as("24 months after it begins to hold")
        .contains(NOVEMBER.plusMonths(24));
  }

  private List<Recorded> entries(String chain) {
    return cases.everywhere(() -> audit.of(chain));
  }

  private long last(String chain) {
    return entries(chain).stream().mapToLong(Recorded::sequence).max().orElse(0);
  }

  @Test
  @DisplayName(
      "All staff are asked by name, then the governors; late, the headteacher can only say who cannot be asked")
  void allStaffThenGovernors() {
    String school = "st-marys-putney";
    String head = "headteacher@" + school;
    String id = putForward(head, school);
    List<String> staff = staffOf(school, head);
    assertThat(staff).hasSizeGreaterThan(10).doesNotContain(head);
    for (String person : staff) {
      assertThat(offered(person)).as(person).hasSize(1);
    }
    assertThat(offered(head)).as("the drafter is not asked").isEmpty();
    assertThatThrownBy(
            () -> answers(staff.get(0), PolicyReview.AGREE_TO_VERSION, Map.of("said", "changes")))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(
            () ->
                answers(
                    staff.get(0),
                    PolicyReview.AGREE_TO_VERSION,
                    Map.of("said", "not-asked", "reason", "I am away")))
        .isInstanceOf(InvalidInput.class);
    List<String> answering = staff.subList(0, staff.size() - 1);
    for (String person : answering) {
      answers(person, PolicyReview.AGREE_TO_VERSION, Map.of("said", "agreed"));
    }
    assertThat(edition(id).state()).isEqualTo(State.IN_APPROVAL);
    assertThat(offered("chair@" + school))
        .extracting(Assignment::step)
        .doesNotContain(PolicyReview.RECORD_DECISION);
    cases.timePassesTo("2026-10-08T15:10:00Z");
    Assignment late = offered(head).get(0);
    assertThat(late.step()).isEqualTo(PolicyReview.AGREE_TO_VERSION);
    assertThatThrownBy(() -> answer(head, late, Map.of("said", "agreed")))
        .isInstanceOf(InvalidInput.class)
        .satisfies(
            it ->
                assertThat(((InvalidInput) it).errors().get(0).message())
                    .contains("Nobody agrees for another"));
    answer(head, late, Map.of("said", "not-asked", "reason", "On long leave"));
    boardSays("chair@" + school, "agreed", "");
    assertThat(edition(id).state()).isEqualTo(State.PUBLISHED);
    assertThat(edition(id).approvals()).hasSize(answering.size() + 1);
    remember();
  }

  @Test
  @DisplayName(
      "Sent back with a reason, changed, put forward again and approved; everybody is asked anew")
  void sentBack() {
    String head = "business-director@wanborough";
    String id = putForward(head, "wanborough");
    assertThatThrownBy(() -> boardSays("chair@wanborough", "changes", ""))
        .isInstanceOf(InvalidInput.class);
    boardSays("chair@wanborough", "changes", "Two days are enough");
    assertThat(edition(id).state()).isEqualTo(State.DRAFT);
    assertThat(offered(head))
        .extracting(Assignment::step)
        .containsExactly(PolicyReview.CHANGE_DRAFT);
    cases.as(
        head,
        me -> {
          reviews.answer(
              me,
              id,
              "abuse.triage_limit",
              new Answer("2 working days", Rests.OWN, List.of(), "As the board asked"),
              key());
          return null;
        });
    forward(head, id);
    assertThat(edition(id).round()).isEqualTo(2);
    boardSays("chair@wanborough", "agreed", "");
    assertThat(policies.inForce("wanborough", NOVEMBER).text("abuse.triage_limit"))
        .isEqualTo("2 working days");
    remember();
  }

  @Test
  @DisplayName(
      "Sent back and given up; refused; withdrawn while others are asked: what was in force stays")
  void neverPublished() {
    String head = "headteacher@wanborough";
    String before = policies.inForce("wanborough", NOVEMBER).edition();
    String givenUp = putForward(head, "wanborough");
    boardSays("chair@wanborough", "changes", "Not yet");
    answers(head, PolicyReview.CHANGE_DRAFT, Map.of("again", "no", "reason", "No need for it"));
    assertThat(edition(givenUp).state()).isEqualTo(State.WITHDRAWN);
    String refused = putForward(head, "wanborough");
    boardSays("chair@wanborough", "refused", "The board wants it as it is");
    assertThat(edition(refused).state()).isEqualTo(State.REFUSED);
    assertThat(edition(refused).reason()).isEqualTo("The board wants it as it is");
    String withdrawn = putForward(head, "wanborough");
    cases.as(
        head,
        me -> {
          assertThatThrownBy(() -> reviews.withdraw(me, withdrawn, " ", key()))
              .isInstanceOf(InvalidInput.class);
          reviews.withdraw(me, withdrawn, "Begun in error", key());
          return null;
        });
    assertThat(offered("chair@wanborough")).isEmpty();
    assertThat(policies.inForce("wanborough", NOVEMBER).edition()).isEqualTo(before);
    assertThat(
            cases.everywhere(
                () -> jdbc.sql("select distinct state from case_file").query(String.class).list()))
        .containsExactly("closed");
    remember();
  }

  @Test
  @DisplayName(
      "Two schools of one policy: each approves by its own board; one that does not calls the other"
          + " off")
  void everySchool() {
    String head = "headteacher@avenue";
    String id = putForward(head, "avenue-recreation");
    String before = policies.inForce("avenue-recreation", NOVEMBER).edition();
    boardSays("chair@avenue", "agreed", "");
    assertThat(edition(id).state()).isEqualTo(State.IN_APPROVAL);
    assertThat(policies.inForce("avenue-recreation", NOVEMBER).edition())
        .as("what one school has approved holds at neither")
        .isEqualTo(before);
    standsAlike(id, "avenue approved", "recreation asked governor");
    boardSays("chair@recreation", "changes", "Juniors need it otherwise");
    assertThat(edition(id).state()).isEqualTo(State.DRAFT);
    forward(head, id);
    boardSays("chair@recreation", "changes", "Still");
    assertThat(offered("chair@avenue")).as("called off").isEmpty();
    forward(head, id);
    boardSays("chair@avenue", "agreed", "");
    boardSays("chair@recreation", "agreed", "");
    assertThat(edition(id).state()).isEqualTo(State.PUBLISHED);
    standsAlike(id, "avenue approved", "recreation approved");
    for (String school : List.of("avenue", "recreation")) {
      assertThat(entries("school:" + school))
          .filteredOn(it -> it.what().equals("policy.version-published"))
          .last()
          .satisfies(
              it -> {
                assertThat(it.words())
                    .containsEntry("edition", id)
                    .containsEntry("from", "2026-11-02")
                    .containsEntry("drafted-by", head)
                    .containsEntry(
                        "approved-by",
                        "chair@avenue as governor at avenue; "
                            + "chair@recreation as governor at recreation");
              });
    }
    Set<String> schools = new TreeSet<>();
    edition(id).approvals().forEach(it -> schools.add(it.school()));
    assertThat(schools).containsExactly("avenue", "recreation");
    remember();
  }

  /** Whoever of either school looks is told the same of both. */
  private void standsAlike(String id, String... schools) {
    for (String person :
        List.of(
            "headteacher@avenue",
            "headteacher@recreation",
            "chair@avenue",
            "chair@recreation",
            "governor@avenue",
            "governor@recreation")) {
      List<String> told =
          cases.as(
              person,
              me ->
                  reviews.standing(me, id).stream()
                      .map(
                          it ->
                              it.school()
                                  + " "
                                  + it.state()
                                  + (it.next() == null ? "" : " " + it.next()))
                      .toList());
      assertThat(told).as(person).containsExactlyInAnyOrder(schools);
    }
  }

  @Test
  @DisplayName("A role approves where the version in force names one: governors, then the chair")
  void aRoleApproves() {
    String school = "highters-heath";
    String id = putForward("headteacher@" + school, school);
    boardSays("chair@" + school, "agreed", "");
    answers("chair@" + school, PolicyReview.APPROVE_VERSION, Map.of("said", "agreed"));
    assertThat(edition(id).state()).isEqualTo(State.PUBLISHED);
    remember();
  }

  @Test
  @DisplayName("Roles that nobody holds, and a lead who is the only stand-in, are refused by name")
  void vacantRoles() {
    String id = drafted("headteacher@highters-heath", "highters-heath");
    List<String> held =
        cases.everywhere(
            () ->
                jdbc.sql("select distinct role from role_holding where school_id = ?")
                    .param("highters-heath")
                    .query(String.class)
                    .list());
    String vacant =
        List.of("senior-authoriser", "deputy-authoriser", "online-safety", "slt", "line-manager")
            .stream()
            .filter(role -> !held.contains(role))
            .findFirst()
            .orElse("");
    assertThatThrownBy(
            () ->
                cases.as(
                    "staff1@highters-heath",
                    me -> {
                      reviews.putForward(me, id, key());
                      return null;
                    }))
        .isInstanceOf(NoSuchThing.class);
    if (!vacant.isEmpty()) {
      assertThatThrownBy(
              () ->
                  cases.as(
                      "headteacher@highters-heath",
                      me -> {
                        reviews.answer(
                            me,
                            id,
                            "abuse.report_to",
                            new Answer(vacant, Rests.OWN, List.of(), "Because"),
                            key());
                        return null;
                      }))
          .isInstanceOf(InvalidInput.class)
          .satisfies(
              it ->
                  assertThat(((InvalidInput) it).errors().get(0).message())
                      .startsWith("Nobody at"));
    }
  }

  @Test
  @DisplayName(
      "A review is not opened again, joined or handed to another school; staff draft nothing")
  void belongsToItself() {
    String id = putForward("headteacher@avenue", "avenue-recreation");
    String reference =
        cases.everywhere(() -> beans.getBean(Approvals.class).leading(id).orElseThrow());
    assertThatThrownBy(
            () ->
                cases.as(
                    "headteacher@avenue",
                    me -> {
                      caseMoves.move(me, reference, "recreation", "It is theirs", key());
                      return null;
                    }))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(
            () -> cases.as("staff1@avenue", me -> reviews.draft(me, "avenue-recreation", key())))
        .isInstanceOf(NoSuchThing.class);
    assertThat(rebuild.differences()).isEmpty();
    remember();
  }

  @Test
  @Order(Integer.MAX_VALUE)
  @DisplayName("Every element and flow of the review's models was passed")
  void nothingIsUntested() {
    for (String model : List.of("review/policy-review", "review/policy-approval")) {
      assertThat(PASSED.never(ModelFile.bpmn(model))).as("passed by no test").isEmpty();
    }
  }
}
