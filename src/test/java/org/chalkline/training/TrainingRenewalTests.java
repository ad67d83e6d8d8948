package org.chalkline.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chalkline.abuse.Cases;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Recorded;
import org.chalkline.casework.Completions;
import org.chalkline.casework.Rebuild;
import org.chalkline.casework.Tasks;
import org.chalkline.casework.Worklist;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.Person;
import org.chalkline.policy.Answer;
import org.chalkline.policy.Editions;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.CleanSlate;
import org.chalkline.testing.ModelFile;
import org.chalkline.testing.Passed;
import org.chalkline.testing.TestClock;
import org.chalkline.training.Training.Matrix;
import org.chalkline.training.Training.Row;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/**
 * Whoever owes a training has a task for it until it is taken, on the real engine; the last test
 * names what none has passed.
 */
@ChalklineTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TrainingRenewalTests {

  private static final String SCHOOL = "wanborough";
  private static final String HEAD = "headteacher@wanborough";
  private static final String STAFF = "staff1@wanborough";
  private static final LocalDate MONDAY = LocalDate.of(2026, 9, 14);
  private static final Passed PASSED = new Passed();

  @Autowired BeanFactory beans;
  @Autowired Training door;
  @Autowired TrainingRequests requests;
  @Autowired TrainingLists lists;
  @Autowired Courses courses;
  @Autowired Completions completions;
  @Autowired Tasks tasks;
  @Autowired Worklist worklist;
  @Autowired Editions editions;
  @Autowired Rebuild rebuild;
  @Autowired Audit audit;
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

  private static String key() {
    return UUID.randomUUID().toString();
  }

  /** Everybody has taken the policy's own training on this day, but for these. */
  private void trainedBut(LocalDate on, String... lacking) {
    String rows =
        cases.<List<Person>>as(HEAD, me -> door.people(me, SCHOOL)).stream()
            .map(Person::userName)
            .filter(name -> !List.of(lacking).contains(name))
            .map(name -> name + ",The social media policy," + on + "\n")
            .collect(Collectors.joining());
    takeIn(rows);
  }

  private void takeIn(String rows) {
    cases.as(HEAD, me -> lists.takeIn(me, SCHOOL, "User name,Course,Done on\n" + rows, key()));
  }

  private void asks() {
    cases.as(
        HEAD,
        me -> {
          requests.begin(me, SCHOOL, key());
          return true;
        });
    cases.timePassesTo(beans.getBean(TestClock.class).instant().toString());
  }

  private void did(String userName, String course, LocalDate on) {
    String person = cases.me(userName).id();
    cases.as(
        HEAD,
        me -> {
          door.done(me, SCHOOL, person, course, on, key());
          return true;
        });
  }

  /** The trainings that wait for somebody; a new version is to be read beside them. */
  private List<Worklist.WorkRow> tasks(String userName) {
    return cases
        .<List<Worklist.WorkRow>>as(
            userName, me -> worklist.list(me, Worklist.Query.first(50)).rows())
        .stream()
        .filter(it -> it.process().equals(TrainingRenewal.RENEWAL))
        .toList();
  }

  private String task(String userName) {
    List<Worklist.WorkRow> rows = tasks(userName);
    assertThat(rows).hasSize(1);
    return rows.get(0).taskId();
  }

  private void enters(String userName, LocalDate day) {
    String task = task(userName);
    cases.as(
        userName,
        me -> {
          completions.complete(me, task, new Answers(Map.of("doneOn", day), List.of()), key());
          return true;
        });
  }

  private Standing.Asked asked(String userName) {
    return cases.as(userName, door::mine).values().stream()
        .flatMap(List::stream)
        .map(Standing::asked)
        .filter(it -> it != null)
        .findFirst()
        .orElse(null);
  }

  private Matrix matrix() {
    return cases.as(HEAD, me -> door.matrix(me, SCHOOL));
  }

  private List<String> mails(String userName) {
    return cases.everywhere(
        () ->
            jdbc.sql("select subject from outbox where person_id = ? order by id")
                .param(cases.me(userName).id())
                .query(String.class)
                .list());
  }

  private List<String> endings() {
    return cases.everywhere(
        () ->
            jdbc.sql("select ended_why from training_owed where ended_at is not null")
                .query(String.class)
                .list());
  }

  private List<String> sources(String userName) {
    return cases.everywhere(
        () ->
            jdbc.sql("select source from training_done where person_id = ? order by recorded_at")
                .param(cases.me(userName).id())
                .query(String.class)
                .list());
  }

  private List<String> timeline() {
    String file =
        cases.everywhere(
            () ->
                jdbc.sql(
                        "select f.id from case_file f join training_owed o using (reference)"
                            + " order by o.asked_at limit 1")
                    .query(String.class)
                    .single());
    return cases.everywhere(() -> audit.of("case:" + file).stream().map(Recorded::what).toList());
  }

  private boolean running() {
    String reference =
        cases.everywhere(
            () -> jdbc.sql("select reference from training_owed").query(String.class).single());
    return cases.everywhere(() -> beans.getBean(Workflows.class).running(reference));
  }

  // ---- what must be so

  @Test
  @DisplayName("Who lacks a training has ten working days for it, and ends the task by the day")
  void missing() {
    trainedBut(MONDAY, STAFF);
    asks();
    assertThat(tasks(STAFF))
        .extracting(Worklist.WorkRow::name)
        .containsExactly("Take the training");
    assertThat(asked(STAFF).due()).isEqualTo(Instant.parse("2026-09-28T08:00:00Z"));
    assertThat(asked(STAFF).task()).isEqualTo(task(STAFF));
    assertThat(mails(STAFF)).containsExactly("Chalkline: a training waits for you");
    assertThat(tasks("staff2@wanborough")).isEmpty();
    String task = task(STAFF);
    assertThatThrownBy(() -> cases.as(HEAD, me -> tasks.find(me, task)))
        .as("it is theirs alone")
        .isInstanceOf(NoSuchThing.class);
    assertThat(rebuild.differences()).isEmpty();

    assertThatThrownBy(() -> enters(STAFF, MONDAY.plusDays(1))).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> enters(STAFF, MONDAY.minusYears(1)))
        .as("what was taken a year ago has lapsed")
        .isInstanceOf(InvalidInput.class);
    enters(STAFF, MONDAY.minusDays(3));
    assertThat(tasks(STAFF)).isEmpty();
    assertThat(sources(STAFF)).containsExactly("own");
    assertThat(door.current(cases.me(STAFF).id(), SCHOOL, MONDAY)).isTrue();
    assertThat(timeline()).contains("training.asked", "training.ended", "task.completed");
    assertThat(running()).isFalse();
    assertThat(rebuild.differences()).isEmpty();
  }

  @Test
  @DisplayName("What has lapsed is asked for on the morning of that day, once")
  void lapsed() {
    trainedBut(MONDAY, STAFF);
    did(STAFF, Course.POLICY, MONDAY.minusYears(1).plusDays(1));
    asks();
    assertThat(tasks(STAFF)).isEmpty();
    cases.timePassesTo("2026-09-15T05:59:00Z");
    assertThat(tasks(STAFF)).isEmpty();
    cases.timePassesTo("2026-09-15T06:01:00Z");
    assertThat(tasks(STAFF)).hasSize(1);
    cases.timePassesTo("2026-09-16T06:01:00Z");
    assertThat(tasks(STAFF)).hasSize(1);
  }

  @Test
  @DisplayName("Entered in the records by whoever keeps them, or brought in a list, it ends too")
  void enteredByOthers() {
    trainedBut(MONDAY, STAFF, "staff2@wanborough");
    asks();
    did(STAFF, Course.POLICY, MONDAY.minusYears(2));
    assertThat(tasks(STAFF)).as("what has lapsed ends nothing").hasSize(1);
    did(STAFF, Course.POLICY, MONDAY);
    assertThat(tasks(STAFF)).isEmpty();
    takeIn("staff2@wanborough,The social media policy," + MONDAY + "\n");
    assertThat(tasks("staff2@wanborough")).isEmpty();
    assertThat(endings()).containsExactly("done", "done");
    assertThat(rebuild.differences()).isEmpty();
  }

  @Test
  @DisplayName("What need not be taken any more leaves the list; a school may stop asking")
  void noLongerOwed() {
    trainedBut(MONDAY, STAFF);
    String firstAid =
        cases.as(
            HEAD,
            me ->
                courses.add(
                    me, SCHOOL, new Course.Typed("First aid", "", "36", List.of("dsl")), key()));
    asks();
    assertThat(tasks("dsl@wanborough")).hasSize(1);
    cases.as(
        HEAD,
        me -> {
          courses.retire(me, SCHOOL, firstAid, key());
          return true;
        });
    cases.timePassesTo("2026-09-15T06:01:00Z");
    assertThat(tasks("dsl@wanborough")).isEmpty();
    assertThat(tasks(STAFF)).hasSize(1);
    assertThatThrownBy(this::asks).isInstanceOf(Refused.class);

    stop();
    assertThat(tasks(STAFF)).isEmpty();
    assertThat(endings()).containsExactlyInAnyOrder("not-owed", "stopped");
    assertThat(cases.<Optional<Instant>>as(HEAD, me -> requests.since(me, SCHOOL))).isEmpty();
    assertThatThrownBy(this::stop).isInstanceOf(Refused.class);
    for (String who : List.of("governor@wanborough", STAFF)) {
      assertThatThrownBy(
              () ->
                  cases.as(
                      who,
                      me -> {
                        requests.begin(me, SCHOOL, key());
                        return true;
                      }))
          .isInstanceOf(AccessDeniedException.class);
    }
    assertThat(rebuild.differences()).isEmpty();
  }

  private void stop() {
    cases.as(
        HEAD,
        me -> {
          requests.stop(me, SCHOOL, key());
          return true;
        });
    cases.timePassesTo(beans.getBean(TestClock.class).instant().toString());
  }

  @Test
  @DisplayName("It is chased as all tasks are; whoever is late comes first, and their head is told")
  void chased() {
    trainedBut(MONDAY, STAFF);
    asks();
    cases.timePassesTo("2026-09-21T08:01:00Z");
    assertThat(mails(STAFF)).contains("Chalkline: a task waits for you");
    assertThat(matrix().late()).isZero();
    cases.timePassesTo("2026-09-28T08:01:00Z");
    assertThat(mails(HEAD))
        .contains("Chalkline: somebody is late with a task that only they can do");
    Matrix late = matrix();
    assertThat(late.late()).isEqualTo(1);
    Row first = late.rows().get(0);
    assertThat(first.person().userName()).isEqualTo(STAFF);
    assertThat(first.late(Instant.parse("2026-09-28T08:01:00Z"))).isTrue();
    assertThat(timeline()).contains("task.reminded", "task.late", "task.lead-told");
  }

  @Test
  @DisplayName("Where the profile names a role, it is that role’s task to see to it")
  void asTheProfileSays() {
    String id = editions.begin(SCHOOL, HEAD, SCHOOL);
    editions.answer(
        id,
        "staff.training_asked",
        new Answer("headteacher", Answer.Rests.OWN, List.of(), "The head sees to it"));
    editions.frame(id, "Second version", MONDAY.plusDays(1));
    editions.putForward(id);
    editions.publish(id, List.of(), "chair@wanborough");
    cases.timeIs("2026-09-15T08:00:00Z");
    trainedBut(MONDAY.plusDays(1), STAFF);
    asks();
    assertThat(tasks(STAFF)).isEmpty();
    assertThat(asked(STAFF).task()).isNull();
    assertThat(asked(STAFF).due()).isEqualTo(Instant.parse("2026-09-29T08:00:00Z"));
    enters(HEAD, MONDAY.plusDays(1));
    assertThat(sources(STAFF)).containsExactly("typed");
    assertThat(asked(STAFF)).isNull();
  }

  @Test
  @Order(Integer.MAX_VALUE)
  @DisplayName("Every element and flow of the models was passed, and their names are those in code")
  void nothingIsUntested() {
    ModelFile one = ModelFile.bpmn("training/training-renewal");
    ModelFile watch = ModelFile.bpmn("training/training-watch");
    assertThat(PASSED.never(one)).as("passed by no test").isEmpty();
    assertThat(PASSED.neverEntered(watch)).as("passed by no test").isEmpty();
    assertThat(List.of(one.id(), watch.id()))
        .containsExactly(TrainingRenewal.RENEWAL, TrainingRenewal.KEEP_CURRENT);
    assertThat(one.text())
        .contains(
            "id=\"" + TrainingRenewal.TAKE_TRAINING + "\"",
            "candidateGroups=\"" + TrainingRenewal.LEARNER + "\"",
            "name=\"" + TrainingRenewal.ENTERED + "\"",
            "name=\"" + TrainingRenewal.NO_LONGER_OWED + "\"");
    assertThat(watch.text()).contains("name=\"" + TrainingRenewal.ASKING_STOPPED + "\"");
  }
}
