package org.chalkline.escalation;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chalkline.calendar.Limit;
import org.chalkline.calendar.SchoolTime;
import org.chalkline.casework.CaseParties;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.escalation.LadderRows.Ladder;
import org.chalkline.escalation.LadderRows.Post;
import org.chalkline.letters.Addressee;
import org.chalkline.letters.LetterFacts;
import org.chalkline.letters.LetterRow;
import org.chalkline.letters.Letters;
import org.chalkline.meetings.Meeting;
import org.chalkline.meetings.MeetingFacts;
import org.chalkline.meetings.Meetings;
import org.chalkline.meetings.With;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.web.When;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** What letters to a parent may say, and with whom a meeting is: the facts of their case alone. */
@Component
class LadderLetters implements LetterFacts, MeetingFacts {

  private static final String ALL_PARENTS = "event-ban-notice";

  private final LadderRows rows;
  private final Measures measures;
  private final MeasureSteps measureSteps;
  private final CaseParties parties;
  private final ObjectProvider<Letters> letters;
  private final ObjectProvider<Meetings> meetings;
  private final Policies policies;
  private final SchoolTime time;
  private final MessageSourceAccessor words;
  private final When when;
  private final Clock clock;

  LadderLetters(
      LadderRows rows,
      Measures measures,
      MeasureSteps measureSteps,
      CaseParties parties,
      ObjectProvider<Letters> letters,
      ObjectProvider<Meetings> meetings,
      Policies policies,
      SchoolTime time,
      MessageSource messages,
      When when,
      Clock clock) {
    this.rows = rows;
    this.measures = measures;
    this.measureSteps = measureSteps;
    this.parties = parties;
    this.letters = letters;
    this.meetings = meetings;
    this.policies = policies;
    this.time = time;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
    this.when = when;
    this.clock = clock;
  }

  @Override
  public String caseKind() {
    return Ladders.KIND;
  }

  @Override
  public With with(CaseFile file) {
    Ladder it = rows.get(file.getId());
    return new With(it.parent(), it.email().isBlank() ? null : it.email());
  }

  @Override
  public boolean mayMeet(CaseFile file) {
    return !rows.get(file.getId()).contactHeld();
  }

  @Override
  public Addressee addressee(CaseFile file, String kind) {
    Ladder it = rows.get(file.getId());
    if (kind.equals(ALL_PARENTS)) {
      return new Addressee(words.getMessage("parent.letter.all-parents"), List.of(), null);
    }
    return new Addressee(
        it.parent(),
        Arrays.stream(it.address().split("\\R")).filter(line -> !line.isBlank()).toList(),
        it.email().isBlank() ? null : it.email());
  }

  /** Not while contact is held until the police advise, whoever the letter goes to. */
  @Override
  public boolean mayBeSent(CaseFile file) {
    return !rows.get(file.getId()).contactHeld();
  }

  @Override
  public String linkPurpose(String kind) {
    return kind.equals(ALL_PARENTS) ? LetterFacts.super.linkPurpose(kind) : "answer";
  }

  /** Until when something is asked or may be said counts from the signature. */
  @Override
  public Set<String> timesGiven() {
    return Set.of("remove-by", "answer-by", "appeal-by");
  }

  @Override
  public Map<String, String> fields(CaseFile file, String kind) {
    Ladder it = rows.get(file.getId());
    Profile profile = policies.edition(file.policyEdition());
    List<Post> posts = rows.posts(file.getId());
    Map<String, String> fields = new HashMap<>();
    if (!posts.isEmpty()) {
      Post last = posts.get(posts.size() - 1);
      fields.put("what", what(file, posts));
      fields.put("where", where(last));
      fields.put(
          "when",
          when.day(Objects.requireNonNullElse(last.matter().postedAt(), last.matter().seenAt())));
      fields.put("quote", last.matter().said());
    }
    fields.put("policy-name", profile.name());
    fields.put("why", words.getMessage("parent.letter.why"));
    String by = when.full(due(file, profile, posts));
    fields.put("remove-by", by);
    fields.put("answer-by", by);
    fields.put("earlier-letters", earlier(file));
    fields.put("next-steps", nextSteps(profile));
    fields.put("complaint-how", words.getMessage("parent.letter.complaint-how"));
    fields.put("complaint-reference", it.complaint());
    meetings.getObject().latest(file.getId()).ifPresent(meeting -> meeting(fields, meeting));
    measure(file, kind).ifPresent(measure -> measure(fields, file, measure));
    return fields;
  }

  private String what(CaseFile file, List<Post> posts) {
    String about =
        parties.of(file.getId()).stream()
            .filter(party -> party.part().equals("aimed-at"))
            .map(party -> words.getMessage("parent.letter.about." + party.kind(), ""))
            .filter(found -> !found.isEmpty())
            .findFirst()
            .orElse(words.getMessage("parent.letter.about.school"));
    return words.getMessage(
        posts.size() == 1 ? "parent.letter.post" : "parent.letter.posts", new Object[] {about});
  }

  private static String where(Post post) {
    return post.matter().platform()
        + (post.matter().place().isBlank() ? "" : ", " + post.matter().place());
  }

  private Instant due(CaseFile file, Profile profile, List<Post> posts) {
    boolean atRisk =
        posts.stream().anyMatch(post -> post.matter().childTouched() || post.matter().danger());
    String limit = profile.text(atRisk ? "parent.removal_risk_limit" : "parent.removal_limit");
    return time.deadline(file.school(), Limit.parse(limit), clock.instant()).due();
  }

  private String earlier(CaseFile file) {
    return letters.getObject().gone(file.getId()).stream()
        .filter(letter -> !letter.kind().equals(ALL_PARENTS) && letter.sentAt() != null)
        .map(letter -> named(file, letter))
        .collect(Collectors.joining(" and "));
  }

  private String named(CaseFile file, LetterRow letter) {
    return words.getMessage(
        "parent.letter.earlier",
        new Object[] {
          when.day(Objects.requireNonNull(letter.sentAt())), file.reference() + "/" + letter.name()
        });
  }

  private String nextSteps(Profile profile) {
    return profile.list("parent.measures_after_refusal").stream()
        .map(code -> words.getMessage("parent.letter.step." + code))
        .distinct()
        .collect(Collectors.joining(", or "));
  }

  private void meeting(Map<String, String> fields, Meeting it) {
    Instant at = it.startsAt();
    if (at != null) {
      fields.put("meeting-when", when.full(at));
    }
    fields.put("meeting-where", it.place());
    fields.put("meeting-with", words.getMessage("parent.letter.meeting-with"));
    it.held()
        .ifPresent(
            held -> {
              fields.put("meeting-agreed", held.agreed());
              fields.put("meeting-account", held.parentNotes());
            });
  }

  private Optional<Measures.Measure> measure(CaseFile file, String kind) {
    String code =
        switch (kind) {
          case "block-notice" -> MeasureSteps.BLOCK;
          case ALL_PARENTS -> MeasureSteps.BAN;
          default -> "";
        };
    return measures.of(file.getId()).stream()
        .filter(measure -> measure.measure().equals(code) && !measure.state().equals("declined"))
        .reduce((first, last) -> last);
  }

  private void measure(Map<String, String> fields, CaseFile file, Measures.Measure it) {
    fields.put("measure", it.scope());
    fields.put("measure-why", words.getMessage("parent.letter.measure-why"));
    fields.put("measure-from", when.day(clock.instant()));
    Profile profile = policies.edition(file.policyEdition());
    fields.put(
        "appeal-by",
        when.day(
            time.deadline(
                    file.school(), Limit.parse(profile.text("appeal.lodge_limit")), clock.instant())
                .due()));
    String until = when.day(measureSteps.until(file, it.measure()));
    fields.put("review-on", until);
    fields.put("measure-until", until);
  }
}
