package org.chalkline.duties;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chalkline.audit.Actor;
import org.chalkline.calendar.Limit;
import org.chalkline.calendar.SchoolTime;
import org.chalkline.casework.Access;
import org.chalkline.casework.CaseByReference;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseMoved;
import org.chalkline.casework.KeepsOpen;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.contacts.Body;
import org.chalkline.contacts.ContactMade;
import org.chalkline.contacts.OutsideContacts;
import org.chalkline.duties.DataBreach.Risk;
import org.chalkline.duties.DataBreach.Told;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.Me;
import org.chalkline.policy.Policies;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to breaches of personal data: what happened, the risk to people, who was told, and the
 * log in which each of them stands.
 *
 * @clause default 35
 */
@Service
public class DataBreaches implements KeepsOpen {

  /** The role that keeps the log. */
  public static final String KEEPER = "dpo";

  private static final int MOST = 2000;
  private static final int MOST_ENTRIES = 500;

  private final DataBreachTable table;
  private final OutsideContacts contacts;
  private final Access access;
  private final CaseByReference cases;
  private final CaseFiles files;
  private final Policies policies;
  private final SchoolTime time;
  private final Workflows workflows;
  private final Once once;
  private final MessageSourceAccessor words;
  private final Clock clock;

  DataBreaches(
      DataBreachTable table,
      OutsideContacts contacts,
      Access access,
      CaseByReference cases,
      CaseFiles files,
      Policies policies,
      SchoolTime time,
      Workflows workflows,
      Once once,
      MessageSource messages,
      Clock clock) {
    this.table = table;
    this.contacts = contacts;
    this.access = access;
    this.cases = cases;
    this.files = files;
    this.policies = policies;
    this.time = time;
    this.workflows = workflows;
    this.once = once;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
    this.clock = clock;
  }

  // ---- reading

  /**
   * The log of the schools whose data protection officer this is, the newest first; without the
   * cases that a wall keeps them out of.
   *
   * @throws NoSuchThing if they keep the log of no school
   */
  @Transactional(readOnly = true)
  public List<DataBreach> log(Me me) {
    List<String> schools = me.schools().stream().filter(school -> me.has(KEEPER, school)).toList();
    if (schools.isEmpty()) {
      throw new NoSuchThing();
    }
    return table.at(schools, me.id(), MOST_ENTRIES);
  }

  /**
   * The entries of a case, oldest first.
   *
   * @throws NoSuchThing if there is no such case for this person
   */
  @Transactional(readOnly = true)
  public List<DataBreach> ofCase(Me me, String reference) {
    return table.ofCase(access.require(me, reference).getId());
  }

  /** The same, for whoever has checked that the case may be seen. */
  @Transactional(readOnly = true)
  public List<DataBreach> ofCase(String caseId) {
    return table.ofCase(caseId);
  }

  /** By when the regulator has to hear of it: so many hours by the clock since the school knew. */
  @Transactional(readOnly = true)
  public Instant regulatorBy(DataBreach it) {
    CaseFile file = cases.get(it.reference());
    String limit = policies.edition(file.policyEdition()).text("data_breach.regulator_limit");
    return time.deadline(file.school(), Limit.parse(limit), it.awareAt()).due();
  }

  // ---- beginning

  /**
   * Begins one by hand, from any case: the data protection officer is asked the same day.
   *
   * @param why what may have happened; 1 to 2,000 characters
   * @return the id of the entry
   * @throws Refused if one is under way in this case, or the case is closed
   * @throws NoSuchThing if there is no such case for this person
   */
  @Transactional
  public String begin(Me me, String reference, String why, String key) {
    CaseFile file = access.requireToChange(me, reference);
    if (why.isBlank() || why.length() > MOST) {
      throw new InvalidInput("why", "Enter what may have happened, in 2,000 characters or fewer");
    }
    return once.run(
        me.actor(),
        key,
        () -> {
          if (!file.open()) {
            throw new Refused("This case is closed.");
          }
          if (!mayBegin(file.getId())) {
            throw new Refused("The data protection officer has a task for this already.");
          }
          DataBreach it = begin(file, why, me.actor());
          workflows.start(
              OutsideDuty.DATA_BREACH, file.reference(), Map.of("breach", it.id()), me.actor());
          return it.id();
        });
  }

  /** Whether none is under way in this case. */
  @Transactional(readOnly = true)
  public boolean mayBegin(String caseId) {
    return table.ofCase(caseId).stream().allMatch(DataBreach::logged);
  }

  /** Begins one that a process calls for: the school knows from now on. */
  @Transactional
  public DataBreach begin(String reference, Actor actor) {
    return begin(cases.get(reference), "", actor);
  }

  private DataBreach begin(CaseFile file, String why, Actor actor) {
    Instant now = now();
    Told nobody = new Told(null, null, "", "", "");
    DataBreach it =
        new DataBreach(
            UUID.randomUUID().toString(),
            file.getId(),
            file.school(),
            file.reference(),
            false,
            why,
            now,
            now,
            null,
            "",
            "",
            "",
            "",
            null,
            "",
            nobody,
            nobody,
            null);
    table.add(it);
    files.record(file, actor, "data-breach.begun", Map.of("reason", why));
    return it;
  }

  // ---- steps

  void takenUp(DataBreach it, String what, Instant awareAt, String whose, String done, Actor by) {
    if (awareAt.isAfter(now())) {
      throw new InvalidInput("awareAt", "The time must be now or in the past");
    }
    table.takenUp(it.id(), what, awareAt, whose, done);
    record(it, by, "data-breach.taken-up", Map.of("words", what, "whose", whose, "done", done));
  }

  void notPersonal(DataBreach it, String what, String reason, Actor by) {
    table.notPersonal(it.id(), what, reason);
    record(it, by, "data-breach.none", Map.of("words", what, "reason", reason));
  }

  void judged(DataBreach it, Risk risk, String reason, Actor by) {
    table.judged(it.id(), risk, reason);
    record(
        it,
        by,
        "data-breach.judged",
        Map.of("risk", words.getMessage("duties.breach.risk." + risk.code()), "reason", reason));
  }

  /**
   * The regulator was told; it stands among the contacts outside too.
   *
   * @throws InvalidInput beside {@code lateReason} if it was late and nobody says why
   */
  void regulatorTold(DataBreach it, ContactMade made, String lateReason, Actor by) {
    boolean late = made.at().isAfter(regulatorBy(it));
    if (late && lateReason.isBlank()) {
      throw new InvalidInput("lateReason", "Enter why it was late: the law asks for the reason");
    }
    contacts.record(cases.get(it.reference()), Body.OTHER, made, by);
    table.regulator(
        it.id(), new Told(true, made.at(), made.bodyReference(), "", late ? lateReason : ""));
    record(it, by, "data-breach.regulator-told", Map.of("late", late ? lateReason : ""));
  }

  void regulatorNotTold(DataBreach it, String reason, Actor by) {
    table.regulator(it.id(), new Told(false, null, "", reason, ""));
    record(it, by, "data-breach.regulator-not-told", Map.of("reason", reason));
  }

  void peopleTold(DataBreach it, Instant at, String what, Actor by) {
    if (at.isAfter(now())) {
      throw new InvalidInput("toldAt", "The time must be now or in the past");
    }
    table.people(it.id(), new Told(true, at, what, "", ""));
    record(it, by, "data-breach.people-told", Map.of("words", what));
  }

  void peopleNotTold(DataBreach it, String reason, Actor by) {
    table.people(it.id(), new Told(false, null, "", reason, ""));
    record(it, by, "data-breach.people-not-told", Map.of("reason", reason));
  }

  /** The entry is complete. */
  @Transactional
  public void log(String id, Actor by) {
    table.logged(id, now());
    record(table.find(id).orElseThrow(), by, "data-breach.logged", Map.of());
  }

  private void record(DataBreach it, Actor by, String what, Map<String, String> said) {
    files.record(cases.get(it.reference()), by, what, said);
  }

  // ---- the case

  @Override
  public Optional<String> why(CaseFile file) {
    return mayBegin(file.getId())
        ? Optional.empty()
        : Optional.of(words.getMessage("duties.open.data-breach"));
  }

  @EventListener
  void moved(CaseMoved event) {
    table.move(event.caseId(), event.toSchool());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
