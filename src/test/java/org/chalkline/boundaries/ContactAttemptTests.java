package org.chalkline.boundaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chalkline.abuse.Cases;
import org.chalkline.casework.WrittenWords;
import org.chalkline.identity.Person;
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

/**
 * Attempts at contact and exceptions on the real engine, way by way; the last test names what none
 * has passed.
 */
@ChalklineTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContactAttemptTests {

  private static final Passed PASSED = new Passed();

  private static final String LOOK = ContactAttempt.LOOK_AT_ATTEMPT;
  private static final String PARENTS = ContactAttempt.TELL_PARENTS;
  private static final String STAFF_CASE = ContactAttempt.CONSIDER_STAFF_CASE;

  @Autowired BeanFactory beans;
  @Autowired Exceptions exceptions;
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

  private Attempt inward(String school, String other, boolean worrying) {
    return Attempt.reported(cases, beans, school, "staff1", "in", other, "", worrying);
  }

  private Attempt outward(String school, String other, String who) {
    return Attempt.reported(cases, beans, school, "staff1", "out", other, who, false);
  }

  private List<String> outside(Attempt of) {
    String id = of.it.id();
    return cases.everywhere(
        () ->
            jdbc.sql("select person_id from case_wall where case_id = ? and until is null")
                .param(id)
                .query(String.class)
                .list());
  }

  @Test
  @DisplayName("A pupil's request at one school: the head looks, the parents are told (AR-05)")
  void parentsTold() {
    Attempt it = inward("recreation", "pupil", false);
    assertThat(it.open()).containsExactly(LOOK, PARENTS);
    assertThat(it.it.offered(LOOK)).containsExactly("role:headteacher@recreation");
    assertThat(it.it.offered(PARENTS))
        .containsExactly("person:" + cases.me("staff1@recreation").id());
    assertThat(it.it.due(PARENTS)).isEqualTo("2026-09-22T10:00:00Z");
    assertThatThrownBy(() -> it.done(PARENTS, "told", "yes", "toldOn", "2026-09-19"))
        .isInstanceOf(InvalidInput.class);
    it.done(PARENTS, "told", "yes", "toldOn", "2026-09-18", "how", "By telephone");
    it.done(LOOK, "what", "attempt", "advice", "Do not answer it");
    assertThat(it.it.state()).isEqualTo("closed");
    assertThat(it.it.timeline()).contains("attempt.parents-told", "case.closed");
    List<WrittenWords.Word> read = cases.as("staff1@recreation", me -> written.wordsTo(me.id()));
    assertThat(read).extracting(WrittenWords.Word::words).contains("Do not answer it");
  }

  @Test
  @DisplayName("Elsewhere nobody tells the parents, and a parent's request has none to be told")
  void parentsNotTold() {
    assertThat(inward("highters-heath", "pupil", false).open()).containsExactly(LOOK);
    Attempt it = inward("recreation", "parent", false);
    assertThat(it.open()).containsExactly(LOOK);
    it.done(LOOK, "what", "nothing");
    assertThat(it.it.state()).isEqualTo("closed");
  }

  @Test
  @DisplayName("What worries goes to the safeguarding lead at once, who decides about the parents")
  void worrying() {
    Attempt it = inward("recreation", "pupil", true);
    assertThat(it.it.timeline()).contains("attempt.with-safeguarding");
    assertThat(it.open()).doesNotContain(PARENTS).contains(LOOK);
    it.done(LOOK, "what", "inappropriate");
    assertThat(it.it.timeline().stream().filter("attempt.with-safeguarding"::equals))
        .as("handed over once")
        .hasSize(1);
    assertThat(casesOf("safeguarding")).isEqualTo(1);
    assertThat(it.it.state()).isEqualTo("closed");
  }

  @Test
  @DisplayName("A member of staff who tried it is outside, and a case about them is considered")
  void byStaff() {
    Person staff = cases.me("staff2@highters-heath").person();
    Attempt it = outward("highters-heath", "pupil", staff.name());
    assertThat(outside(it)).contains(staff.id());
    it.done(LOOK, "what", "attempt", "who", staff.id());
    assertThat(it.open()).containsExactly(STAFF_CASE);
    it.done(STAFF_CASE, "staffCase", "yes", "reason", "It was the second time");
    assertThat(it.it.state()).isEqualTo("closed");
    assertThat(it.it.timeline()).contains("attempt.staff-case");
    assertThat(casesOf("breach")).isEqualTo(1);
    assertThat(outside(it)).containsExactly(staff.id());
  }

  @Test
  @DisplayName("Where nobody of the school was meant they come in again; inappropriate, no case")
  void nobodyMeant() {
    Person staff = cases.me("staff2@st-marys-putney").person();
    Attempt it = outward("st-marys-putney", "parent", staff.name());
    assertThat(it.it.offers("staff2@st-marys-putney", LOOK)).isFalse();
    it.done(LOOK, "what", "inappropriate", "who", "nobody");
    assertThat(outside(it)).isEmpty();
    assertThat(it.it.timeline()).contains("attempt.with-safeguarding");
    it.done(STAFF_CASE, "staffCase", "no", "reason", "It was somebody else's account");
    assertThat(it.it.state()).isEqualTo("closed");
  }

  @Test
  @DisplayName("The head is outside who is said to have tried it, and does not look at their own")
  void theHead() {
    Person head = cases.me("headteacher@highters-heath").person();
    Attempt it = outward("highters-heath", "pupil", head.name());
    assertThat(it.it.offered(LOOK)).doesNotContain("role:headteacher@highters-heath");
    Attempt own =
        Attempt.reported(cases, beans, "highters-heath", "headteacher", "in", "parent", "", false);
    assertThat(own.it.offered(LOOK)).containsExactly("role:deputy@highters-heath");
  }

  @Test
  @DisplayName("An exception covers an attempt while it holds")
  void covered() {
    asked("recreation", "staff1");
    decide("recreation", "yes", "2026-10-30");
    Attempt it = inward("recreation", "pupil", false);
    String exception =
        cases.everywhere(
            () -> jdbc.sql("select id from contact_exception").query(String.class).single());
    it.done(PARENTS, "told", "no", "reason", "They are the parents themselves");
    it.done(LOOK, "what", "covered", "exception", exception);
    assertThat(it.it.state()).isEqualTo("closed");
    cases.timePassesTo("2026-11-02T10:00:00Z");
    Attempt later = inward("recreation", "parent", false);
    assertThatThrownBy(() -> later.done(LOOK, "what", "covered")).isInstanceOf(InvalidInput.class);
  }

  private int casesOf(String kind) {
    return cases.everywhere(
        () ->
            jdbc.sql("select count(*) from case_file where kind = ?")
                .param(kind)
                .query(Integer.class)
                .single());
  }

  // ---- exceptions

  private Cases.Case asked(String school, String by) {
    cases.as(
        by + "@" + school,
        me ->
            exceptions.ask(
                me,
                new AskException(school, "family", "My niece in Year 5", "We are family", null),
                UUID.randomUUID().toString()));
    String reference =
        cases.everywhere(
            () ->
                jdbc.sql("select reference from case_file where kind = 'contact-exception'")
                    .query(String.class)
                    .single());
    return cases.underWay(reference, school, ContactException.PROCESS);
  }

  private void decide(String school, String granted, String until) {
    Cases.Case it = exception(school);
    Map<String, Object> answers =
        granted.equals("yes")
            ? Map.of("granted", "yes", "until", until, "conditions", "", "reason", "Family")
            : Map.of("granted", "no", "reason", "It is not family");
    it.done(it.firstWho(DECIDE), DECIDE, answers);
  }

  private static final String DECIDE = ContactException.DECIDE_EXCEPTION;

  private Cases.Case exception(String school) {
    return cases.underWay(
        cases.everywhere(
            () ->
                jdbc.sql("select reference from case_file where kind = 'contact-exception'")
                    .query(String.class)
                    .single()),
        school,
        ContactException.PROCESS);
  }

  private String state(String school, String by) {
    return cases.as(by + "@" + school, me -> exceptions.mine(me).get(0).state());
  }

  @Test
  @DisplayName("Granted with a last day: reminded a fortnight before, and over when it is")
  void overByItself() {
    Cases.Case it = asked("st-marys-putney", "staff1");
    assertThat(it.due(DECIDE)).isEqualTo("2026-09-25T10:00:00Z");
    decide("st-marys-putney", "yes", "2026-10-30");
    assertThat(state("st-marys-putney", "staff1")).isEqualTo("holds");
    cases.timePassesTo("2026-10-16T06:59:00Z");
    assertThat(it.timeline()).doesNotContain("exception.reminded");
    cases.timePassesTo("2026-10-16T07:00:00Z");
    assertThat(it.timeline()).contains("exception.reminded");
    cases.timePassesTo("2026-10-30T23:59:00Z");
    assertThat(state("st-marys-putney", "staff1")).isEqualTo("holds");
    cases.timePassesTo("2026-10-31T00:00:00Z");
    assertThat(state("st-marys-putney", "staff1")).isEqualTo("over");
  }

  @Test
  @DisplayName("Refused with a reason; nobody decides about their own")
  void refused() {
    Cases.Case it = asked("recreation", "headteacher");
    assertThat(it.offered(DECIDE)).containsExactly("role:deputy@recreation");
    decide("recreation", "no", "");
    assertThat(state("recreation", "headteacher")).isEqualTo("refused");
    assertThat(it.state()).isEqualTo("closed");
  }

  @Test
  @DisplayName("Revoked by whoever may grant it, given up by whoever asked, before and after")
  void endedBefore() {
    Cases.Case it = asked("recreation", "staff1");
    decide("recreation", "yes", "2026-10-30");
    cases.as(
        "headteacher@recreation",
        me -> {
          exceptions.revoke(me, it.reference(), "It went too far", UUID.randomUUID().toString());
          return it;
        });
    assertThat(state("recreation", "staff1")).isEqualTo("revoked");
    assertThatThrownBy(() -> giveUp("recreation", "staff1")).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> giveUpOf("staff1", "staff2")).isInstanceOf(NoSuchThing.class);

    PASSED.remember(beans);
    CleanSlate.make();
    asked("recreation", "staff1");
    decide("recreation", "yes", LocalDate.of(2026, 10, 1).toString());
    cases.timePassesTo("2026-09-20T10:00:00Z");
    giveUp("recreation", "staff1");
    assertThat(state("recreation", "staff1")).isEqualTo("given-up");
  }

  private void giveUp(String school, String by) {
    cases.as(
        by + "@" + school,
        me -> {
          exceptions.giveUp(me, exceptions.mine(me).get(0).id(), UUID.randomUUID().toString());
          return by;
        });
  }

  private void giveUpOf(String asked, String by) {
    String id = cases.as(asked + "@recreation", me -> exceptions.mine(me).get(0).id());
    cases.as(
        by + "@recreation",
        me -> {
          exceptions.giveUp(me, id, UUID.randomUUID().toString());
          return by;
        });
  }

  @Test
  @Order(Integer.MAX_VALUE)
  @DisplayName("These tests together pass every element and flow of the two models")
  void nothingIsUntested() {
    assertThat(
            ModelFile.all("bpmn").stream()
                .filter(model -> model.module().equals("boundaries"))
                .flatMap(model -> PASSED.never(model).stream())
                .toList())
        .as("passed by no test")
        .isEqualTo(List.of());
  }
}
