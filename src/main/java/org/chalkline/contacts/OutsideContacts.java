package org.chalkline.contacts;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chalkline.audit.Actor;
import org.chalkline.calendar.Limit;
import org.chalkline.calendar.SchoolTime;
import org.chalkline.casework.Access;
import org.chalkline.casework.CaseByReference;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseMoved;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.contacts.Contact.Entry;
import org.chalkline.contacts.Contact.State;
import org.chalkline.engine.Workflows;
import org.chalkline.evidence.EvidenceItem;
import org.chalkline.evidence.EvidenceLocker;
import org.chalkline.identity.Me;
import org.chalkline.policy.Policies;
import org.chalkline.web.FieldError;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.chalkline.web.Texts;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to contacts with bodies outside the school: whom a case was told to, under what
 * reference, with which documents, what they answered, and when they are asked again.
 *
 * <p>A command with a {@link Me} is a person's, who must see the case. One with an {@link Actor} is
 * called by whoever has checked that: a step of a process.
 *
 * @clause default 74 an outside body is asked again
 */
@Service
public class OutsideContacts {

  private static final Set<String> WAYS =
      Set.of("telephone", "online", "email", "letter", "person");
  private static final int MOST = 4000;
  private static final int MOST_OF_A_LINE = 200;
  private static final int MOST_OF_DOCUMENTS = 500;

  private final ContactTable table;
  private final PackTable packs;
  private final EvidenceLocker locker;
  private final PackEvidence evidence;
  private final CaseByReference cases;
  private final CaseFiles files;
  private final Access access;
  private final Policies policies;
  private final SchoolTime time;
  private final Workflows workflows;
  private final Once once;
  private final When when;
  private final Clock clock;

  OutsideContacts(
      ContactTable table,
      PackTable packs,
      EvidenceLocker locker,
      PackEvidence evidence,
      CaseByReference cases,
      CaseFiles files,
      Access access,
      Policies policies,
      SchoolTime time,
      Workflows workflows,
      Once once,
      When when,
      Clock clock) {
    this.table = table;
    this.packs = packs;
    this.locker = locker;
    this.evidence = evidence;
    this.cases = cases;
    this.files = files;
    this.access = access;
    this.policies = policies;
    this.time = time;
    this.workflows = workflows;
    this.once = once;
    this.when = when;
    this.clock = clock;
  }

  // ---- reading

  /**
   * The contacts of a case, oldest first.
   *
   * @throws NoSuchThing if there is no such case for this person
   */
  @Transactional(readOnly = true)
  public List<Contact> ofCase(Me me, String reference) {
    return table.ofCase(access.require(me, reference).getId());
  }

  /** The contacts of a case, for whoever has checked that it may be seen. */
  @Transactional(readOnly = true)
  public List<Contact> ofCase(String caseId) {
    return table.ofCase(caseId);
  }

  /** A contact by its id, for whoever has checked that it may be seen. */
  @Transactional(readOnly = true)
  public Optional<Contact> find(String contactId) {
    return table.find(contactId);
  }

  /** What can be given out of a case, by code, in words; nothing that is locked away. */
  @Transactional(readOnly = true)
  public Map<String, String> documents(String caseId) {
    Map<String, String> documents = new LinkedHashMap<>();
    for (EvidenceItem item : locker.of(caseId)) {
      if (item.pages() > 0) {
        documents.put(
            "evidence:" + item.id(), "Evidence " + item.number() + ", " + item.fileName());
      }
    }
    packs
        .ofCase(caseId)
        .forEach(
            pack ->
                documents.put(
                    "pack:" + pack.id(), "Pack " + pack.number() + ", for " + pack.forWhom()));
    return documents;
  }

  // ---- what the process asks

  /**
   * Begins a contact, or follows up one that was recorded already and waits for an answer.
   *
   * @param kind one of {@link Body}'s codes
   * @param instance the engine's id of its process
   * @return the contact; {@code state} says whether it was made already
   */
  @Transactional
  public Contact begin(String reference, String kind, String instance, Actor actor) {
    CaseFile file = cases.get(reference);
    Optional<Contact> already = table.unfollowed(file.getId(), Body.of(kind));
    if (already.isPresent()) {
      table.follow(already.get().id(), instance);
      return already.get();
    }
    Contact it = fresh(file, Body.of(kind));
    table.add(it, instance);
    return it;
  }

  private Contact fresh(CaseFile file, Body kind) {
    return new Contact(
        UUID.randomUUID().toString(),
        file.getId(),
        file.school(),
        file.reference(),
        kind,
        State.TO_MAKE,
        "",
        "",
        "",
        now(),
        null,
        null,
        0,
        List.of());
  }

  // ---- what people do

  /**
   * Records a contact that was made. Where an answer is waited for, it is followed up by a process
   * of its own.
   *
   * @return the contact's id
   * @throws InvalidInput beside the fields of {@link ContactMade}
   */
  @Transactional
  public String record(Me me, String reference, Body kind, ContactMade made, String key) {
    CaseFile file = access.requireToChange(me, reference);
    return once.run(me.actor(), key, () -> record(file, kind, made, me.actor()));
  }

  /** The same, for a step of another module in which somebody told a body outside. */
  @Transactional
  public String record(CaseFile file, Body kind, ContactMade made, Actor actor) {
    Contact it = fresh(file, kind);
    table.add(it, "");
    made(it, made, actor);
    if (made.awaited()) {
      workflows.start(FollowUp.PROCESS, file.reference(), Map.of("bodyKind", kind.code()), actor);
    }
    return it.id();
  }

  /**
   * An answer has come.
   *
   * @throws Refused unless an answer is waited for
   * @throws InvalidInput beside {@code answeredAt} or {@code answer}
   */
  @Transactional
  public void answered(Me me, String reference, String contactId, AnswerCame answer, String key) {
    CaseFile file = access.requireToChange(me, reference);
    once.run(
        me.actor(),
        key,
        () -> {
          Contact it =
              table
                  .find(contactId)
                  .filter(found -> found.caseId().equals(file.getId()))
                  .map(found -> table.hold(found.id()))
                  .orElseThrow(NoSuchThing::new);
          if (it.state() != State.WAITING) {
            throw new Refused("No answer is waited for.");
          }
          answered(it, answer, me.actor());
          // The answer may be to one of several contacts of the case: its own process is told.
          workflows.tellInstance(table.instance(it.id()), FollowUp.BODY_ANSWERED, me.actor());
          return it.id();
        });
  }

  /** The same answer, to a step of another module that waits for it itself. */
  @Transactional
  public void answered(String contactId, AnswerCame answer, Actor actor) {
    answered(table.hold(contactId), answer, actor);
  }

  /**
   * They were asked again, by a step of another module that waits for their answer itself.
   *
   * @param person whom one spoke to; may be empty
   */
  @Transactional
  public void askedAgain(String contactId, Instant at, String person, String words, Actor actor) {
    Contact it = table.hold(contactId);
    List<FieldError> errors = new ArrayList<>();
    past("answeredAt", at, errors);
    refuse(errors);
    table.told(contactId, State.MADE, "", at, null, false);
    ContactMade made =
        new ContactMade("", "telephone", at, person, "", words, List.of(), "", false, null);
    said(cases.get(it.reference()), it, "asked-again", made, null, actor);
  }

  // ---- steps

  void made(Contact it, ContactMade made, Actor actor) {
    CaseFile file = cases.get(it.reference());
    check(file, made);
    Instant chase = made.awaited() ? nextChase(file, made.at(), made.nextChase()) : null;
    table.told(
        it.id(),
        made.awaited() ? State.WAITING : State.MADE,
        made.body(),
        made.at(),
        chase,
        made.nextChase() != null);
    said(file, it, "made", made, chase, actor);
  }

  /** They were asked again; {@code made.body()} may be empty, and stays what it was. */
  void askedAgain(Contact it, ContactMade made, Actor actor) {
    CaseFile file = cases.get(it.reference());
    checkChase(file, made.nextChase())
        .ifPresent(
            wrong -> {
              throw new InvalidInput(List.of(wrong));
            });
    Instant chase = nextChase(file, made.at(), made.nextChase());
    table.told(it.id(), State.WAITING, "", made.at(), chase, made.nextChase() != null);
    said(file, it, "asked-again", made, chase, actor);
  }

  void notMade(Contact it, String reason, Actor actor) {
    ends(it, State.NOT_MADE, "not-made", reason, actor);
  }

  void givenUp(Contact it, String reason, Actor actor) {
    ends(it, State.GIVEN_UP, "given-up", reason, actor);
  }

  /** Somebody says that they have answered; what they answered is recorded next. */
  void answering(Contact it) {
    table.stands(it.id(), State.ANSWERED);
  }

  void answered(Contact it, AnswerCame answer, Actor actor) {
    List<FieldError> errors = new ArrayList<>();
    past("answeredAt", answer.at(), errors);
    text("answer", answer.words(), MOST, "Enter what they answered", errors);
    line("person", answer.person(), errors);
    line("bodyReference", answer.bodyReference(), errors);
    refuse(errors);
    table.stands(it.id(), State.ANSWERED);
    table.add(
        it.id(),
        new Entry(
            UUID.randomUUID().toString(),
            now(),
            actor.id(),
            "answered",
            answer.at(),
            "",
            answer.person(),
            answer.bodyReference(),
            answer.words(),
            List.of(),
            ""));
    Map<String, String> words = new HashMap<>();
    words.put("body", name(it));
    words.put("when", when.full(answer.at()));
    words.put("speaker", answer.person());
    words.put("bodyReference", answer.bodyReference());
    words.put("words", answer.words());
    files.record(cases.get(it.reference()), actor, "contact.answered", words);
  }

  private void ends(Contact it, State state, String what, String reason, Actor actor) {
    table.stands(it.id(), state);
    table.add(
        it.id(),
        new Entry(
            UUID.randomUUID().toString(),
            now(),
            actor.id(),
            what,
            now(),
            "",
            "",
            "",
            reason,
            List.of(),
            ""));
    files.record(
        cases.get(it.reference()),
        actor,
        "contact." + what,
        Map.of("body", name(it), "reason", reason));
  }

  private void said(
      CaseFile file,
      Contact it,
      String what,
      ContactMade made,
      @Nullable Instant chase,
      Actor actor) {
    table.add(
        it.id(),
        new Entry(
            UUID.randomUUID().toString(),
            now(),
            actor.id(),
            what,
            made.at(),
            made.how(),
            made.person(),
            made.bodyReference(),
            made.words(),
            made.documents(),
            made.otherDocuments()));
    Map<String, String> known = documents(file.getId());
    Map<String, String> words = new HashMap<>();
    words.put("body", made.body().isBlank() ? name(it) : made.body());
    words.put("when", when.full(made.at()));
    words.put("speaker", made.person());
    words.put("bodyReference", made.bodyReference());
    words.put("words", made.words());
    words.put(
        "documents",
        made.documents().stream()
            .map(code -> known.getOrDefault(code, code))
            .collect(Collectors.joining("; ")));
    words.put("otherDocuments", made.otherDocuments());
    words.put("next", chase == null ? "" : when.weekday(chase));
    files.record(file, actor, "contact." + what, words);
    made.documents().forEach(code -> given(file, code, words.get("body"), actor));
  }

  /** The chain of custody of an item shows to whom it went, alone or in a pack. */
  private void given(CaseFile file, String code, @Nullable String body, Actor actor) {
    List<String> items =
        packs.ofCase(file.getId()).stream()
            .filter(pack -> code.equals("pack:" + pack.id()))
            .findFirst()
            .map(Pack::items)
            .orElseGet(() -> List.of(code.substring(code.indexOf(':') + 1)));
    // A pack may hold items of the cases that handed over: each keeps its own chain of custody.
    items.stream()
        .map(locker::item)
        .forEach(
            item ->
                files.record(
                    item.caseId().equals(file.getId()) ? file : evidence.caseOf(item),
                    actor,
                    "evidence.given",
                    Map.of(
                        "evidence",
                        item.id(),
                        "number",
                        String.valueOf(item.number()),
                        "file",
                        item.fileName(),
                        "body",
                        Objects.requireNonNullElse(body, ""))));
  }

  // ---- times

  /**
   * When they are asked again: where a person chose a day, at nine in London; else after the time
   * that the policy names.
   */
  private Instant nextChase(CaseFile file, Instant from, @Nullable LocalDate chosen) {
    if (chosen != null) {
      return chosen.atTime(LocalTime.of(9, 0)).atZone(SchoolTime.LONDON).toInstant();
    }
    Instant counted = time.deadline(file.school(), chaseLimit(file), from).due();
    // A contact that was written down late may have been due already: they are asked at once.
    return counted.isAfter(now()) ? counted : now();
  }

  Limit chaseLimit(CaseFile file) {
    return Limit.parse(policies.edition(file.policyEdition()).text("agency.chase_limit"));
  }

  // ---- checks

  private void check(CaseFile file, ContactMade made) {
    List<FieldError> errors = new ArrayList<>();
    text("body", made.body(), MOST_OF_A_LINE, "Enter whom you contacted", errors);
    if (!WAYS.contains(made.how())) {
      errors.add(new FieldError("how", "Select how"));
    }
    past("contactedAt", made.at(), errors);
    text("words", made.words(), MOST, "Enter what was said", errors);
    line("person", made.person(), errors);
    line("bodyReference", made.bodyReference(), errors);
    if (made.otherDocuments().length() > MOST_OF_DOCUMENTS) {
      errors.add(new FieldError("otherDocuments", "Use 500 characters or fewer"));
    }
    if (!documents(file.getId()).keySet().containsAll(made.documents())) {
      errors.add(new FieldError("documents", "Select what was given from this case"));
    }
    checkChase(file, made.nextChase()).ifPresent(errors::add);
    refuse(errors);
  }

  private Optional<FieldError> checkChase(CaseFile file, @Nullable LocalDate day) {
    if (day == null) {
      return Optional.empty();
    }
    if (!day.isAfter(time.london(clock.instant()).toLocalDate())) {
      return Optional.of(new FieldError("nextChase", "The day must be in the future"));
    }
    return time.of(file.school())
        .notWorking(day)
        .map(
            why ->
                new FieldError(
                    "nextChase",
                    "Choose a working day: "
                        + (why.startsWith("the school")
                            ? why + " on " + when.day(day)
                            : when.day(day) + " is " + why)));
  }

  private void past(String field, Instant at, List<FieldError> errors) {
    if (at.isAfter(clock.instant())) {
      errors.add(new FieldError(field, "The time must be now or in the past"));
    }
  }

  private static void text(
      String field, String text, int most, String missing, List<FieldError> errors) {
    if (text.isBlank()) {
      errors.add(new FieldError(field, missing));
    } else if (text.length() > most) {
      errors.add(new FieldError(field, "Use %,d characters or fewer".formatted(most)));
    } else if (!Texts.clean(text.replace("\r", ""))) {
      errors.add(new FieldError(field, "Use letters, digits and punctuation only"));
    }
  }

  private static void line(String field, String text, List<FieldError> errors) {
    if (text.length() > MOST_OF_A_LINE) {
      errors.add(new FieldError(field, "Use 200 characters or fewer"));
    } else if (!Texts.clean(text)) {
      errors.add(new FieldError(field, "Use letters, digits and punctuation only"));
    }
  }

  private static void refuse(List<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
  }

  private static String name(Contact it) {
    return it.body().isBlank() ? words(it.kind()) : it.body();
  }

  private static String words(Body kind) {
    return switch (kind) {
      case POLICE -> "the police";
      case SOLICITOR -> "the solicitor";
      case LOCAL_AUTHORITY -> "the local authority";
      case PLATFORM -> "the platform";
      case OTHER -> "a body outside the school";
    };
  }

  @EventListener
  void moved(CaseMoved event) {
    table.move(event.caseId(), event.toSchool());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
