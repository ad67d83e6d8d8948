package org.chalkline.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chalkline.contacts.FollowUp.CHASE;
import static org.chalkline.contacts.FollowUp.MAKE_CONTACT;
import static org.chalkline.contacts.FollowUp.RECORD_ANSWER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chalkline.abuse.Cases;
import org.chalkline.audit.Actor;
import org.chalkline.calendar.CalendarChange;
import org.chalkline.calendar.SchoolCalendars;
import org.chalkline.contacts.Contact.State;
import org.chalkline.engine.Workflows;
import org.chalkline.testing.CalendarsAfresh;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.CleanSlate;
import org.chalkline.testing.ModelFile;
import org.chalkline.testing.Passed;
import org.chalkline.web.FieldError;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
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

/**
 * Contacts with bodies outside the school, on the real engine; the last test names what none has
 * passed.
 *
 * <p>The case is begun on Monday 14 September 2026 at 9am in London.
 */
@ChalklineTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OutsideContactTests {

  private static final String SCHOOL = "wanborough";
  private static final String HEAD = "headteacher@wanborough";
  private static final Passed PASSED = new Passed();

  @Autowired BeanFactory beans;
  @Autowired OutsideContacts contacts;
  @Autowired Workflows workflows;
  @Autowired SchoolCalendars calendars;

  private Cases cases;
  private Cases.Case it;

  @BeforeEach
  void aCase() {
    CleanSlate.make();
    cases = new Cases(beans);
    cases.timeIs("2026-09-14T08:00:00Z");
    it = cases.aReport(SCHOOL).by("parent", "A parent").withACopy().reportedBy("staff1@wanborough");
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

  private void begin(Body kind) {
    cases.everywhere(
        () ->
            workflows.start(
                FollowUp.PROCESS,
                it.reference(),
                Map.of("bodyKind", kind.code()),
                Actor.CHALKLINE));
  }

  private List<Contact> all() {
    return cases.everywhere(() -> contacts.ofCase(it.id()));
  }

  private Contact contact() {
    return all().get(all().size() - 1);
  }

  private void done(String step, Object... pairs) {
    Map<String, Object> answers = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      answers.put((String) pairs[i], pairs[i + 1]);
    }
    it.done(HEAD, step, answers);
  }

  private void reported(Object... more) {
    Map<String, Object> answers =
        new HashMap<>(
            Map.of(
                "made", "yes",
                "body", "Thames Valley Police",
                "bodyReference", "43260123456",
                "contactedAt", "2026-09-14T09:00",
                "awaited", "yes"));
    for (int i = 0; i < more.length; i += 2) {
      answers.put((String) more[i], more[i + 1]);
    }
    it.done(HEAD, MAKE_CONTACT, answers);
  }

  private static List<FieldError> errors(Runnable doing) {
    List<FieldError> errors = new ArrayList<>();
    assertThatThrownBy(doing::run)
        .isInstanceOfSatisfying(InvalidInput.class, wrong -> errors.addAll(wrong.errors()));
    return errors;
  }

  private void closes(LocalDate day) {
    cases.as(
        HEAD,
        me -> {
          String draft =
              calendars.draft(
                  me, SCHOOL, new CalendarChange.Close(day, day, "snow"), false, Once.freshKey());
          calendars.make(
              me, SCHOOL, draft, calendars.proposed(me, SCHOOL, draft).version(), Once.freshKey());
          return true;
        });
  }

  // ---- tests

  @Test
  @Order(1)
  @DisplayName(
      "The police are told, asked again after five working days, and their answer is kept"
          + " (default 74)")
  void police() {
    begin(Body.POLICE);
    assertThat(it.due(MAKE_CONTACT)).isEqualTo("2026-09-15T08:00:00Z");
    String item = cases.everywhere(() -> contacts.documents(it.id())).keySet().iterator().next();
    assertThat(errors(() -> reported("contactedAt", "2026-09-14T10:00", "nextChase", "2026-09-19")))
        .containsExactly(
            new FieldError("contactedAt", "The time must be now or in the past"),
            new FieldError("nextChase", "Choose a working day: 19 September 2026 is a Saturday"));
    reported("documents", List.of(item));
    assertThat(contact().bodyReference()).isEqualTo("43260123456");
    assertThat(contact().nextChase()).isEqualTo("2026-09-21T08:00:00Z");
    assertThat(it.timeline()).contains("contact.made", "evidence.given");
    try {
      closes(LocalDate.of(2026, 9, 16));
      assertThat(contact().nextChase()).isEqualTo("2026-09-22T08:00:00Z");
      cases.timePassesTo("2026-09-21T08:00:01Z");
      assertThat(it.open()).doesNotContain(CHASE);
    } finally {
      CalendarsAfresh.make(beans);
    }

    cases.timePassesTo("2026-09-22T08:00:01Z");
    done(CHASE, "said", "again", "words", "The officer is on leave", "nextChase", "2026-09-24");
    assertThat(contact().tries()).isEqualTo(2);
    assertThat(contact().body()).isEqualTo("Thames Valley Police");
    cases.timePassesTo("2026-09-24T08:00:00Z");
    done(CHASE, "said", "answered");
    done(
        RECORD_ANSWER,
        "answeredAt",
        "2026-09-23T15:00",
        "answer",
        "No further action",
        "person",
        "PC Example");
    assertThat(contact().state()).isEqualTo(State.ANSWERED);
    assertThat(contact().entries())
        .extracting(Contact.Entry::what)
        .containsExactly("made", "asked-again", "answered");
    assertThat(it.open()).doesNotContain(MAKE_CONTACT, CHASE, RECORD_ANSWER);
  }

  @Test
  @Order(2)
  @DisplayName("A platform that never answers is asked a second time and given up with a reason")
  void platform() {
    begin(Body.PLATFORM);
    reported("body", "Facebook", "how", "online", "bodyReference", "");
    cases.timePassesTo("2026-09-21T08:00:01Z");
    done(CHASE, "said", "again", "words", "Reported under another rule");
    cases.timePassesTo("2026-09-28T08:00:01Z");
    done(CHASE, "said", "given-up", "reason", "Silent for two weeks");
    assertThat(contact().state()).isEqualTo(State.GIVEN_UP);
  }

  @Test
  @Order(3)
  @DisplayName("Nothing awaited, or not needed: the step ends")
  void noAnswerAwaited() {
    begin(Body.LOCAL_AUTHORITY);
    reported("awaited", "no");
    assertThat(contact().state()).isEqualTo(State.MADE);
    cases.timePassesTo("2026-09-14T08:00:01Z");
    begin(Body.SOLICITOR);
    done(MAKE_CONTACT, "made", "no", "reason", "The post is gone");
    assertThat(contact().state()).isEqualTo(State.NOT_MADE);
  }

  @Test
  @Order(4)
  @DisplayName(
      "What was told outside any step is recorded and followed up; an answer that comes is noted"
          + " once, to its own contact")
  void recordedByHand() {
    String first = record(Body.POLICE, "A police force");
    String second = record(Body.PLATFORM, "A platform");
    assertThat(it.open()).doesNotContain(MAKE_CONTACT);
    answered(first);
    assertThatThrownBy(() -> answered(first)).isInstanceOf(Refused.class);
    cases.timePassesTo("2026-09-21T08:00:01Z");
    assertThat(it.open().stream().filter(CHASE::equals)).hasSize(1);
    answered(second);
    assertThat(it.open()).doesNotContain(CHASE);
    assertThat(all()).extracting(Contact::state).containsOnly(State.ANSWERED);
    cases.as(
        "staff1@wanborough",
        me -> {
          assertThatThrownBy(() -> contacts.ofCase(me, it.reference()))
              .isInstanceOf(NoSuchThing.class);
          return true;
        });
  }

  private String record(Body kind, String body) {
    return cases.as(
        HEAD,
        me ->
            contacts.record(
                me,
                it.reference(),
                kind,
                new ContactMade(
                    body,
                    "telephone",
                    Instant.parse("2026-09-14T08:00:00Z"),
                    "",
                    "",
                    "Told them",
                    List.of(),
                    "",
                    true,
                    null),
                Once.freshKey()));
  }

  private void answered(String contact) {
    cases.as(
        HEAD,
        me -> {
          contacts.answered(
              me,
              it.reference(),
              contact,
              new AnswerCame(Instant.parse("2026-09-14T08:00:00Z"), "", "", "It is in hand"),
              Once.freshKey());
          return true;
        });
  }

  @Test
  @Order(99)
  @DisplayName(
      "These tests pass every element and flow of the model, and the names are the model's")
  void everythingIsPassed() {
    ModelFile model = ModelFile.bpmn("contacts/outside-contact");
    assertThat(PASSED.never(model)).as("passed by no test").isEmpty();
    assertThat(model.id()).isEqualTo(FollowUp.PROCESS);
    assertThat(model.text())
        .contains(
            "id=\"" + MAKE_CONTACT + "\"",
            "id=\"" + CHASE + "\"",
            "id=\"" + RECORD_ANSWER + "\"",
            "id=\"" + FollowUp.TIME_TO_CHASE + "\"",
            "name=\"" + FollowUp.BODY_ANSWERED + "\"");
  }
}
