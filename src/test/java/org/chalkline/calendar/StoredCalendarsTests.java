package org.chalkline.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import org.chalkline.abuse.Cases;
import org.chalkline.identity.Me;
import org.chalkline.testing.CalendarsAfresh;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.CleanSlate;
import org.chalkline.testing.TestClock;
import org.chalkline.web.Once;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Calendars kept in memory: by the node that changes them and by any other. */
@ChalklineTest
class StoredCalendarsTests {

  private static final String SCHOOL = "wanborough";
  private static final LocalDate MONDAY = LocalDate.of(2026, 9, 21);

  @Autowired BeanFactory beans;
  @Autowired JdbcClient jdbc;
  @Autowired ObjectMapper json;
  @Autowired PlatformTransactionManager transactions;
  @Autowired TransactionTemplate transaction;
  @Autowired SchoolCalendars calendars;
  @Autowired SettleDeadlines settling;
  @Autowired SchoolTime time;
  @Autowired TestClock clock;

  private Cases cases;
  private Calendars otherNode;

  @BeforeEach
  void friday() {
    CleanSlate.make();
    clock.set(TestClock.FRIDAY_AFTERNOON);
    cases = new Cases(beans);
    otherNode = new StoredCalendars(jdbc, json, transactions);
  }

  @AfterEach
  void afresh() {
    CalendarsAfresh.make(beans);
  }

  private void close(Me me) {
    String id =
        calendars.draft(
            me, SCHOOL, new CalendarChange.Close(MONDAY, MONDAY, "snow"), false, Once.freshKey());
    calendars.make(me, SCHOOL, id, calendars.proposed(me, SCHOOL, id).version(), Once.freshKey());
  }

  @Test
  @DisplayName("What the database holds is what ships, for every school of the evaluation")
  void shipped() {
    for (String school :
        new String[] {
          "wanborough",
          "boroughbridge",
          "king-james",
          "highters-heath",
          "avenue",
          "recreation",
          "st-marys-putney"
        }) {
      SchoolDates stored = otherNode.of(school).dates();
      SchoolDates file = new ShippedCalendars().find(school).orElseThrow();
      assertThat(CalendarWords.difference(file, stored))
          .as(school)
          .doesNotContain("INSET", "closed");
      assertThat(stored.inset()).isEqualTo(file.inset());
      assertThat(stored.terms())
          .extracting(SchoolDates.Term::first)
          .isEqualTo(file.terms().stream().map(SchoolDates.Term::first).toList());
    }
  }

  @Test
  @DisplayName("The transaction that changes sees it at once, every node from its next one on")
  void seen() {
    assertThat(time.of(SCHOOL).working(MONDAY)).isTrue();
    assertThat(otherNode.of(SCHOOL).working(MONDAY)).isTrue();
    cases.as(
        "headteacher@" + SCHOOL,
        me ->
            transaction.execute(
                status -> {
                  close(me);
                  assertThat(time.of(SCHOOL).working(MONDAY)).as("in it").isFalse();
                  return true;
                }));
    assertThat(time.of(SCHOOL).working(MONDAY)).isFalse();
    assertThat(otherNode.of(SCHOOL).working(MONDAY)).isFalse();
  }

  @Test
  @DisplayName("A change that is rolled back was never there, on no node")
  void rolledBack() {
    cases.as(
        "headteacher@" + SCHOOL,
        me ->
            transaction.execute(
                status -> {
                  close(me);
                  assertThat(time.of(SCHOOL).working(MONDAY)).isFalse();
                  status.setRollbackOnly();
                  return true;
                }));
    assertThat(time.of(SCHOOL).working(MONDAY)).isTrue();
    assertThat(otherNode.of(SCHOOL).working(MONDAY)).isTrue();
  }

  @Test
  @DisplayName("A step counted in the calendar of before in the moment of the change is found")
  void settled() {
    String reference = cases.aReport(SCHOOL).reportedBy("staff1@" + SCHOOL).reference();
    cases.as(
        "headteacher@" + SCHOOL,
        me -> {
          close(me);
          return true;
        });
    String due =
        "select to_char(due_at at time zone 'Europe/London', 'FMDay HH24:MI') from %s where name = 'Confirm the facts'";
    assertThat(cases.everywhere(() -> one(due.formatted("assignment")))).isEqualTo("Tuesday 16:10");
    // as a request leaves it that began before the change and ended after it
    cases.everywhere(
        () ->
            jdbc.sql(
                    "update assignment set due_at = due_at - interval '1 day' where name = 'Confirm the facts'")
                .update());
    cases.everywhere(
        () ->
            jdbc.sql(
                    "update work_item set due_at = due_at - interval '1 day' where name = 'Confirm the facts'")
                .update());
    settling.settle();
    assertThat(cases.everywhere(() -> one(due.formatted("assignment")))).isEqualTo("Tuesday 16:10");
    assertThat(cases.everywhere(() -> one(due.formatted("work_item")))).isEqualTo("Tuesday 16:10");
    clock.passes(java.time.Duration.ofMinutes(11));
    settling.settle();
    assertThat(cases.everywhere(() -> one("select count(*)::text from calendar_unsettled")))
        .isEqualTo("0");
    assertThat(reference).isNotEmpty();
  }

  private String one(String sql) {
    return jdbc.sql(sql).query(String.class).single();
  }
}
