package org.chalkline.duties;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chalkline.audit.Actor;
import org.chalkline.casework.Access;
import org.chalkline.casework.CaseByReference;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseMoved;
import org.chalkline.casework.KeepsOpen;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.contacts.AnswerCame;
import org.chalkline.contacts.ContactMade;
import org.chalkline.contacts.OutsideContacts;
import org.chalkline.duties.Duty.State;
import org.chalkline.duties.Duty.Word;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.Me;
import org.chalkline.policy.Policies;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.chalkline.web.When;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to duties owed to bodies outside the school: who must be told, who was, under what
 * reference, and what they say the school may do.
 *
 * @clause default 8 the police, default 34 the designated officer, default 74 asked again
 */
@Service
public class Duties implements KeepsOpen {

  /** The setting that names the kinds that are never left to judgement. */
  static final String NO_DISCRETION = "duty.compulsory";

  private static final int MOST = 2000;

  private final DutyTable table;
  private final DutyKinds kinds;
  private final OutsideContacts contacts;
  private final Access access;
  private final CaseByReference cases;
  private final CaseFiles files;
  private final Policies policies;
  private final Workflows workflows;
  private final Once once;
  private final When when;
  private final MessageSourceAccessor words;
  private final Clock clock;

  Duties(
      DutyTable table,
      DutyKinds kinds,
      OutsideContacts contacts,
      Access access,
      CaseByReference cases,
      CaseFiles files,
      Policies policies,
      Workflows workflows,
      Once once,
      When when,
      MessageSource messages,
      Clock clock) {
    this.table = table;
    this.kinds = kinds;
    this.contacts = contacts;
    this.access = access;
    this.cases = cases;
    this.files = files;
    this.policies = policies;
    this.workflows = workflows;
    this.once = once;
    this.when = when;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
    this.clock = clock;
  }

  // ---- reading

  /**
   * The duties of a case, oldest first.
   *
   * @throws NoSuchThing if there is no such case for this person
   */
  @Transactional(readOnly = true)
  public List<Duty> ofCase(Me me, String reference) {
    return table.ofCase(access.require(me, reference).getId());
  }

  /** The same, for whoever has checked that the case may be seen. */
  @Transactional(readOnly = true)
  public List<Duty> ofCase(String caseId) {
    return table.ofCase(caseId);
  }

  /** The duty of this kind that was begun last, for whoever has checked that it may be seen. */
  @Transactional(readOnly = true)
  public Optional<Duty> latest(String caseId, String kind) {
    return table.ofCase(caseId).stream()
        .filter(duty -> duty.kind().equals(kind))
        .reduce((earlier, later) -> later);
  }

  /** All kinds of duty, in order. */
  public List<DutyKind> kinds() {
    return kinds.all();
  }

  /** The kinds that can be begun in a case now: those of which none is under way. */
  @Transactional(readOnly = true)
  public List<DutyKind> kindsFor(String caseId) {
    List<String> open = table.ofCase(caseId).stream().filter(Duty::open).map(Duty::kind).toList();
    return kinds.all().stream().filter(kind -> !open.contains(kind.id())).toList();
  }

  // ---- beginning

  /**
   * Begins a duty by hand, from any case: whoever owns it is asked at once.
   *
   * @param why why they are to be told; 1 to 2,000 characters
   * @return the kind
   * @throws Refused if one of the kind is under way, or the case is closed
   * @throws NoSuchThing if there is no such kind, or no such case for this person
   */
  @Transactional
  public String begin(Me me, String reference, String kind, String why, String key) {
    CaseFile file = access.requireToChange(me, reference);
    DutyKind asked = kinds.get(kind);
    if (why.isBlank() || why.length() > MOST) {
      throw new InvalidInput("why", "Enter why they are to be told, in 2,000 characters or fewer");
    }
    return once.run(
        me.actor(),
        key,
        () -> {
          if (!file.open()) {
            throw new Refused("This case is closed.");
          }
          if (!kindsFor(file.getId()).contains(asked)) {
            throw new Refused(name(kind) + ": a task for this is open already.");
          }
          Duty it = fresh(file, asked, false, why);
          table.add(it);
          files.record(file, me.actor(), "duty.begun", Map.of("body", name(kind), "reason", why));
          workflows.start(
              OutsideDuty.PROCESS,
              file.reference(),
              Map.of(OutsideDuty.KIND, kind, "duty", it.id()),
              me.actor());
          return kind;
        });
  }

  /**
   * Begins a duty that a process calls for.
   *
   * @param compulsory whether the case itself leaves nothing to judgement
   */
  @Transactional
  public Duty begin(String reference, String kind, boolean compulsory, Actor actor) {
    CaseFile file = cases.get(reference);
    Duty it = fresh(file, kinds.get(kind), compulsory, "");
    table.add(it);
    files.record(file, actor, "duty.begun", Map.of("body", name(kind), "reason", ""));
    return it;
  }

  private Duty fresh(CaseFile file, DutyKind kind, boolean compulsory, String why) {
    return new Duty(
        UUID.randomUUID().toString(),
        file.getId(),
        file.school(),
        file.reference(),
        kind.id(),
        compulsory
            || policies.edition(file.policyEdition()).list(NO_DISCRETION).contains(kind.id()),
        State.TO_TELL,
        why,
        "",
        "",
        "",
        "",
        null,
        "",
        null,
        null,
        "",
        null,
        clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  // ---- steps

  /** They were told: it stands among the contacts outside too. Answers whether their word waits. */
  boolean told(Duty it, ContactMade made, Actor actor) {
    CaseFile file = cases.get(it.reference());
    DutyKind kind = kinds.get(it.kind());
    String contact = contacts.record(file, kind.body(), made, actor);
    table.told(
        it.id(),
        kind.wordAwaited() ? State.AWAITS_WORD : State.TOLD,
        made.body(),
        made.person(),
        made.bodyReference(),
        made.at(),
        made.words(),
        contact);
    return kind.wordAwaited();
  }

  /**
   * They were not told.
   *
   * @throws InvalidInput where it is not left to judgement
   */
  void notTold(Duty it, String reason, Actor actor) {
    if (it.compulsory()) {
      throw new InvalidInput("made", "They must be told: this is not left to judgement");
    }
    table.ends(it.id(), State.NOT_TOLD, reason);
    files.record(
        cases.get(it.reference()),
        actor,
        "duty.not-told",
        Map.of("body", name(it.kind()), "reason", reason));
  }

  /** They said what the school may do; answers whether more is waited for. */
  boolean said(Duty it, Word word, AnswerCame answer, Actor actor) {
    contacts.answered(String.valueOf(it.contact()), answer, actor);
    boolean more = word == Word.WAIT;
    table.said(
        it.id(),
        more ? State.AWAITS_WORD : State.WORD_GIVEN,
        word,
        answer.words(),
        answer.person(),
        answer.bodyReference(),
        answer.at());
    Map<String, String> said = new HashMap<>();
    said.put("body", it.body());
    said.put("word", words.getMessage("duties.word." + word.code()));
    said.put("when", when.full(answer.at()));
    files.record(cases.get(it.reference()), actor, "duty.word", said);
    return more;
  }

  /** They have said nothing and were asked again. */
  void askedAgain(Duty it, AnswerCame asked, Actor actor) {
    contacts.askedAgain(
        String.valueOf(it.contact()), asked.at(), asked.person(), asked.words(), actor);
  }

  /**
   * Nobody waits for their word any longer.
   *
   * @throws InvalidInput where the school may not go on without it
   */
  void givenUp(Duty it, String reason, Actor actor) {
    if (!kinds.get(it.kind()).mayGiveUpWord()) {
      throw new InvalidInput("word", "The school does not go on without their word");
    }
    table.ends(it.id(), State.GIVEN_UP, reason);
    files.record(
        cases.get(it.reference()),
        actor,
        "duty.given-up",
        Map.of("body", it.body(), "reason", reason));
  }

  // ---- the case

  @Override
  public Optional<String> why(CaseFile file) {
    return table.ofCase(file.getId()).stream()
        .filter(Duty::open)
        .findFirst()
        .map(
            duty ->
                words.getMessage(
                    "duties.open." + duty.state().code(), new Object[] {name(duty.kind())}));
  }

  /** The body that a kind of duty is about, as people say it. */
  public String name(String kind) {
    return words.getMessage("duties.kind." + kind);
  }

  @EventListener
  void moved(CaseMoved event) {
    table.move(event.caseId(), event.toSchool());
  }
}
