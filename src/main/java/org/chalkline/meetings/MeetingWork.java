package org.chalkline.meetings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chalkline.audit.Actor;
import org.chalkline.casework.Assignment;
import org.chalkline.casework.CaseWork;
import org.chalkline.casework.Owner;
import org.chalkline.casework.ProcessWork;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.web.Answers;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Option;
import org.chalkline.web.When;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** What each step of a meeting takes in, and what it changes. */
@Component
class MeetingWork implements ProcessWork {

  private static final long USUAL_MINUTES = 45;

  private final Meetings meetings;
  private final MeetingTable table;
  private final When when;
  private final MessageSourceAccessor words;

  MeetingWork(Meetings meetings, MeetingTable table, When when, MessageSource messages) {
    this.meetings = meetings;
    this.table = table;
    this.when = when;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  @Override
  public Set<String> processes() {
    return Set.of(MeetSomebody.PROCESS);
  }

  @Override
  public Optional<Owner> owner(CaseFile file, String word) {
    return Optional.empty();
  }

  @Override
  public Map<String, Object> complete(
      CaseFile file, Assignment step, Answers answers, Actor actor) {
    Meeting it = table.hold(Objects.requireNonNull(step.work(), "a step of no meeting"));
    return switch (step.step()) {
      case MeetSomebody.OFFER_TIMES -> {
        meetings.offer(it.id(), offer(answers), actor);
        yield Map.of();
      }
      case MeetSomebody.FIX_TIME -> asked(it, answers, actor);
      case MeetSomebody.MOVE_MEETING -> closedDay(it, answers, actor);
      case MeetSomebody.RECORD_MEETING -> recorded(it, answers, actor);
      default -> throw new IllegalArgumentException("No step " + step.step());
    };
  }

  private static OfferTimes offer(Answers answers) {
    List<Instant> times =
        Stream.of("first", "second", "third")
            .map(field -> answers.values().get(field))
            .filter(Instant.class::isInstance)
            .map(Instant.class::cast)
            .toList();
    return new OfferTimes(
        times,
        answers.given("minutes", Long.class).intValue(),
        text(answers, "place"),
        text(answers, "agenda"),
        answers.values().get("schoolSide") instanceof List<?> side
            ? side.stream().map(Object::toString).toList()
            : List.of(),
        text(answers, "others"),
        text(answers, "lateReason"));
  }

  /** What came of asking somebody who had not answered. */
  private Map<String, Object> asked(Meeting it, Answers answers, Actor actor) {
    String said = text(answers, "said");
    boolean offeredAgain = false;
    switch (said) {
      case "fixed" ->
          meetings.fix(
              it,
              answers.given("startsAt", Instant.class),
              text(answers, "how"),
              text(answers, "lateReason"),
              actor);
      case "again" -> meetings.askedAgain(it, text(answers, "asked"), actor);
      default -> offeredAgain = meetings.missed(it, "no-answer", text(answers, "reason"), actor);
    }
    return Map.of(
        "timeFixed",
        said.equals("fixed"),
        "askedAgain",
        said.equals("again"),
        "offeredAgain",
        offeredAgain);
  }

  private Map<String, Object> closedDay(Meeting it, Answers answers, Actor actor) {
    String said = text(answers, "said");
    switch (said) {
      case "moved" ->
          meetings.moved(
              it, answers.given("startsAt", Instant.class), "", text(answers, "lateReason"), actor);
      case "kept" -> meetings.kept(it, text(answers, "reason"), actor);
      default -> meetings.offerAgain(it);
    }
    return after(false, said.equals("moved"), said.equals("kept"), said.equals("offered"));
  }

  private Map<String, Object> recorded(Meeting it, Answers answers, Actor actor) {
    boolean again = false;
    String what = text(answers, "what");
    switch (what) {
      case "held" -> meetings.held(it, held(answers), actor);
      case "not-come" -> again = meetings.missed(it, "not-come", text(answers, "heard"), actor);
      default -> {
        again = text(answers, "again").equals("yes");
        meetings.notHeld(it, text(answers, "reason"), again, actor);
      }
    }
    return after(what.equals("held"), false, false, again);
  }

  private static Held held(Answers answers) {
    return new Held(
        text(answers, "present"),
        text(answers, "companion"),
        text(answers, "evidenceShown").equals("yes"),
        text(answers, "whyNotShown"),
        text(answers, "schoolNotes"),
        text(answers, "parentNotes"),
        Outcome.of(text(answers, "outcome"))
            .orElseThrow(() -> new InvalidInput("outcome", "Select what came of it")),
        answers.values().get("removeBy") instanceof LocalDate day ? day : null,
        text(answers, "agreed"));
  }

  /** What the gateway behind a fixed time asks. */
  private static Map<String, Object> after(
      boolean held, boolean moved, boolean kept, boolean offeredAgain) {
    return Map.of("held", held, "moved", moved, "kept", kept, "offeredAgain", offeredAgain);
  }

  @Override
  public Map<String, List<Option>> options(CaseFile file, Assignment step) {
    return step.step().equals(MeetSomebody.OFFER_TIMES)
        ? Map.of(
            "schoolSide",
            meetings.mayCome(file).stream()
                .map(
                    person ->
                        new Option(person.id(), person.name(), meetings.leadingRoles(file, person)))
                .toList())
        : Map.of();
  }

  /** Where times are offered again, what stood in the last offer but its times. */
  @Override
  public Map<String, Object> given(CaseFile file, Assignment step) {
    String work = step.work();
    if (!step.step().equals(MeetSomebody.OFFER_TIMES) || work == null) {
      return Map.of();
    }
    Meeting it = table.find(work).orElseThrow();
    Map<String, Object> given = new HashMap<>();
    given.put("minutes", it.minutes() == 0 ? USUAL_MINUTES : (long) it.minutes());
    given.put("place", it.place());
    given.put("agenda", it.agenda());
    given.put("others", it.others());
    given.put("schoolSide", it.schoolSide());
    given.values().removeIf(value -> value.equals("") || value.equals(List.of()));
    return given;
  }

  /** What was promised and said so far, so that nobody looks for it. */
  @Override
  public List<CaseWork.Fact> toKnow(CaseFile file, Assignment step) {
    String work = step.work();
    Meeting it = work == null ? null : table.find(work).orElse(null);
    if (it == null) {
      return List.of();
    }
    List<CaseWork.Fact> facts = new ArrayList<>();
    know(facts, "with", meetings.with(file).name());
    know(facts, "starts", it.startsAt() == null ? "" : when.full(it.startsAt()));
    know(facts, "offered", it.offered().stream().map(when::full).collect(Collectors.joining("\n")));
    if (!step.step().equals(MeetSomebody.OFFER_TIMES)) {
      know(facts, "place", it.place());
      know(facts, "agenda", it.agenda());
    }
    know(
        facts,
        "promised",
        it.promised().stream()
            .map(code -> words.getMessage("desk.case.meeting.promised." + code))
            .collect(Collectors.joining("\n")));
    know(facts, "missed", it.missed() == 0 ? "" : String.valueOf(it.missed()));
    return facts;
  }

  private void know(List<CaseWork.Fact> facts, String key, String text) {
    if (!text.isBlank()) {
      facts.add(new CaseWork.Fact(words.getMessage("desk.case.meeting." + key), text));
    }
  }

  private static String text(Answers answers, String key) {
    Object value = answers.values().get(key);
    return value == null ? "" : value.toString();
  }
}
