package org.chalkline.meetings;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.chalkline.audit.Actor;
import org.chalkline.casework.Access;
import org.chalkline.casework.CaseByReference;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseJoined;
import org.chalkline.casework.CaseMoved;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.identity.Roles;
import org.chalkline.meetings.Meeting.Sitting;
import org.chalkline.meetings.Meeting.State;
import org.chalkline.policy.Policies;
import org.chalkline.web.FieldError;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.chalkline.web.When;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to meetings with people outside the school. A case has one meeting at a time; what was
 * offered, chosen, asked, moved, said and agreed stands in the case's timeline.
 *
 * <p>A command with a {@link Me} is a person's, who must see the case. One with an {@link Actor} is
 * called by whoever has checked that already: a step of the process, or the page behind a one-time
 * link, which knows the meeting by its id.
 *
 * @clause WAN-35, FED-88, AR-28 the invitation to a meeting
 * @clause default 3 two missed invitations; default 5 how soon; default 6 fairness
 */
@Service
public class Meetings {

  private final MeetingTable table;
  private final MeetingTimes times;
  private final MeetingInvitations invitations;
  private final CaseByReference cases;
  private final CaseFiles files;
  private final Access access;
  private final People people;
  private final Policies policies;
  private final Workflows workflows;
  private final Once once;
  private final When when;
  private final Clock clock;

  Meetings(
      MeetingTable table,
      MeetingTimes times,
      MeetingInvitations invitations,
      CaseByReference cases,
      CaseFiles files,
      Access access,
      People people,
      Policies policies,
      Workflows workflows,
      Once once,
      When when,
      Clock clock) {
    this.table = table;
    this.times = times;
    this.invitations = invitations;
    this.cases = cases;
    this.files = files;
    this.access = access;
    this.people = people;
    this.policies = policies;
    this.workflows = workflows;
    this.once = once;
    this.when = when;
    this.clock = clock;
  }

  // ---- reading

  /** The newest meeting of a case, for whoever has checked that it may be seen. */
  @Transactional(readOnly = true)
  public Optional<Meeting> latest(String caseId) {
    List<Meeting> all = table.ofCase(caseId);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** How many invitations of a case were missed, over all its meetings. */
  @Transactional(readOnly = true)
  public int missed(String caseId) {
    return table.ofCase(caseId).stream().mapToInt(Meeting::missed).sum();
  }

  /**
   * The meetings of a case, oldest first.
   *
   * @throws NoSuchThing if there is no such case for this person
   */
  @Transactional(readOnly = true)
  public List<Meeting> ofCase(Me me, String reference) {
    return table.ofCase(access.require(me, reference).getId());
  }

  /**
   * A meeting of a case.
   *
   * @throws NoSuchThing if there is none for this person
   */
  @Transactional(readOnly = true)
  public Meeting find(Me me, String reference, String meetingId) {
    return ofCase(me, reference).stream()
        .filter(it -> it.id().equals(meetingId))
        .findFirst()
        .orElseThrow(NoSuchThing::new);
  }

  /** A meeting by its id, for whoever has checked that it may be seen. */
  @Transactional(readOnly = true)
  public Optional<Meeting> find(String meetingId) {
    return table.find(meetingId);
  }

  /**
   * The meeting as a calendar file to keep: "Meeting at school", its time and its place.
   *
   * @throws Refused if no time is fixed
   */
  public byte[] calendarFile(Meeting it) {
    if (it.startsAt() == null) {
      throw new Refused("This meeting has no time yet.");
    }
    return invitations.toKeep(it);
  }

  // ---- what the process asks

  /**
   * Begins a meeting; what the profile promises whoever comes is fixed now. An earlier one that
   * came to nothing while its process was ended from outside is closed first.
   *
   * @param kind what it is for, as the model says, such as {@code parent}
   * @param instance the engine's id of its process
   * @return the meeting's id
   */
  @Transactional
  public String begin(String reference, String kind, String instance, Actor actor) {
    CaseFile file = cases.get(reference);
    Instant now = now();
    table.ofCase(file.getId()).stream()
        .filter(it -> it.state().open())
        .forEach(
            it -> {
              table.ended(it.id(), State.CALLED_OFF, now);
              takeOutOfCalendars(it, actor);
            });
    Meeting it =
        new Meeting(
            UUID.randomUUID().toString(),
            file.getId(),
            file.school(),
            file.reference(),
            kind,
            State.ARRANGING,
            policies.edition(file.policyEdition()).list("parent.fairness"),
            now,
            now,
            List.of(),
            0,
            "",
            "",
            List.of(),
            "",
            null,
            null,
            "",
            -1,
            null,
            0,
            null,
            List.of());
    table.add(it, instance);
    record(file, actor, "meeting.begun", Map.of());
    return it.id();
  }

  /** Invites everybody who comes to the time that is fixed; the invitation's number rises. */
  @Transactional
  public void invite(String meetingId, Actor actor) {
    Meeting it = table.hold(meetingId);
    table.invited(it.id(), it.startsAt());
    Meeting invited = table.hold(meetingId);
    boolean reached = invitations.invite(file(it), invited);
    record(
        file(it),
        actor,
        invited.sequence() == 0 ? "meeting.invited" : "meeting.invited-anew",
        Map.of("time", time(invited), "mail", mail(reached)));
  }

  /** Tells everybody who was invited that it is called off. */
  @Transactional
  public void tellCalledOff(String meetingId, Actor actor) {
    Meeting it = table.hold(meetingId);
    if (it.invitedFor() != null) {
      table.invited(it.id(), null);
      boolean reached = invitations.cancel(file(it), it, it.sequence() + 1);
      record(file(it), actor, "meeting.cancellation-sent", Map.of("mail", mail(reached)));
    }
  }

  // ---- what people do

  /**
   * Offers times.
   *
   * @throws InvalidInput beside {@code first}, {@code second} or {@code third} for a time that is
   *     past, on a day on which the school is closed, or offered twice; beside {@code lateReason}
   *     if one is late and no reason is given
   * @throws Refused if times cannot be offered now
   */
  @Transactional
  public void offer(String meetingId, OfferTimes given, Actor actor) {
    Meeting it = table.hold(meetingId);
    refuseUnless(it, State.ARRANGING);
    CaseFile file = file(it);
    if (!invitations.mayMeet(file)) {
      throw new Refused("Contact is held until the police have advised.");
    }
    checkOffer(file, it, given);
    Instant now = now();
    table.offered(it.id(), given, now, times.answerBy(file, now));
    Map<String, String> words = new HashMap<>();
    words.put("times", given.times().stream().map(when::full).collect(Collectors.joining("; ")));
    words.put("place", given.place());
    words.put("agenda", given.agenda());
    words.put("reason", given.lateReason());
    words.put("schoolSide", names(given.schoolSide(), given.others()));
    record(file, actor, "meeting.times-offered", words);
  }

  private void checkOffer(CaseFile file, Meeting it, OfferTimes given) {
    List<String> fields = List.of("first", "second", "third");
    List<FieldError> errors = new ArrayList<>();
    if (given.times().isEmpty() || given.times().size() > fields.size()) {
      errors.add(new FieldError("first", "Offer one to three times"));
    }
    for (int i = 0; i < Math.min(fields.size(), given.times().size()); i++) {
      Instant at = given.times().get(i);
      String field = fields.get(i);
      if (given.times().indexOf(at) < i) {
        errors.add(new FieldError(field, "This time is offered twice"));
      }
      times.refused(file, it.since(), field, at, given.lateReason()).ifPresent(errors::add);
    }
    if (given.place().isBlank()) {
      errors.add(new FieldError("place", "Enter where it is"));
    }
    if (given.agenda().isBlank()) {
      errors.add(new FieldError("agenda", "Enter what is to be talked about"));
    }
    if (given.schoolSide().isEmpty()
        || !mayCome(file).stream().map(Person::id).toList().containsAll(given.schoolSide())) {
      errors.add(new FieldError("schoolSide", "Select who comes for the school"));
    }
    if (!errors.isEmpty()) {
      throw new InvalidInput(List.copyOf(new LinkedHashSet<>(errors)));
    }
  }

  /** Who may come for the school: people with a leading role who are not outside the case. */
  @Transactional(readOnly = true)
  public List<Person> mayCome(CaseFile file) {
    List<String> out = access.walledOut(file.getId());
    Map<String, Set<String>> roles = people.rolesAt(file.school());
    return people.at(file.school()).stream()
        .filter(person -> !out.contains(person.id()))
        .filter(
            person ->
                roles.getOrDefault(person.id(), Set.of()).stream().anyMatch(LEADING::contains))
        .toList();
  }

  /** The leading roles of one of them, in words. */
  String leadingRoles(CaseFile file, Person person) {
    return people.rolesAt(file.school()).getOrDefault(person.id(), Set.of()).stream()
        .filter(LEADING::contains)
        .sorted(Comparator.comparing(LEADING::indexOf))
        .map(Roles::words)
        .collect(Collectors.joining(", "));
  }

  /** Whom a meeting of this case is with, for whoever has checked that it may be seen. */
  public With with(CaseFile file) {
    return invitations.with(file);
  }

  private static final List<String> LEADING =
      List.of(
          "headteacher",
          "deputy",
          "dsl",
          "deputy-dsl",
          "slt",
          "senior-authoriser",
          "deputy-authoriser",
          "online-safety",
          "business-director",
          "line-manager",
          "chair",
          "vice-chair");

  /**
   * One of the times offered is chosen. Of two answers at once the first counts.
   *
   * @param how {@code link} if they chose it themselves, else in words how it was told
   * @throws InvalidInput beside {@code time} if it is none of those offered, or gone by
   * @throws Refused if an answer is not waited for
   */
  @Transactional
  public void choose(String meetingId, Instant time, String how, Actor actor) {
    Meeting it = table.hold(meetingId);
    refuseUnless(it, State.OFFERED);
    if (!it.offered().contains(time) || !time.isAfter(clock.instant())) {
      throw new InvalidInput("time", "Choose one of the times that are offered");
    }
    table.fixed(it.id(), time, how);
    record(
        file(it), actor, "meeting.time-chosen", Map.of("time", when.full(time), "how", told(how)));
    workflows.tell(it.reference(), MeetSomebody.TIME_CHOSEN, actor);
  }

  /** The same, told to a member of staff, such as on the telephone. */
  @Transactional
  public void choose(
      Me me, String reference, String meetingId, Instant time, String how, String key) {
    change(
        me,
        reference,
        meetingId,
        key,
        it -> choose(it.id(), time, required("how", how, "Enter how you know"), me.actor()));
  }

  /**
   * Another time is asked for: times are offered again, and nothing counts as missed.
   *
   * @param words what they said, in their own words; may be empty
   * @throws Refused if the meeting has been held, missed or called off, or its time has come
   */
  @Transactional
  public void anotherTime(String meetingId, String words, Actor actor) {
    Meeting it = table.hold(meetingId);
    refuseUnless(it, State.OFFERED, State.FIXED);
    if (it.startsAt() != null && !it.startsAt().isAfter(clock.instant())) {
      throw new Refused("The time of this meeting has come.");
    }
    table.again(it.id(), now());
    record(file(it), actor, "meeting.another-time-asked", Map.of("words", words));
    workflows.tell(it.reference(), MeetSomebody.ANOTHER_TIME_ASKED, actor);
  }

  /** The same, told to a member of staff. */
  @Transactional
  public void anotherTime(Me me, String reference, String meetingId, String words, String key) {
    change(
        me,
        reference,
        meetingId,
        key,
        it -> anotherTime(it.id(), required("words", words, "Enter what they said"), me.actor()));
  }

  /**
   * Moves a meeting whose time is fixed to another that both have agreed.
   *
   * @throws InvalidInput beside {@code startsAt} as {@link #offer}
   * @throws Refused unless a time is fixed
   */
  @Transactional
  public void move(
      Me me, String reference, String meetingId, Instant to, String reason, String key) {
    change(
        me,
        reference,
        meetingId,
        key,
        it -> {
          refuseUnless(it, State.FIXED);
          String why = required("reason", reason, "Enter why it is moved");
          // Whoever moves says why, and that covers a late day too.
          moved(it, to, why, why, me.actor());
          workflows.tell(it.reference(), MeetSomebody.MOVED, me.actor());
        });
  }

  /**
   * Calls a meeting off. Whoever was invited is told.
   *
   * @throws Refused if it is over
   */
  @Transactional
  public void callOff(Me me, String reference, String meetingId, String reason, String key) {
    change(
        me,
        reference,
        meetingId,
        key,
        it -> {
          refuseUnless(it, State.ARRANGING, State.OFFERED, State.FIXED);
          callOff(it, required("reason", reason, "Enter why it is called off"), me.actor());
        });
  }

  /**
   * Calls off what may still come of a case's meetings, such as where the ladder waits for the
   * police.
   */
  @Transactional
  public void callOff(String caseId, String reason, Actor actor) {
    table.ofCase(caseId).stream()
        .filter(it -> it.state().open())
        .forEach(it -> callOff(table.hold(it.id()), reason, actor));
  }

  private void callOff(Meeting it, String reason, Actor actor) {
    sitting(it, actor, "called-off", reason);
    table.ended(it.id(), State.CALLED_OFF, now());
    record(file(it), actor, "meeting.called-off", Map.of("reason", reason));
    if (workflows.tell(it.reference(), MeetSomebody.CALLED_OFF, actor) == 0) {
      tellCalledOff(it.id(), actor);
    }
  }

  // ---- steps

  /** A time was agreed while an answer was waited for, or a fixed one could not be kept. */
  void fix(Meeting it, Instant at, String how, String lateReason, Actor actor) {
    checkTime(it, at, lateReason);
    table.fixed(it.id(), at, how);
    record(file(it), actor, "meeting.time-chosen", Map.of("time", when.full(at), "how", told(how)));
  }

  void moved(Meeting it, Instant to, String why, String lateReason, Actor actor) {
    checkTime(it, to, lateReason);
    table.fixed(it.id(), to, "");
    record(
        file(it),
        actor,
        "meeting.moved",
        Map.of("time", time(it), "new", when.full(to), "reason", why));
  }

  private void checkTime(Meeting it, Instant at, String lateReason) {
    times
        .refused(file(it), it.since(), "startsAt", at, lateReason)
        .ifPresent(
            wrong -> {
              throw new InvalidInput(List.of(wrong));
            });
  }

  void askedAgain(Meeting it, String words, Actor actor) {
    Instant now = now();
    table.asked(it.id(), now, times.answerBy(file(it), now));
    record(file(it), actor, "meeting.asked-again", Map.of("words", words));
  }

  void kept(Meeting it, String reason, Actor actor) {
    record(file(it), actor, "meeting.kept", Map.of("time", time(it), "reason", reason));
  }

  void offerAgain(Meeting it) {
    table.again(it.id(), now());
  }

  /**
   * Nobody came, or nobody answered. It is offered again as often as the profile says, and is over
   * after that.
   *
   * @return whether times are offered again
   */
  boolean missed(Meeting it, String what, String words, Actor actor) {
    sitting(it, actor, what, words);
    table.missed(it.id());
    record(
        file(it),
        actor,
        what.equals("no-answer") ? "meeting.missed-no-answer" : "meeting.missed-not-come",
        Map.of("time", it.startsAt() == null ? "" : time(it), "words", words));
    int rebookings = policies.edition(file(it).policyEdition()).number("meeting.rebookings");
    boolean again = it.missed() < rebookings;
    if (again) {
      table.again(it.id(), now());
    } else {
      over(it, actor);
    }
    return again;
  }

  /** The school called it off when it was to be recorded. */
  void notHeld(Meeting it, String reason, boolean again, Actor actor) {
    sitting(it, actor, "called-off", reason);
    record(file(it), actor, "meeting.called-off", Map.of("reason", reason));
    if (again) {
      table.again(it.id(), now());
    } else {
      table.ended(it.id(), State.CALLED_OFF, now());
    }
  }

  private void over(Meeting it, Actor actor) {
    table.ended(it.id(), State.MISSED, now());
    takeOutOfCalendars(it, actor);
  }

  /** A time to come that was fixed once and will not be kept stands in calendars still. */
  private void takeOutOfCalendars(Meeting it, Actor actor) {
    if (it.invitedFor() != null && it.invitedFor().isAfter(clock.instant())) {
      tellCalledOff(it.id(), actor);
    }
  }

  /**
   * Keeps what was said and what came of it.
   *
   * @throws InvalidInput beside {@code parentNotes} if the profile promises that both sides are
   *     noted and theirs is missing; beside {@code removeBy} if the day is past
   * @clause default 6 both sides are noted
   */
  void held(Meeting it, Held given, Actor actor) {
    if (it.promises("both-sides") && given.parentNotes().isBlank()) {
      throw new InvalidInput("parentNotes", "Enter what the parent said: both sides are noted");
    }
    if (given.removeBy() != null
        && given.removeBy().isBefore(clock.instant().atZone(When.LONDON).toLocalDate())) {
      throw new InvalidInput("removeBy", "The day must be today or in the future");
    }
    table.add(
        it.id(),
        new Sitting(
            UUID.randomUUID().toString(),
            now(),
            actor.id(),
            "held",
            it.startsAt(),
            given.present(),
            given.companion(),
            given.evidenceShown(),
            given.whyNotShown(),
            given.schoolNotes(),
            given.parentNotes(),
            given.outcome(),
            given.removeBy(),
            given.agreed(),
            ""));
    table.ended(it.id(), State.HELD, now());
    Map<String, String> words = new HashMap<>();
    words.put("time", time(it));
    words.put("came", given.outcome().code());
    words.put("present", given.present());
    words.put("companion", given.companion());
    words.put("schoolNotes", given.schoolNotes());
    words.put("parentNotes", given.parentNotes());
    words.put("agreed", given.agreed());
    words.put("removeBy", given.removeBy() == null ? "" : when.day(given.removeBy()));
    record(file(it), actor, "meeting.held", words);
  }

  private void sitting(Meeting it, Actor actor, String what, String words) {
    table.add(
        it.id(),
        new Sitting(
            UUID.randomUUID().toString(),
            now(),
            actor.id(),
            what,
            it.startsAt(),
            "",
            "",
            false,
            "",
            "",
            "",
            null,
            null,
            "",
            words));
  }

  // ---- the case goes elsewhere

  @EventListener
  void moved(CaseMoved event) {
    table.move(event.caseId(), event.toSchool());
  }

  @EventListener
  void joined(CaseJoined event) {
    callOff(event.caseId(), "The case was joined to another.", Actor.of(event.actor()));
  }

  // ---- words and small things

  /** What a person does to a meeting of a case that they see, once under a key. */
  private void change(
      Me me, String reference, String meetingId, String key, Consumer<Meeting> what) {
    CaseFile file = access.requireToChange(me, reference);
    once.run(
        me.actor(),
        key,
        () -> {
          Meeting it =
              table
                  .find(meetingId)
                  .filter(found -> found.caseId().equals(file.getId()))
                  .orElseThrow(NoSuchThing::new);
          what.accept(table.hold(it.id()));
          return it.id();
        });
  }

  private static String required(String field, String text, String message) {
    if (text.isBlank()) {
      throw new InvalidInput(field, message);
    }
    return text;
  }

  private static void refuseUnless(Meeting it, State... states) {
    if (!List.of(states).contains(it.state())) {
      throw new Refused(
          switch (it.state()) {
            case ARRANGING -> "No times are offered at present.";
            case OFFERED -> "This meeting has no time yet.";
            case FIXED -> "The time of this meeting is fixed already: another answer was first.";
            case HELD -> "This meeting has been held.";
            case MISSED, CALLED_OFF -> "This meeting is over.";
          });
    }
  }

  private static String mail(boolean reached) {
    return reached
        ? "By mail, to the parent too."
        : "No mail address of the parent is known: tell them otherwise.";
  }

  private static String told(String how) {
    return how.equals("link") ? "chosen by link" : how;
  }

  private String names(List<String> persons, String others) {
    List<String> names = new ArrayList<>();
    persons.forEach(id -> people.find(id).map(Person::name).ifPresent(names::add));
    if (!others.isBlank()) {
      names.add(others);
    }
    return String.join(", ", names);
  }

  private String time(Meeting it) {
    return it.startsAt() == null ? "" : when.full(it.startsAt());
  }

  private CaseFile file(Meeting it) {
    return cases.get(it.reference());
  }

  private void record(CaseFile file, Actor actor, String what, Map<String, String> words) {
    files.record(file, actor, what, words);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
