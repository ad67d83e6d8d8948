package org.chalkline.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chalkline.abuse.AbuseHandling.CONFIRM_FACTS;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chalkline.abuse.Cases.Case;
import org.chalkline.casework.TaskTimes;
import org.chalkline.testing.ChalklineTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ChalklineTest
class ChaseBeginsTests {

  @Autowired BeanFactory beans;
  @Autowired TaskTimes taskTimes;
  @Autowired JdbcClient jdbc;

  private Cases cases;
  private Case it;
  private String task;

  @BeforeEach
  void reportedOnMondayMorning() {
    cases = new Cases(beans);
    cases.timeIs("2026-09-14T08:00:00Z");
    it =
        cases
            .aReport("wanborough")
            .of("offensive")
            .by("unknown", "")
            .withACopy()
            .reportedBy("staff1@wanborough");
    task = it.task("headteacher@wanborough", CONFIRM_FACTS);
  }

  @Test
  @DisplayName("A task waits with one alarm and no process of its own until half its time has gone")
  void halfway() {
    assertThat(alarm()).contains(halfwayOfAssignment());
    assertThat(chase()).isEmpty();

    cases.timePassesTo(halfwayOfAssignment().plusSeconds(1).toString());
    assertThat(alarm()).isEmpty();
    assertThat(chase()).isPresent();
    assertThat(it.timeline()).contains("task.reminded");
    it.process("work-chase").isWaitingAt("Timer_TimeUp");

    // done in its second half: the chase that has begun ends with it
    String begun = chase().orElseThrow();
    it.workedToTheEnd();
    assertThat(running(begun)).isZero();
  }

  @Test
  @DisplayName("Done before half its time has gone, a task leaves no alarm")
  void doneInTime() {
    it.workedToTheEnd();
    assertThat(alarm()).isEmpty();
    assertThat(it.timeline()).doesNotContain("task.reminded");
  }

  @Test
  @DisplayName(
      "More time moves the alarm; after half the time, the chase ends and an alarm is set anew")
  void moreTime() {
    String later = "2026-09-24T08:00:00Z";
    more(later);
    assertThat(alarm()).contains(Instant.parse("2026-09-19T08:00:00Z"));

    cases.timePassesTo("2026-09-19T08:00:01Z");
    String begun = chase().orElseThrow();
    more("2026-09-29T08:00:01Z");
    assertThat(running(begun)).isZero();
    assertThat(chase()).isEmpty();
    assertThat(alarm()).contains(Instant.parse("2026-09-24T08:00:01Z"));
    it.workedToTheEnd();
    assertThat(alarm()).isEmpty();
  }

  private void more(String due) {
    cases.as(
        "headteacher@wanborough",
        me -> {
          taskTimes.moreTime(me, task, Instant.parse(due), "Waiting for an answer");
          return due;
        });
  }

  private Instant halfwayOfAssignment() {
    return one("select halfway_at from assignment where task_id = ?").orElseThrow();
  }

  private Optional<Instant> alarm() {
    return one("select duedate_ from act_ru_job where id_ = ?");
  }

  private Optional<Instant> one(String question) {
    return cases.everywhere(
        () ->
            jdbc.sql(question)
                .param(task)
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .optional());
  }

  private Optional<String> chase() {
    return cases.everywhere(
        () ->
            jdbc.sql("select chase from assignment where task_id = ? and chase is not null")
                .param(task)
                .query(String.class)
                .optional());
  }

  private int running(String instance) {
    return jdbc.sql("select count(*) from act_ru_execution where proc_inst_id_ = ?")
        .params(List.of(instance))
        .query(Integer.class)
        .single();
  }
}
