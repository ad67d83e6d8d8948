package org.chalkline.escalation;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chalkline.abuse.Cases;
import org.chalkline.casework.HandedOver.Matter;
import org.chalkline.identity.Me;
import org.springframework.beans.factory.BeanFactory;

/** Steps with a parent at one school as tests tell them; its head does what nobody else must. */
final class Ladder {

  static final Map<String, Object> GONE =
      Map.of(
          "gone", "yes",
          "words", "The page says that it is not there",
          "picture", "none",
          "pictureReason", "Nothing to see");
  static final Map<String, Object> STILL_THERE =
      Map.of(
          "gone", "no",
          "words", "It can still be seen",
          "picture", "none",
          "pictureReason", "The page does not let anybody take one");

  private final Cases cases;
  private final BeanFactory beans;
  private final String school;
  private final String head;
  final Cases.Case it;

  private Ladder(Cases cases, BeanFactory beans, String school, Matter post) {
    this.cases = cases;
    this.beans = beans;
    this.school = school;
    this.head = "headteacher@" + school;
    String reference =
        cases.as(
            head,
            me ->
                beans
                    .getBean(Ladders.class)
                    .begin(me, new Ladders.BeginSteps(school, post), key()));
    this.it = cases.underWay(reference, school, ParentEscalation.PROCESS);
  }

  private Ladder(Cases cases, BeanFactory beans, String school, Cases.Case it) {
    this.cases = cases;
    this.beans = beans;
    this.school = school;
    this.head = "headteacher@" + school;
    this.it = it;
  }

  /** Steps that are under way. */
  static Ladder of(Cases cases, BeanFactory beans, Cases.Case it, String school) {
    return new Ladder(cases, beans, school, it);
  }

  /** The head begins steps directly, on a post of these kinds. */
  static Ladder begun(Cases cases, BeanFactory beans, String school, String... kinds) {
    return new Ladder(cases, beans, school, post(kinds));
  }

  static Matter post(String... kinds) {
    return new Matter(
        "Facebook",
        "A page of the school",
        true,
        null,
        "What was said",
        null,
        Instant.parse("2026-09-17T10:00:00Z"),
        List.of(kinds),
        false,
        false,
        false,
        false);
  }

  static String key() {
    return UUID.randomUUID().toString();
  }

  /** Who the parent is: a letter reaches them by post. */
  Ladder prepared() {
    return done(
        ParentEscalation.PREPARE_STEPS,
        "begin",
        "yes",
        "parent",
        "Ms A Winter",
        "address",
        "1 Example Street\nExampleton",
        "alsoStaff",
        "no");
  }

  /** Whoever has a step first does it, with these answers. */
  Ladder done(String step, Object... answers) {
    Map<String, Object> given = new HashMap<>();
    for (int n = 0; n < answers.length; n += 2) {
      if (!answers[n + 1].equals("")) {
        given.put((String) answers[n], answers[n + 1]);
      }
    }
    return done(step, given);
  }

  Ladder done(String step, Map<String, Object> answers) {
    it.done(it.firstWho(step), step, answers);
    return this;
  }

  /** The letter that waits is written, signed, printed and posted. */
  Ladder letterGoes() {
    done("Task_WriteLetter", "sign", "yes", "channel", "paper", "text", "A letter\n\nIn full.");
    return done("Task_PrintAndPost");
  }

  /** The parent answers through a link. */
  Ladder says(String kind, String words) {
    String id = it.id();
    cases.everywhere(
        () -> {
          beans
              .getBean(ParentAnswers.class)
              .answer(id, new ParentAnswers.Given(kind, words), "a-link", key());
          return kind;
        });
    return this;
  }

  /** A meeting is arranged on the telephone and held. */
  Ladder meets(String outcome) {
    arranges();
    return done(
        "Task_RecordMeeting",
        "what",
        "held",
        "present",
        "Ms A Winter and the headteacher",
        "evidenceShown",
        "yes",
        "schoolNotes",
        "What the school said",
        "parentNotes",
        "What the parent said",
        "outcome",
        outcome,
        "removeBy",
        outcome.equals("will-remove") ? today().plusDays(3).toString() : "",
        "agreed",
        "What was agreed");
  }

  private java.time.LocalDate today() {
    return java.time.LocalDate.ofInstant(
        beans.getBean(org.chalkline.testing.TestClock.class).instant(), java.time.ZoneOffset.UTC);
  }

  /** A body outside the school is told. */
  Ladder contacts() {
    return done(
        "Task_MakeContact",
        "made",
        "yes",
        "how",
        "telephone",
        "contactedAt",
        today() + "T09:00",
        "person",
        "Somebody there",
        "words",
        "What was told");
  }

  /** They are asked again until they answer, and the answer is written down. */
  Ladder answered() {
    done("Task_Chase", "said", "answered");
    return done("Task_RecordAnswer", "answeredAt", today() + "T09:00", "answer", "What they said");
  }

  /** A meeting is arranged, and its time comes. */
  Ladder arranges() {
    Instant now = beans.getBean(org.chalkline.testing.TestClock.class).instant();
    String day = nextThursday(now);
    done(
        "Task_OfferTimes",
        "first",
        day + "T15:30",
        "minutes",
        30,
        "place",
        "The school office",
        "agenda",
        "What was posted, and what led to it",
        "lateReason",
        "Nothing sooner was possible");
    cases.as(
        head,
        me -> {
          var meetings = beans.getBean(org.chalkline.meetings.Meetings.class);
          var meeting = meetings.latest(it.id()).orElseThrow();
          meetings.choose(
              me, it.reference(), meeting.id(), meeting.offered().get(0), "By telephone", key());
          return day;
        });
    timePassesTo(day + "T15:00:00Z");
    // The time that was given may have run out meanwhile; then somebody looks.
    return open().contains(ParentEscalation.LOOK_MEANWHILE)
        ? done(ParentEscalation.LOOK_MEANWHILE, STILL_THERE)
        : this;
  }

  private static String nextThursday(Instant from) {
    java.time.LocalDate day = java.time.LocalDate.ofInstant(from, java.time.ZoneOffset.UTC);
    return day.plusDays(1)
        .with(java.time.temporal.TemporalAdjusters.next(java.time.DayOfWeek.THURSDAY))
        .toString();
  }

  Ladder as(java.util.function.BiConsumer<Ladders, Me> what) {
    cases.as(
        head,
        me -> {
          what.accept(beans.getBean(Ladders.class), me);
          return school;
        });
    return this;
  }

  Ladder furtherPost(String... kinds) {
    return as((door, me) -> door.furtherPost(me, it.reference(), post(kinds), key()));
  }

  Ladder timePassesTo(String instant) {
    cases.timePassesTo(instant);
    return this;
  }

  List<String> open() {
    return it.open();
  }
}
