package org.chalkline.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chalkline.meetings.MeetSomebody.FIX_TIME;
import static org.chalkline.meetings.MeetSomebody.MOVE_MEETING;
import static org.chalkline.meetings.MeetSomebody.OFFER_TIMES;
import static org.chalkline.meetings.MeetSomebody.RECORD_MEETING;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.chalkline.abuse.Cases;
import org.chalkline.audit.Actor;
import org.chalkline.calendar.CalendarChange;
import org.chalkline.calendar.SchoolCalendars;
import org.chalkline.engine.Workflows;
import org.chalkline.meetings.Meeting.State;
import org.chalkline.post.CalendarFile.Method;
import org.chalkline.post.Outbox;
import org.chalkline.post.Sent;
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
 * Meetings from offer to outcome, on the real engine; the last test names what none has passed.
 *
 * <p>The case is begun on Monday 14 September 2026 at 9am in London.
 */
@ChalklineTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MeetingTests {

  private static final String SCHOOL = "wanborough";
  private static final String HEAD = "headteacher@wanborough";
  private static final Actor PARENT = Actor.of("the parent behind a link");
  private static final Instant THURSDAY_4PM = Instant.parse("2026-09-24T15:00:00Z");
  private static final Instant FRIDAY_8AM = Instant.parse("2026-09-25T07:00:00Z");
  private static final Passed PASSED = new Passed();

  @Autowired BeanFactory beans;
  @Autowired Meetings meetings;
  @Autowired Workflows workflows;
  @Autowired SchoolCalendars calendars;
  @Autowired Outbox outbox;

  private Cases cases;
  private Cases.Case it;

  @BeforeEach
  void aMeetingIsWanted() {
    CleanSlate.make();
    cases = new Cases(beans);
    cases.timeIs("2026-09-14T08:00:00Z");
    it = cases.aReport(SCHOOL).by("parent", "A parent").reportedBy("staff1@wanborough");
    begin();
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

  private void begin() {
    cases.everywhere(
        () ->
            workflows.start(
                MeetSomebody.PROCESS,
                it.reference(),
                Map.of("meetingKind", "parent"),
                Actor.CHALKLINE));
  }

  private Meeting meeting() {
    return cases.everywhere(() -> meetings.latest(it.id()).orElseThrow());
  }

  private static Map<String, Object> answers(Object... pairs) {
    Map<String, Object> answers = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      answers.put((String) pairs[i], pairs[i + 1]);
    }
    return answers;
  }

  private void offered(String... times) {
    Map<String, Object> answers =
        answers(
            "place",
            "The library",
            "agenda",
            "What was written, and how to go on",
            "schoolSide",
            List.of(cases.me(HEAD).id()));
    List<String> fields = List.of("first", "second", "third");
    for (int i = 0; i < times.length; i++) {
      answers.put(fields.get(i), times[i]);
    }
    it.done(HEAD, OFFER_TIMES, answers);
  }

  private void usualOffer() {
    offered("2026-09-24T16:00", "2026-09-25T08:00");
  }

  private void chooses(Instant time) {
    cases.everywhere(
        () -> {
          meetings.choose(meeting().id(), time, "link", PARENT);
          return true;
        });
  }

  private void asksAnotherTime() {
    cases.everywhere(
        () -> {
          meetings.anotherTime(meeting().id(), "I work on Thursdays.", PARENT);
          return true;
        });
  }

  private void fixed() {
    usualOffer();
    chooses(THURSDAY_4PM);
  }

  private void held(Object... more) {
    Map<String, Object> answers =
        answers(
            "what", "held",
            "evidenceShown", "yes",
            "parentNotes", "I was angry about the trip.",
            "outcome", "settled");
    answers.putAll(answers(more));
    it.done(HEAD, RECORD_MEETING, answers);
  }

  private void closes(LocalDate day) {
    cases.as(
        HEAD,
        me -> {
          String draft =
              calendars.draft(
                  me, SCHOOL, new CalendarChange.Close(day, day, "burst pipe"), false, key());
          calendars.make(me, SCHOOL, draft, calendars.proposed(me, SCHOOL, draft).version(), key());
          return true;
        });
  }

  private static String key() {
    return Once.freshKey();
  }

  private List<Sent> mailsTo(String address) {
    List<Sent> mails =
        new ArrayList<>(
            cases.everywhere(() -> outbox.latest(200)).stream()
                .filter(mail -> mail.address().equals(address) && mail.calendar() != null)
                .toList());
    Collections.reverse(mails);
    return mails;
  }

  private static VEvent event(byte[] file, String method) {
    try {
      Calendar calendar = new CalendarBuilder().build(new ByteArrayInputStream(file));
      assertThat(calendar.validate(true).hasErrors()).isFalse();
      assertThat(calendar.getMethod().getValue()).isEqualTo(method);
      return (VEvent) calendar.getComponent("VEVENT").orElseThrow();
    } catch (IOException | ParserException e) {
      throw new AssertionError(e);
    }
  }

  private static String of(VEvent event, String property) {
    return event.getProperty(property).orElseThrow().getValue();
  }

  private static List<FieldError> errors(Runnable doing) {
    List<FieldError> errors = new ArrayList<>();
    assertThatThrownBy(doing::run)
        .isInstanceOfSatisfying(InvalidInput.class, wrong -> errors.addAll(wrong.errors()));
    return errors;
  }

  // ---- tests

  @Test
  @Order(1)
  @DisplayName("Offered, chosen by link, held with the notes of both sides (WAN-35, default 6)")
  void held() {
    assertThat(it.open()).contains(OFFER_TIMES);
    assertThat(it.due(OFFER_TIMES)).isEqualTo("2026-09-16T08:00:00Z");
    usualOffer();
    assertThat(meeting().state()).isEqualTo(State.OFFERED);
    assertThat(meeting().offered()).containsExactly(THURSDAY_4PM, FRIDAY_8AM);
    assertThat(meeting().answerBy()).isEqualTo("2026-09-17T08:00:00Z");

    assertThat(errors(() -> chooses(THURSDAY_4PM.plusSeconds(60))))
        .extracting(FieldError::field)
        .containsExactly("time");
    chooses(THURSDAY_4PM);
    // a second answer that comes at the same time does not undo the first
    assertThatThrownBy(() -> chooses(FRIDAY_8AM)).isInstanceOf(Refused.class);
    assertThat(meeting().startsAt()).isEqualTo(THURSDAY_4PM);
    assertThat(meeting().sequence()).isZero();
    assertThat(it.open()).doesNotContain(RECORD_MEETING);

    cases.timePassesTo(THURSDAY_4PM.toString());
    assertThat(errors(() -> held("parentNotes", "")))
        .extracting(FieldError::field)
        .containsExactly("parentNotes");
    assertThat(errors(() -> held("outcome", "will-remove", "removeBy", "2026-09-23")))
        .extracting(FieldError::field)
        .containsExactly("removeBy");
    held("outcome", "will-remove", "removeBy", "2026-09-28");

    assertThat(meeting().state()).isEqualTo(State.HELD);
    assertThat(meeting().outcome()).contains(Outcome.WILL_REMOVE);
    assertThat(meeting().held().orElseThrow().parentNotes())
        .isEqualTo("I was angry about the trip.");
    assertThat(it.open()).doesNotContain(OFFER_TIMES, RECORD_MEETING);
    assertThat(it.timeline())
        .containsSubsequence(
            "meeting.begun",
            "meeting.times-offered",
            "meeting.time-chosen",
            "meeting.invited",
            "meeting.held");
  }

  @Test
  @Order(2)
  @DisplayName(
      "A time is refused beside its field: closed, bank holiday, weekend, past, twice; and a late"
          + " one without a reason (default 5)")
  void refusedTimes() {
    closes(LocalDate.of(2026, 9, 22));
    try {
      assertThat(errors(() -> offered("2026-09-22T16:00", "2026-09-26T10:00", "2026-09-14T08:59")))
          .containsExactly(
              new FieldError(
                  "first",
                  "Choose another day: the school is closed (burst pipe) on 22 September 2026"),
              new FieldError("second", "Choose another day: 26 September 2026 is a Saturday"),
              new FieldError("third", "The time must be in the future"));
      assertThat(errors(() -> offered("2026-12-25T16:00", "2026-09-24T16:00", "2026-09-24T16:00")))
          .containsExactly(
              new FieldError(
                  "first", "Choose another day: 25 December 2026 is a bank holiday (Christmas)"),
              new FieldError("third", "This time is offered twice"));
      // ten working days from Monday 14 September, without the closed day
      assertThat(errors(() -> offered("2026-09-30T16:00")))
          .extracting("field")
          .contains("lateReason");
    } finally {
      CalendarsAfresh.make(beans);
    }
    assertThat(meeting().state()).isEqualTo(State.ARRANGING);
    offered("2026-09-28T18:00");
  }

  @Test
  @Order(3)
  @DisplayName(
      "Two invitations are missed, one without an answer and one without coming: there is no third"
          + " (defaults 3, 131)")
  void missedTwice() {
    usualOffer();
    cases.timePassesTo("2026-09-17T08:00:01Z");
    assertThat(it.open()).contains(FIX_TIME);
    it.done(HEAD, FIX_TIME, answers("said", "again", "asked", "A message on the telephone"));
    assertThat(it.open()).doesNotContain(FIX_TIME);
    cases.timePassesTo("2026-09-22T08:00:02Z");
    it.done(HEAD, FIX_TIME, answers("said", "none", "reason", "Rang three times"));
    assertThat(meeting().missed()).isEqualTo(1);
    assertThat(it.open()).contains(OFFER_TIMES);

    offered("2026-10-01T16:00");
    chooses(Instant.parse("2026-10-01T15:00:00Z"));
    cases.timePassesTo("2026-10-01T15:00:00Z");
    it.done(HEAD, RECORD_MEETING, answers("what", "not-come"));
    assertThat(meeting().state()).isEqualTo(State.MISSED);
    assertThat(cases.<Integer>everywhere(() -> meetings.missed(it.id()))).isEqualTo(2);
    assertThat(it.open()).doesNotContain(OFFER_TIMES, RECORD_MEETING);
  }

  @Test
  @Order(4)
  @DisplayName("Two offers without an answer, and nothing more is offered")
  void neverAnswered() {
    usualOffer();
    cases.timePassesTo("2026-09-17T08:00:01Z");
    it.done(HEAD, FIX_TIME, answers("said", "none", "reason", "No answer"));
    offered("2026-09-28T16:00");
    cases.timePassesTo("2026-09-22T08:00:02Z");
    it.done(HEAD, FIX_TIME, answers("said", "none", "reason", "No answer"));
    assertThat(meeting().state()).isEqualTo(State.MISSED);
    assertThat(it.open()).doesNotContain(OFFER_TIMES, FIX_TIME);
  }

  @Test
  @Order(5)
  @DisplayName("Another time is asked for, before and after one was fixed: nothing is missed")
  void anotherTime() {
    usualOffer();
    asksAnotherTime();
    usualOffer();
    chooses(FRIDAY_8AM);
    asksAnotherTime();
    assertThat(meeting().state()).isEqualTo(State.ARRANGING);
    offered("2026-09-28T16:00");
    cases.timePassesTo("2026-09-17T08:00:01Z");
    it.done(
        HEAD,
        FIX_TIME,
        answers("said", "fixed", "startsAt", "2026-09-28T17:30", "how", "On the telephone"));
    assertThat(meeting().startsAt()).isEqualTo("2026-09-28T16:30:00Z");
    assertThat(meeting().missed()).isZero();
    // the second invitation to one meeting
    assertThat(meeting().sequence()).isEqualTo(1);
    cases.timePassesTo("2026-09-28T16:30:00Z");
    it.done(HEAD, RECORD_MEETING, answers("what", "not-come"));
    assertThat(it.open()).contains(OFFER_TIMES);
  }

  @Test
  @Order(6)
  @DisplayName("A day that the school closes after all is dealt with by a person: kept, or moved")
  void closedAfterAll() {
    fixed();
    try {
      closes(LocalDate.of(2026, 9, 24));
      assertThat(it.open()).contains(MOVE_MEETING);
      it.done(HEAD, MOVE_MEETING, answers("said", "kept", "reason", "In the church hall"));
      assertThat(it.open()).doesNotContain(MOVE_MEETING);
      // said once of one time
      closes(LocalDate.of(2026, 9, 25));
      assertThat(it.open()).doesNotContain(MOVE_MEETING);
      move("2026-09-28T15:00:00Z");
      closes(LocalDate.of(2026, 9, 28));
      it.done(HEAD, MOVE_MEETING, answers("said", "moved", "startsAt", "2026-09-29T16:00"));
      assertThat(meeting().startsAt()).isEqualTo("2026-09-29T15:00:00Z");
      assertThat(meeting().sequence()).isEqualTo(2);
      closes(LocalDate.of(2026, 9, 29));
      it.done(HEAD, MOVE_MEETING, answers("said", "offered"));
      assertThat(it.open()).contains(OFFER_TIMES);
    } finally {
      CalendarsAfresh.make(beans);
    }
  }

  private void move(String to) {
    cases.as(
        HEAD,
        me -> {
          meetings.move(
              me, it.reference(), meeting().id(), Instant.parse(to), "A governor is ill", key());
          return true;
        });
  }

  @Test
  @Order(7)
  @DisplayName(
      "A calendar file keeps its id, its number rises when the meeting moves, and it is called off"
          + " for good; it says nothing of the matter")
  void calendarFiles() {
    fixed();
    VEvent first = event(meetings.calendarFile(meeting()), "PUBLISH");
    assertThat(of(first, "UID")).isEqualTo(meeting().uid());
    assertThat(of(first, "SEQUENCE")).isEqualTo("0");
    assertThat(of(first, "SUMMARY")).isEqualTo("Meeting at school");
    assertThat(of(first, "LOCATION")).isEqualTo("The library");
    assertThat(first.toString())
        .contains("DTSTART;TZID=Europe/London:20260924T160000")
        .doesNotContain("written", it.reference(), "DESCRIPTION", PARENT.id());

    // Across the end of summer time, eight in London is eight in London.
    move("2026-10-26T08:00:00Z");
    VEvent moved = event(meetings.calendarFile(meeting()), "PUBLISH");
    assertThat(of(moved, "UID")).isEqualTo(of(first, "UID"));
    assertThat(of(moved, "SEQUENCE")).isEqualTo("1");
    assertThat(moved.toString()).contains("DTSTART;TZID=Europe/London:20261026T080000");

    cases.as(
        HEAD,
        me -> {
          meetings.callOff(me, it.reference(), meeting().id(), "Settled by letter", key());
          return true;
        });
    assertThat(meeting().state()).isEqualTo(State.CALLED_OFF);
    assertThat(meeting().sequence()).isEqualTo(2);
    assertThat(it.timeline()).contains("meeting.cancellation-sent");

    List<Sent> toParent = mailsTo(AbuseMeetingFacts.PARENT);
    assertThat(toParent)
        .extracting(mail -> mail.calendar().method())
        .containsExactly(Method.REQUEST, Method.REQUEST, Method.CANCEL);
    for (int i = 0; i < toParent.size(); i++) {
      Sent mail = toParent.get(i);
      VEvent told =
          event(
              mail.calendar().text().getBytes(StandardCharsets.UTF_8),
              mail.calendar().method().name());
      assertThat(of(told, "UID")).isEqualTo(meeting().uid());
      assertThat(of(told, "SEQUENCE")).isEqualTo(String.valueOf(i));
      // nobody learns from their file who else comes
      assertThat(told.getProperties("ATTENDEE")).hasSize(1);
      assertThat(of(told, "ATTENDEE")).isEqualTo("mailto:" + AbuseMeetingFacts.PARENT);
      assertThat(mail.subject() + mail.body() + mail.calendar().text())
          .doesNotContain(it.reference(), "written");
    }
    assertThat(toParent.get(2).calendar().text())
        .contains("STATUS:CANCELLED", "DTSTART;TZID=Europe/London:20261026T080000");
    assertThat(mailsTo(cases.me(HEAD).person().email())).hasSize(3);
    assertThat(it.open()).doesNotContain(OFFER_TIMES, RECORD_MEETING);
  }

  @Test
  @Order(8)
  @DisplayName(
      "Called off by the school at its time, and offered again; called off before any time")
  void calledOff() {
    fixed();
    cases.timePassesTo(THURSDAY_4PM.toString());
    it.done(
        HEAD,
        RECORD_MEETING,
        answers("what", "called-off", "reason", "The head was ill", "again", "yes"));
    assertThat(meeting().missed()).isZero();
    assertThat(it.open()).contains(OFFER_TIMES);
    cases.everywhere(
        () -> {
          meetings.callOff(it.id(), "The police ask us to wait", Actor.CHALKLINE);
          return true;
        });
    assertThat(meeting().state()).isEqualTo(State.CALLED_OFF);
    assertThat(it.open()).doesNotContain(OFFER_TIMES);
    // a later meeting of the case is one of its own
    begin();
    assertThat(meeting().missed()).isZero();
  }

  @Test
  @Order(9)
  @DisplayName("Whoever does not see the case finds no meeting")
  void walled() {
    String id = meeting().id();
    cases.as(
        "staff1@wanborough",
        me -> {
          assertThatThrownBy(() -> meetings.ofCase(me, it.reference()))
              .isInstanceOf(NoSuchThing.class);
          assertThatThrownBy(() -> meetings.callOff(me, it.reference(), id, "No", key()))
              .isInstanceOf(NoSuchThing.class);
          return true;
        });
  }

  @Test
  @Order(99)
  @DisplayName(
      "These tests pass every element and flow of the model, and the names are the model's")
  void everythingIsPassed() {
    ModelFile model = ModelFile.bpmn("meetings/meeting");
    assertThat(PASSED.never(model)).as("passed by no test").isEmpty();
    assertThat(model.id()).isEqualTo(MeetSomebody.PROCESS);
    assertThat(model.text())
        .contains(
            "id=\"" + OFFER_TIMES + "\"",
            "id=\"" + FIX_TIME + "\"",
            "id=\"" + MOVE_MEETING + "\"",
            "id=\"" + RECORD_MEETING + "\"",
            "id=\"" + MeetSomebody.NO_ANSWER + "\"",
            "name=\"" + MeetSomebody.TIME_CHOSEN + "\"",
            "name=\"" + MeetSomebody.ANOTHER_TIME_ASKED + "\"",
            "name=\"" + MeetSomebody.MOVED + "\"",
            "name=\"" + MeetSomebody.CALLED_OFF + "\"",
            "name=\"" + MeetSomebody.SCHOOL_CLOSED + "\"");
  }
}
