package org.chalkline.escalation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chalkline.abuse.Cases;
import org.chalkline.casework.HandedOver.Matter;
import org.springframework.beans.factory.BeanFactory;

/** Steps with a parent as tests tell them. */
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

  Ladder(Cases cases, BeanFactory beans) {
    this.cases = cases;
    this.beans = beans;
    cases.timeIs("2026-09-18T10:00:00Z");
  }

  /** The head of this school begins steps directly. */
  Cases.Case begun(String school, List<String> kinds) {
    String head = "headteacher@" + school;
    Matter post =
        new Matter(
            "Facebook",
            "A group of the town",
            false,
            null,
            "What was said",
            null,
            Instant.parse("2026-09-17T10:00:00Z"),
            kinds,
            false,
            false,
            false,
            false);
    String reference =
        cases.as(
            head,
            me ->
                beans
                    .getBean(Ladders.class)
                    .begin(
                        me,
                        new Ladders.BeginSteps(school, post),
                        null,
                        UUID.randomUUID().toString()));
    return cases.underWay(reference, school, ParentEscalation.PROCESS);
  }

  /** Who the parent is, reached by post. */
  Map<String, Object> reached() {
    return Map.of(
        "begin", "yes",
        "parent", "Ms A Winter",
        "address", "1 Example Street\nExampleton",
        "alsoStaff", "no");
  }

  /** The letter that waits is written, signed, printed and posted. */
  void letterGoes(Cases.Case it, String who) {
    it.done(who, "Task_WriteLetter", Map.of("sign", "yes", "channel", "paper"));
    if (it.open().contains("Task_PrintAndPost")) {
      it.done(it.firstWho("Task_PrintAndPost"), "Task_PrintAndPost");
    }
  }

  /** The parent answers through a link. */
  void parentSays(Cases.Case it, String kind, String words) {
    cases.everywhere(
        () -> {
          beans
              .getBean(ParentAnswers.class)
              .answer(
                  it.id(),
                  new ParentAnswers.Given(kind, words),
                  "a-link",
                  UUID.randomUUID().toString());
          return "answered";
        });
  }

  /** A meeting is arranged by telephone and held. */
  void meets(Cases.Case it, String who, String outcome) {
    it.done(
        who,
        "Task_OfferTimes",
        Map.of(
            "first", "2026-10-01T15:30",
            "minutes", 30,
            "place", "The school office",
            "agenda", "What was posted, and what led to it"));
    timePassesTo("2026-09-29T16:00:00Z");
    it.done(
        who,
        "Task_FixTime",
        Map.of("said", "fixed", "startsAt", "2026-10-01T15:30", "how", "On the telephone"));
    timePassesTo("2026-10-01T15:30:00Z");
    it.done(
        who,
        "Task_RecordMeeting",
        Map.of(
            "what", "held",
            "present", "Ms A Winter and the headteacher",
            "evidenceShown", "yes",
            "schoolNotes", "What the school said",
            "parentNotes", "What the parent said",
            "outcome", outcome,
            "agreed", "What was agreed"));
  }

  void timePassesTo(String instant) {
    cases.timePassesTo(instant);
  }
}
