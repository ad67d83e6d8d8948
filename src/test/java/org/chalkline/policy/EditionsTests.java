package org.chalkline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chalkline.installation.SharedDatabase;
import org.chalkline.policy.Answer.Rests;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.CleanSlate;
import org.chalkline.testing.TestClock;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Versions of a policy: drafted, published, never changed again. */
@ChalklineTest
class EditionsTests {

  private static final String POLICY = "wanborough";
  private static final LocalDate MONDAY = LocalDate.of(2026, 9, 21);

  @Autowired Editions editions;
  @Autowired Policies policies;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void friday() {
    CleanSlate.make();
    clock.set(TestClock.FRIDAY_AFTERNOON);
  }

  @AfterEach
  void gone() {
    CleanSlate.make();
    clock.set(TestClock.FRIDAY_AFTERNOON);
  }

  private String draft() {
    return editions.begin(POLICY, "headteacher@wanborough", "wanborough");
  }

  private static Answer own(String value) {
    return new Answer(value, Rests.OWN, List.of(), "The school has decided so");
  }

  private String published(String key, String value, LocalDate from) {
    String id = draft();
    editions.answer(id, key, own(value));
    editions.frame(id, "Social media policy, second version", from);
    editions.putForward(id);
    editions.publish(id, List.of(), "chair@wanborough");
    return id;
  }

  @Test
  @DisplayName(
      "A version holds from the start of its day in London, and the one before it until then")
  void holdsFromItsDay() {
    String id = published("abuse.triage_limit", "3 working days", MONDAY);
    assertThat(policies.inForce(POLICY, MONDAY.minusDays(1)).text("abuse.triage_limit"))
        .isEqualTo("1 working day");
    var second = policies.inForce(POLICY, MONDAY);
    assertThat(second.edition()).isEqualTo(id);
    assertThat(second.text("abuse.triage_limit")).isEqualTo("3 working days");
    assertThat(second.setting("abuse.triage_limit").own()).isEqualTo("The school has decided so");
    assertThat(second.text("abuse.report_to")).as("all else stays").isEqualTo("headteacher");
    assertThat(policies.inForce(POLICY, MONDAY.plusYears(1)).edition()).isEqualTo(id);
    assertThat(policies.edition(id).reviewDue()).contains(MONDAY.plusMonths(24));
    clock.set(Instant.parse("2026-09-20T23:30:00Z"));
    assertThat(policies.edition(id).text("abuse.triage_limit")).isEqualTo("3 working days");
  }

  @Test
  @DisplayName("What was published is changed by nobody, the database says so")
  void publishedStands() {
    String id = published("abuse.triage_limit", "3 working days", MONDAY);
    assertThatThrownBy(() -> editions.answer(id, "abuse.triage_limit", own("1 working day")))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(
            () -> jdbc.sql("update policy_edition set name = 'x' where id = ?").param(id).update())
        .hasMessageContaining("cannot be changed");
    assertThatThrownBy(() -> jdbc.sql("delete from policy_edition").update())
        .rootCause()
        .hasMessageContaining("permission denied");
    assertThatThrownBy(
            () -> {
              try (var owner = SharedDatabase.asOwner();
                  var statement = owner.createStatement()) {
                statement.execute("update policy_edition set whole = '{}'");
              }
            })
        .hasMessageContaining("cannot be changed");
  }

  @Test
  @DisplayName("Tomorrow is the earliest; approvals that took longer move the day to tomorrow")
  void earliestIsTomorrow() {
    String id = draft();
    assertThatThrownBy(() -> editions.frame(id, "Version", LocalDate.of(2026, 9, 18)))
        .isInstanceOf(InvalidInput.class)
        .satisfies(it -> assertThat(said(it)).contains("tomorrow at the earliest"));
    assertThatThrownBy(() -> editions.frame(id, "Version", LocalDate.of(2020, 9, 18)))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> editions.putForward(id)).isInstanceOf(Refused.class);
    editions.answer(id, "abuse.triage_limit", own("3 working days"));
    assertThatThrownBy(() -> editions.putForward(id)).hasMessageContaining("from which day");
    editions.frame(id, "Version", LocalDate.of(2026, 9, 19));
    editions.putForward(id);
    clock.set(Instant.parse("2026-10-05T08:00:00Z"));
    assertThat(editions.publish(id, List.of(), "chair@wanborough"))
        .isEqualTo(LocalDate.of(2026, 10, 6));
    assertThat(policies.inForce(POLICY, LocalDate.of(2026, 10, 5)).edition()).isNotEqualTo(id);
  }

  @Test
  @DisplayName("One version of a policy is under way at a time; the next is based on the last")
  void oneAtATime() {
    String first = draft();
    assertThatThrownBy(this::draft).isInstanceOf(Refused.class);
    editions.withdraw(first, "Begun in error");
    String second = published("abuse.triage_limit", "3 working days", MONDAY);
    assertThat(second).isNotEqualTo(first);
    assertThat(editions.get(draft()).basedOn()).isEqualTo(second);
  }

  @Test
  @DisplayName("An answer set back to what it was is no change")
  void backAgain() {
    String id = draft();
    editions.answer(id, "abuse.triage_limit", own("3 working days"));
    editions.answer(
        id, "abuse.triage_limit", new Answer("1 working day", Rests.DEFAULT, List.of(), ""));
    assertThat(editions.get(id).answers()).isEmpty();
  }

  static Stream<Arguments> nonsense() {
    return Stream.of(
        Arguments.of("review.approver", "none", "nobody approves"),
        Arguments.of("review.approver", "caretaker", "from what is offered"),
        Arguments.of("parent.measures_after_refusal", "none", "no end"),
        Arguments.of("parent.measures_after_refusal", "event-ban", "among the measures"),
        Arguments.of("parent.removal_limit", "0 working days", "at once"),
        Arguments.of("parent.removal_limit", "-2 working days", "at once"),
        Arguments.of("parent.removal_limit", "soon", "at once"),
        Arguments.of("parent.meeting_limit", "1 working day", "before the invitation"),
        Arguments.of("abuse.sequence", "delete, copy", "copy comes first"),
        Arguments.of("abuse.sequence", "hide, delete", "cannot be left out"),
        Arguments.of("case.sees", "none", "at least 1"),
        Arguments.of("police.compulsory_kinds", "threat", "cannot be left out"),
        Arguments.of("police.judgement_kinds", "sexual-image", "not both"),
        Arguments.of("account.min_runners", "0", "whole number"),
        Arguments.of("abuse.first_answer", "perhaps", "yes or no"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("nonsense")
  @DisplayName("Answers by which no policy can run are refused in words, beside the answer")
  void nonsenseIsRefused(String key, String value, String words) {
    String id = draft();
    assertThatThrownBy(() -> editions.answer(id, key, own(value)))
        .isInstanceOf(InvalidInput.class)
        .satisfies(
            it -> {
              assertThat(((InvalidInput) it).errors().get(0).field()).isEqualTo("value");
              assertThat(said(it)).contains(words);
            });
    assertThat(editions.get(id).answers()).isEmpty();
  }

  @Test
  @DisplayName("\"At once\" is a limit of its own")
  void atOnce() {
    String id = draft();
    editions.answer(id, "parent.first_step_limit", own("at once"));
    assertThat(editions.profile(editions.get(id)).text("parent.first_step_limit"))
        .isEqualTo("at once");
  }

  @Test
  @DisplayName(
      "Kinds are renamed and hidden, but none behind which a child or the police may stand")
  void kinds() {
    String id = draft();
    Map<String, String> shown = new LinkedHashMap<>();
    policies.inForce(POLICY, MONDAY).kinds().forEach(it -> shown.put(it.code(), it.label()));
    shown.remove("spam");
    shown.put("offensive", "Rude");
    editions.kinds(id, shown, Map.of());
    assertThat(editions.profile(editions.get(id)).kinds())
        .contains(new Kind("offensive", "Rude"))
        .extracting(Kind::code)
        .doesNotContain("spam");
    editions.kinds(id, shown, Map.of("racist", "Words", "obscene", "Words", "spam", "Words"));
    assertThat(editions.get(id).kinds())
        .as("those of one heading stand together, those of none last; what is hidden stays so")
        .startsWith(
            new Kind("racist", "Racist", "Words"),
            new Kind("obscene", shown.get("obscene"), "Words"),
            new Kind("bullying", shown.get("bullying")))
        .extracting(Kind::code)
        .doesNotContain("spam");
    for (String always : ProfileReader.ALWAYS_SHOWN) {
      Map<String, String> without = new LinkedHashMap<>(shown);
      without.remove(always);
      assertThatThrownBy(() -> editions.kinds(id, without, Map.of()))
          .isInstanceOf(InvalidInput.class)
          .satisfies(it -> assertThat(said(it)).contains("cannot be hidden"));
    }
  }

  @Test
  @DisplayName(
      "An answer rests on a clause of this policy, on the default as it is, or on a reason")
  void restsOnSomething() {
    String id = draft();
    String key = "abuse.triage_limit";
    assertThatThrownBy(
            () ->
                editions.answer(
                    id, key, new Answer("2 working days", Rests.CLAUSE, List.of("FED-17"), "")))
        .satisfies(it -> assertThat(said(it)).contains("not a clause of this policy"));
    assertThatThrownBy(
            () ->
                editions.answer(
                    id, key, new Answer("2 working days", Rests.DEFAULT, List.of(), "")))
        .satisfies(it -> assertThat(said(it)).contains("The default is another"));
    assertThatThrownBy(
            () -> editions.answer(id, key, new Answer("2 working days", Rests.OWN, List.of(), " ")))
        .satisfies(it -> assertThat(said(it)).contains("Enter why"));
    editions.answer(id, key, new Answer("2 working days", Rests.CLAUSE, List.of("WAN-26"), ""));
    assertThat(editions.profile(editions.get(id)).setting(key).clauses()).containsExactly("WAN-26");
  }

  private static String said(Throwable refused) {
    return ((InvalidInput) refused).errors().get(0).message();
  }
}
