package org.chalkline.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chalkline.abuse.Cases;
import org.chalkline.audit.Audit;
import org.chalkline.testing.Api;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.CleanSlate;
import org.chalkline.training.Standing.State;
import org.chalkline.training.TrainingLists.Listed;
import org.chalkline.web.CsvIn;
import org.chalkline.web.FieldError;
import org.chalkline.web.InvalidInput;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.access.AccessDeniedException;

/** What each role must have, when it was done and when it lapses. */
@ChalklineTest
class TrainingTests {

  private static final String SCHOOL = "wanborough";
  private static final String HEAD = "headteacher@wanborough";
  private static final LocalDate TODAY = LocalDate.of(2026, 9, 18);

  @Autowired BeanFactory beans;
  @Autowired Training door;
  @Autowired Courses courses;
  @Autowired TrainingLists lists;
  @Autowired Audit audit;
  @LocalServerPort int port;

  private Cases cases;

  @BeforeEach
  void friday() {
    CleanSlate.make();
    cases = new Cases(beans);
    cases.timeIs("2026-09-18T15:10:00Z");
  }

  @AfterAll
  static void leavesNothing() {
    CleanSlate.make();
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private String course(String name, String months, String... roles) {
    return cases.as(
        HEAD,
        me -> courses.add(me, SCHOOL, new Course.Typed(name, "", months, List.of(roles)), key()));
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

  private State state(String userName, String course, LocalDate on) {
    String person = cases.me(userName).id();
    return door.missing(person, SCHOOL, on).stream()
        .filter(it -> it.course().equals(course))
        .map(Standing::state)
        .findFirst()
        .orElse(State.CURRENT);
  }

  private static List<FieldError> wrong(Runnable deed) {
    try {
      deed.run();
    } catch (InvalidInput wrong) {
      return wrong.errors();
    }
    throw new AssertionError("It was taken");
  }

  @Test
  @DisplayName("A course holds from the day it was done until so many months later, not that day")
  void lapsing() {
    String safe = course("Keeping children safe online", "12", "account-lead");
    assertThat(state("runner1@wanborough", safe, TODAY)).isEqualTo(State.MISSING);
    assertThat(state("staff1@wanborough", safe, TODAY)).as("not asked").isEqualTo(State.CURRENT);
    did("runner1@wanborough", safe, LocalDate.of(2025, 9, 19));
    assertThat(state("runner1@wanborough", safe, TODAY)).isEqualTo(State.CURRENT);
    assertThat(state("runner1@wanborough", safe, TODAY.plusDays(1))).isEqualTo(State.LAPSED);
    assertThat(state("runner1@wanborough", safe, LocalDate.of(2025, 9, 18)))
        .as("before it was done")
        .isEqualTo(State.MISSING);
    did("runner1@wanborough", safe, TODAY);
    assertThat(state("runner1@wanborough", safe, TODAY.plusDays(1))).isEqualTo(State.CURRENT);
  }

  @Test
  @DisplayName("The policy itself is asked of everybody as its profile says; one version each")
  void policyItself() {
    String runner = cases.me("runner1@wanborough").id();
    assertThat(door.current(runner, SCHOOL, TODAY)).isFalse();
    did("runner1@wanborough", Course.POLICY, LocalDate.of(2026, 1, 15));
    assertThat(door.current(runner, SCHOOL, TODAY)).isTrue();
    assertThat(door.current(runner, SCHOOL, LocalDate.of(2027, 1, 15))).isFalse();
    // done before the version in force came
    did("runner2@wanborough", Course.POLICY, LocalDate.of(2023, 11, 1));
    assertThat(state("runner2@wanborough", Course.POLICY, LocalDate.of(2024, 2, 1)))
        .isEqualTo(State.LAPSED);
  }

  @Test
  @DisplayName("The head sees who lacks what, governors see how many, others nothing")
  void whoMaySee() {
    course("First aid", "", "staff");
    did("staff1@wanborough", Course.POLICY, TODAY);
    Training.Matrix head = cases.as(HEAD, me -> door.matrix(me, SCHOOL));
    assertThat(head.courses()).extracting(Course::name).contains("First aid");
    assertThat(head.rows()).hasSize(head.people());
    assertThat(head.rows().stream().filter(Training.Row::lacking)).hasSize(head.lacking());
    Training.Matrix governor = cases.as("chair@wanborough", me -> door.matrix(me, SCHOOL));
    assertThat(governor.rows()).isEmpty();
    assertThat(governor.lacking()).isEqualTo(head.lacking());
    for (String who : List.of("staff1@wanborough", "administrator@wanborough", "dsl@wanborough")) {
      assertThatThrownBy(() -> cases.as(who, me -> door.matrix(me, SCHOOL)))
          .isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(() -> cases.as(who, me -> courses.at(me, SCHOOL)))
          .isInstanceOf(AccessDeniedException.class);
    }
    assertThatThrownBy(() -> cases.as("headteacher@avenue", me -> lists.preview(me, SCHOOL, "a")))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(cases.as("staff1@wanborough", door::mine).values().iterator().next())
        .extracting(Standing::state)
        .containsExactly(State.CURRENT, State.MISSING);
  }

  @Test
  @DisplayName("Nonsense is refused field by field, and a course changed or retired keeps its past")
  void courses() {
    assertThat(
            wrong(
                () ->
                    cases.as(
                        HEAD,
                        me ->
                            courses.add(
                                me, SCHOOL, new Course.Typed(" ", "", "0", List.of()), key()))))
        .extracting(FieldError::field)
        .containsExactly("name", "roles", "months");
    String one = course("First aid", "36", "staff");
    assertThat(wrong(() -> course("first AID", "", "staff")))
        .extracting(FieldError::message)
        .containsExactly("There is a course of this name already");
    did("staff1@wanborough", one, LocalDate.of(2024, 1, 10));
    assertThat(state("staff1@wanborough", one, TODAY)).isEqualTo(State.CURRENT);
    cases.as(
        HEAD,
        me -> {
          courses.change(
              me, SCHOOL, one, new Course.Typed("First aid", "", "12", List.of("staff")), key());
          return true;
        });
    assertThat(state("staff1@wanborough", one, TODAY)).isEqualTo(State.LAPSED);
    cases.as(
        HEAD,
        me -> {
          courses.retire(me, SCHOOL, one, key());
          return true;
        });
    assertThat(state("staff1@wanborough", one, TODAY)).isEqualTo(State.CURRENT);
    assertThat(
            cases.everywhere(
                () ->
                    audit.of("school:" + SCHOOL).stream()
                        .filter(it -> it.words().getOrDefault("course", "").equals(one))
                        .map(org.chalkline.audit.Recorded::what)
                        .toList()))
        .containsExactly(
            "training.course-added",
            "training.done",
            "training.course-changed",
            "training.course-retired");
  }

  @Test
  @DisplayName("A list is shown line by line before it counts; only good lines are taken in, once")
  void importing() {
    course("First aid", "36", "staff");
    String text =
        "User name,Course,Done on,Remarks\n"
            + "staff1@wanborough,First Aid,01/09/2026,x\n"
            + "STAFF2@wanborough,the social media policy,2026-09-02,\n"
            + "nobody@wanborough,First aid,01/09/2026,\n"
            + "staff3@wanborough,Juggling,01/09/2026,\n"
            + "staff3@wanborough,First aid,19/09/2026,\n"
            + "staff3@wanborough,First aid,31/02/2026,\n"
            + "staff1@wanborough,First aid,2026-09-01,\n"
            + "staff1@avenue,First aid,2026-09-01,\n";
    CsvIn.Preview<Listed> found = cases.as(HEAD, me -> lists.preview(me, SCHOOL, text));
    assertThat(found.values()).hasSize(2);
    assertThat(found.ignored()).containsExactly("Remarks");
    assertThat(found.lines().stream().filter(it -> !it.good()).map(CsvIn.Line::number))
        .containsExactly(4L, 5L, 6L, 7L, 8L, 9L);
    assertThat(found.lines().get(4).errors()).containsExactly("Done on must not be in the future");
    String once = key();
    assertThat((int) cases.<Integer>as(HEAD, me -> lists.takeIn(me, SCHOOL, text, once)))
        .isEqualTo(2);
    assertThat((int) cases.<Integer>as(HEAD, me -> lists.takeIn(me, SCHOOL, text, once)))
        .isEqualTo(2);
    assertThat((int) cases.<Integer>as(HEAD, me -> lists.takeIn(me, SCHOOL, text, key()))).isZero();
    assertThat(cases.as(HEAD, me -> lists.preview(me, SCHOOL, text)).values())
        .allMatch(Listed::known);
    assertThat(
            wrong(
                () ->
                    cases.as(
                        HEAD,
                        me ->
                            lists.takeIn(me, SCHOOL, "User name,Course,Done on\nx,y,z\n", key()))))
        .extracting(FieldError::message)
        .containsExactly("No line of the file can be taken in");
  }

  @Test
  @DisplayName("The API does what the pages do, and says no in the same way")
  void api() {
    Api head = new Api(port, HEAD);
    String here = "/api/v1/schools/wanborough/";
    assertThat(head.get(here + "reading").json().path("read").asInt()).isZero();
    assertThat(head.post(here + "reading", "{}", key()).text("/state")).isEqualTo("asked");
    assertThat(head.post(here + "reading", "{}", key()).status()).isEqualTo(409);
    cases.timePassesTo("2026-09-18T15:10:00Z");
    Api staff = new Api(port, "staff1@wanborough");
    String task = staff.get("/api/v1/reading/mine").text("/readings/0/task");
    assertThat(staff.post("/api/v1/tasks/" + task + "/complete", Map.of(), key()).fields())
        .containsExactly("understood");
    assertThat(
            staff
                .post("/api/v1/tasks/" + task + "/complete", Map.of("understood", true), key())
                .status())
        .isEqualTo(200);
    assertThat(head.get(here + "reading").json().path("read").asInt()).isEqualTo(1);
    assertThat(staff.get(here + "reading").status()).isEqualTo(403);
    assertThat(staff.get(here + "training").status()).isEqualTo(403);

    String course =
        head.post(
                here + "training/courses",
                Map.of("name", "First aid", "months", 36, "roles", List.of("staff")),
                key())
            .text("/id");
    String person = cases.me("staff1@wanborough").id();
    assertThat(
            head.post(
                    here + "training/done",
                    Map.of("person", person, "course", course, "doneOn", "2026-09-01"),
                    key())
                .text("/state"))
        .isEqualTo("recorded");
    assertThat(
            head.post(
                    here + "training/done",
                    Map.of("person", "x", "course", course, "doneOn", "2027-09-01"),
                    key())
                .fields())
        .containsExactly("person", "doneOn");
    String list = "User name,Course,Done on\nstaff2@wanborough,First aid,1/9/2026\nx,,\n";
    Api.Answer seen = head.post(here + "training/list/preview", Map.of("text", list), key());
    assertThat(seen.json().path("good").asInt()).isEqualTo(1);
    assertThat(seen.json().at("/lines/1/errors").size()).isEqualTo(3);
    assertThat(
            head.post(here + "training/list", Map.of("text", list), key())
                .json()
                .path("taken")
                .asInt())
        .isEqualTo(1);
    assertThat(head.get(here + "training").body()).contains("First aid", "missing");
    assertThat(staff.get("/api/v1/training/mine").body()).contains("2029-09-01");
    assertThat(
            head.post(
                    here + "training/courses/" + course,
                    Map.of("name", "First aid", "roles", List.of("dsl")),
                    key())
                .status())
        .isEqualTo(200);
    assertThat(head.post(here + "training/courses/" + course + "/retire", "{}", key()).status())
        .isEqualTo(200);
  }
}
