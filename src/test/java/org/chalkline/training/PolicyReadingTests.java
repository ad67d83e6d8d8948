package org.chalkline.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.chalkline.abuse.Cases;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Recorded;
import org.chalkline.casework.CaseRows;
import org.chalkline.casework.Completions;
import org.chalkline.casework.Rebuild;
import org.chalkline.casework.TaskHolders;
import org.chalkline.casework.Tasks;
import org.chalkline.casework.Worklist;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.identity.RoleAt;
import org.chalkline.policy.EditionPublished;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.CleanSlate;
import org.chalkline.testing.ModelFile;
import org.chalkline.testing.Passed;
import org.chalkline.testing.TestClock;
import org.chalkline.training.MyReadings.Own;
import org.chalkline.training.ReadingRolls.OnRoll;
import org.chalkline.training.ReadingRolls.Roll;
import org.chalkline.training.ReadingRolls.State;
import org.chalkline.web.Answers;
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
import org.springframework.security.access.AccessDeniedException;

/**
 * Everybody concerned reads an edition and says so, on the real engine; the last test names what
 * none has passed.
 */
@ChalklineTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PolicyReadingTests {

  private static final String SCHOOL = "wanborough";
  private static final String HEAD = "headteacher@wanborough";
  private static final Passed PASSED = new Passed();

  @Autowired BeanFactory beans;
  @Autowired Acknowledgements door;
  @Autowired ReadingRolls rolls;
  @Autowired MyReadings mine;
  @Autowired Worklist worklist;
  @Autowired Completions completions;
  @Autowired TaskHolders taskHolders;
  @Autowired Tasks tasks;
  @Autowired CaseRows caseRows;
  @Autowired People people;
  @Autowired Policies policies;
  @Autowired Rebuild rebuild;
  @Autowired Audit audit;
  @Autowired ApplicationEventPublisher events;
  @Autowired JdbcClient jdbc;

  private Cases cases;

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

  private Profile edition(String school) {
    return cases.everywhere(
        () -> {
          String policy =
              jdbc.sql("select policy_id from school where id = ?")
                  .param(school)
                  .query(String.class)
                  .single();
          return policies.inForce(policy, LocalDate.of(2026, 9, 14));
        });
  }

  private void published(String school, Profile edition) {
    cases.everywhere(
        () -> {
          String policy = edition(school).policyId();
          events.publishEvent(
              new EditionPublished(
                  policy, edition.edition(), cases.me("headteacher@" + school).id()));
          return true;
        });
  }

  private void published(String school) {
    published(school, edition(school));
    soon();
  }

  /** What waits for a worker of the engine is done at once. */
  private void soon() {
    cases.timePassesTo(beans.getBean(TestClock.class).instant().toString());
  }

  private List<Own> own(String userName) {
    return cases.as(userName, mine::mine);
  }

  private Own first(String userName) {
    return own(userName).get(0);
  }

  private List<String> tasks(String userName) {
    return cases.as(
        userName,
        me ->
            worklist.list(me, Worklist.Query.first(50)).rows().stream()
                .map(Worklist.WorkRow::name)
                .toList());
  }

  private void reads(String userName, String question) {
    String task = first(userName).task();
    Map<String, Object> answers =
        question.isEmpty()
            ? Map.of("understood", true)
            : Map.of("understood", true, "question", question);
    cases.as(
        userName,
        me -> {
          completions.complete(
              me, task, new Answers(answers, List.of()), UUID.randomUUID().toString());
          return true;
        });
  }

  private Roll roll(String userName, String school) {
    return cases.as(userName, me -> rolls.roll(me, school, ""));
  }

  private State state(String school, String who) {
    String id = cases.me(who).id();
    return roll("headteacher@" + school, school).people().stream()
        .filter(it -> it.person().id().equals(id))
        .map(OnRoll::state)
        .findFirst()
        .orElseThrow();
  }

  private List<String> mails(String userName) {
    return cases.everywhere(
        () ->
            jdbc.sql("select subject from outbox where person_id = ? order by id")
                .param(cases.me(userName).id())
                .query(String.class)
                .list());
  }

  private List<String> timeline(String userName) {
    return history(userName).stream().map(Recorded::what).toList();
  }

  private List<Recorded> history(String userName) {
    String reference =
        cases.everywhere(
            () ->
                jdbc.sql(
                        "select f.id from case_file f join reading r on r.reference = f.reference"
                            + " where r.person_id = ? order by r.asked_at desc limit 1")
                    .param(cases.me(userName).id())
                    .query(String.class)
                    .single());
    return cases.everywhere(() -> audit.of("case:" + reference));
  }

  private Person joins(String userName, String role, String school, String from) {
    return cases.everywhere(
        () -> {
          Person person =
              new Person(
                  UUID.randomUUID().toString(),
                  userName,
                  "Joan Newcomer",
                  "Joan",
                  "Newcomer",
                  List.of(),
                  List.of(),
                  userName.replace("@", ".") + "@example.org");
          people.add(person, List.of(userName), null);
          people.give(person.id(), new RoleAt(role, school), LocalDate.parse(from));
          return person;
        });
  }

  private void leaves(String userName, String role, String school, String lastDay) {
    cases.everywhere(
        () -> {
          people.end(cases.me(userName).id(), new RoleAt(role, school), LocalDate.parse(lastDay));
          return true;
        });
  }

  // ---- what must be so

  @Test
  @DisplayName("Publishing asks everybody concerned, once each; administrators alone are not asked")
  void publishing() {
    joins("keeper1@wanborough", "administrator", SCHOOL, "2026-01-01");
    published(SCHOOL);

    assertThat(tasks("staff1@wanborough")).containsExactly("Read and acknowledge the policy");
    assertThat(tasks("governor@wanborough")).containsExactly("Read and acknowledge the policy");
    assertThat(tasks("runner1@wanborough")).containsExactly("Read and acknowledge the policy");
    assertThat(tasks(HEAD)).containsExactly("Read and acknowledge the policy");
    assertThat(own("keeper1@wanborough")).isEmpty();
    assertThat(own("staff1@avenue")).isEmpty();
    assertThat(first("staff1@wanborough").due()).isEqualTo(Instant.parse("2026-09-28T08:00:00Z"));
    assertThat(first("staff1@wanborough").reason()).isEqualTo("new-version");
    assertThat(mails("staff1@wanborough"))
        .containsExactly("Chalkline: please read your school’s policy");

    // and a second publishing of the same edition asks nobody again
    published(SCHOOL);
    assertThat(tasks("staff1@wanborough")).hasSize(1);
    assertThat(rebuild.differences()).isEmpty();
  }

  @Test
  @DisplayName("Confirming is one task of one's own: recorded with its words, seen on the roll")
  void confirming() {
    published(SCHOOL);
    Roll before = roll(HEAD, SCHOOL);
    assertThat(before.read()).isZero();
    assertThat(before.unread()).isEqualTo(before.concerned());
    assertThat(before.concerned()).isEqualTo(before.people().size()).isGreaterThan(10);

    reads("staff1@wanborough", "");

    Profile edition = edition(SCHOOL);
    Own done = first("staff1@wanborough");
    assertThat(done.readAt()).isEqualTo(Instant.parse("2026-09-14T08:00:00Z"));
    assertThat(done.confirmed())
        .isEqualTo(
            "I have read and understood “%s”, version %s."
                .formatted(edition.name(), edition.edition()));
    assertThat(state(SCHOOL, "staff1@wanborough")).isEqualTo(State.READ);
    assertThat(roll(HEAD, SCHOOL).read()).isEqualTo(1);
    assertThat(roll(HEAD, SCHOOL).unread()).isEqualTo(before.concerned() - 1);
    assertThat(history("staff1@wanborough"))
        .filteredOn(it -> it.what().equals("reading.acknowledged"))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.actor()).isEqualTo("staff1@wanborough");
              assertThat(it.words())
                  .containsEntry("person", "staff1@wanborough")
                  .containsEntry("edition", edition.edition())
                  .containsEntry("confirmed", done.confirmed());
            });
    assertThat(timeline("staff1@wanborough")).contains("reading.asked");
    String person = cases.me("staff1@wanborough").id();
    assertThat(door.hasRead(person, edition.edition())).isTrue();
    assertThat(door.read(person, edition.edition())).contains(done.readAt());
    assertThat(door.hasRead(cases.me("staff2@wanborough").id(), edition.edition())).isFalse();
    assertThat(tasks("staff1@wanborough")).isEmpty();
  }

  @Test
  @DisplayName("A question goes to whoever answers for the policy, without holding anything up")
  void question() {
    published(SCHOOL);
    reads("staff1@wanborough", "May I use my own phone on a trip?");
    assertThat(roll(HEAD, SCHOOL).questions())
        .extracting(ReadingRolls.Asked::words)
        .containsExactly("May I use my own phone on a trip?");
    assertThat(mails(HEAD)).contains("Chalkline: somebody has a question about the policy");
    assertThat(state(SCHOOL, "staff1@wanborough")).isEqualTo(State.READ);
  }

  @Test
  @DisplayName("It is confirmed or not done: an empty form is refused by the form itself")
  void notConfirmed() {
    published(SCHOOL);
    String task = first("staff1@wanborough").task();
    var forms = beans.getBean(org.chalkline.web.Forms.class);
    var form = forms.form("training-acknowledge");
    Answers nothing = forms.read(form, Map.of(), Map.of());
    assertThatThrownBy(
            () ->
                cases.as(
                    "staff1@wanborough",
                    me -> {
                      completions.complete(me, task, nothing, UUID.randomUUID().toString());
                      return true;
                    }))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  @DisplayName("Nobody reads for somebody else: not handed over, not passed on, the head is told")
  void oneAlone() {
    published(SCHOOL);
    String task = first("staff1@wanborough").task();
    assertThat(cases.<List<Person>>as("staff1@wanborough", me -> taskHolders.handOverTo(me, task)))
        .isEmpty();
    assertThatThrownBy(
            () ->
                cases.as(
                    "staff1@wanborough",
                    me -> {
                      taskHolders.handOver(me, task, cases.me(HEAD).id(), "No time");
                      return true;
                    }))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> cases.as(HEAD, me -> tasks.find(me, task)))
        .isInstanceOf(NoSuchThing.class);

    // half the time goes by, in school time
    cases.timePassesTo("2026-09-21T08:01:00Z");
    assertThat(timeline("staff1@wanborough")).contains("task.reminded");
    assertThat(mails("staff1@wanborough")).contains("Chalkline: a task waits for you");

    // and all of it
    cases.timePassesTo("2026-09-28T08:01:00Z");
    assertThat(state(SCHOOL, "staff1@wanborough")).isEqualTo(State.LATE);
    assertThat(timeline("staff1@wanborough"))
        .contains("task.late", "task.lead-told")
        .doesNotContain("task.passed-on", "task.nobody-further");
    assertThat(mails(HEAD))
        .contains("Chalkline: somebody is late with a task that only they can do");
    assertThat(mails("chair@wanborough"))
        .as("the head's own reading is late too, and the head is not told of that")
        .contains("Chalkline: somebody is late with a task that only they can do");
    assertThat(mails("deputy@wanborough")).doesNotContain("Chalkline: a task has passed to you");
    assertThatThrownBy(() -> cases.as(HEAD, me -> tasks.find(me, task)))
        .isInstanceOf(NoSuchThing.class);
    reads("staff1@wanborough", "");
    assertThat(roll(HEAD, SCHOOL).late()).isEqualTo(roll(HEAD, SCHOOL).unread());
  }

  @Test
  @DisplayName("Who joins is asked the next morning, who has left is not asked any more")
  void joinersAndLeavers() {
    published(SCHOOL);
    joins("newcomer1@wanborough", "staff", SCHOOL, "2026-09-16");
    cases.timePassesTo("2026-09-15T12:00:00Z");
    assertThat(own("newcomer1@wanborough")).isEmpty();
    cases.timePassesTo("2026-09-16T06:00:30Z");
    assertThat(first("newcomer1@wanborough").reason()).isEqualTo("joining");
    assertThat(tasks("newcomer1@wanborough")).hasSize(1);

    String reference =
        cases.everywhere(
            () ->
                jdbc.sql("select reference from reading where person_id = ?")
                    .param(cases.me("newcomer1@wanborough").id())
                    .query(String.class)
                    .single());
    leaves("newcomer1@wanborough", "staff", SCHOOL, "2026-09-17");
    cases.timePassesTo("2026-09-18T06:00:30Z");
    assertThat(own("newcomer1@wanborough")).isEmpty();
    assertThat(timeline("newcomer1@wanborough")).contains("reading.ended");
    assertThat(rebuild.differences()).isEmpty();
    assertThat(cases.everywhere(() -> beans.getBean(Workflows.class).running(reference)))
        .as("neither the task nor its chase is left")
        .isFalse();
  }

  @Test
  @DisplayName("A year after reading it they are asked again, and until then it counts")
  void yearly() {
    published(SCHOOL);
    reads("staff1@wanborough", "");
    String person = cases.me("staff1@wanborough").id();
    String edition = edition(SCHOOL).edition();
    cases.timeIs("2027-09-14T07:59:00Z");
    assertThat(door.hasRead(person, edition)).isTrue();
    assertThat(tasks("staff1@wanborough")).isEmpty();
    // The timers of a whole year are not what this is about: the next morning is.
    cases.timeIs("2027-09-15T05:59:00Z");
    cases.timePassesTo("2027-09-15T06:01:00Z");
    assertThat(door.hasRead(person, edition)).isFalse();
    assertThat(first("staff1@wanborough").reason()).isEqualTo("yearly");
    assertThat(door.read(person, edition)).isPresent();
    reads("staff1@wanborough", "");
    assertThat(door.hasRead(person, edition)).isTrue();
    assertThat(own("staff1@wanborough")).hasSize(2);
  }

  @Test
  @DisplayName("A newer edition takes the old one off every list and asks for itself")
  void replaced() {
    published(SCHOOL);
    reads("staff1@wanborough", "");
    cases.timePassesTo("2026-09-14T09:00:00Z");
    Profile newer = edition("highters-heath");
    published(SCHOOL, newer);
    soon();
    assertThat(tasks("staff1@wanborough")).hasSize(1);
    assertThat(tasks("staff2@wanborough")).hasSize(1);
    assertThat(own("staff2@wanborough")).extracting(Own::edition).containsExactly(newer.edition());
    assertThat(roll(HEAD, SCHOOL).edition().edition()).isEqualTo(newer.edition());
    Roll old = cases.as(HEAD, me -> rolls.roll(me, SCHOOL, edition(SCHOOL).edition()));
    assertThat(old.read()).isEqualTo(1);
    assertThat(old.concerned()).isGreaterThan(10);
    assertThat(old.editions()).hasSize(2);
    assertThat(old.editions().get(1).replaced()).isTrue();
    assertThat(rebuild.differences()).isEmpty();
  }

  @Test
  @DisplayName("Somebody of two schools under one policy has one task, which counts at both")
  void twoSchools() {
    cases.everywhere(
        () -> {
          people.give(
              cases.me("staff1@avenue").id(),
              new RoleAt("governor", "recreation"),
              LocalDate.of(2026, 1, 1));
          return true;
        });
    try {
      published("avenue");
      assertThat(own("staff1@avenue")).hasSize(1);
      assertThat(tasks("staff1@avenue")).hasSize(1);
      reads("staff1@avenue", "");
      assertThat(state("avenue", "staff1@avenue")).isEqualTo(State.READ);
      assertThat(state("recreation", "staff1@avenue")).isEqualTo(State.READ);
    } finally {
      leaves("staff1@avenue", "governor", "recreation", "2026-02-01");
    }
  }

  @Test
  @DisplayName("Where everybody agrees the text, they confirm that as well (SMP-64)")
  void agreed() {
    published("st-marys-putney");
    reads("staff1@st-marys-putney", "");
    assertThat(first("staff1@st-marys-putney").confirmed()).contains("and I agree to its text");
  }

  @Test
  @DisplayName("The head sees names, governors see how many, others see nothing")
  void whoMaySee() {
    published(SCHOOL);
    reads("staff1@wanborough", "Why?");
    assertThat(roll("business-director@wanborough", SCHOOL).people()).isNotEmpty();
    assertThat(roll("senior-authoriser@wanborough", SCHOOL).questions()).isNotEmpty();
    Roll counts = roll("governor@wanborough", SCHOOL);
    assertThat(counts.people()).isEmpty();
    assertThat(counts.questions()).isEmpty();
    assertThat(counts.read()).isEqualTo(1);
    assertThat(counts.concerned()).isEqualTo(roll(HEAD, SCHOOL).concerned());
    for (String who : List.of("staff1", "dsl", "administrator", "line-manager")) {
      assertThatThrownBy(() -> roll(who + "@wanborough", SCHOOL))
          .as(who)
          .isInstanceOf(AccessDeniedException.class);
    }
    assertThatThrownBy(() -> roll("headteacher@avenue", SCHOOL))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  @DisplayName("A school that begins with Chalkline asks for the edition in force, once")
  void asking() {
    assertThat(roll(HEAD, SCHOOL).askable()).isTrue();
    String key = UUID.randomUUID().toString();
    cases.as(HEAD, me -> door.ask(me, SCHOOL, key));
    cases.as(HEAD, me -> door.ask(me, SCHOOL, key));
    soon();
    assertThat(tasks("staff1@wanborough")).hasSize(1);
    assertThat(roll(HEAD, SCHOOL).askable()).isFalse();
    assertThatThrownBy(
            () -> cases.as(HEAD, me -> door.ask(me, SCHOOL, UUID.randomUUID().toString())))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(
            () ->
                cases.as(
                    "governor@wanborough",
                    me -> door.ask(me, SCHOOL, UUID.randomUUID().toString())))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  @DisplayName("A reading stands in the list of tasks, not among the cases")
  void notAmongTheCases() {
    published(SCHOOL);
    assertThat(
            cases.<List<CaseRows.CaseRow>>as(
                "staff1@wanborough", me -> caseRows.list(me, "", "", null, 50)))
        .isEmpty();
  }

  @Test
  @Order(Integer.MAX_VALUE)
  @DisplayName("Every element and flow of the models was passed")
  void nothingIsUntested() {
    assertThat(PASSED.never(ModelFile.bpmn("training/policy-acknowledgement")))
        .as("passed by no test")
        .isEmpty();
    assertThat(PASSED.neverEntered(ModelFile.bpmn("training/policy-reading")))
        .as("passed by no test")
        .isEmpty();
    assertThat(
            PASSED.never(
                ModelFile.bpmn("casework/work-chase"),
                Stream.of(
                    "Flow_ForOnePersonAlone_Yes",
                    "Task_TellWhoLeads",
                    "Flow_TellWhoLeads_To_WhoeverLeadsKnows",
                    "EndEvent_WhoeverLeadsKnows")))
        .as("passed by no test")
        .isEmpty();
  }
}
