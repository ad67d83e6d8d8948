package org.chalkline.training;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.calendar.SchoolTime;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.Person;
import org.chalkline.identity.Schools;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.post.Notice;
import org.chalkline.post.Outbox;
import org.chalkline.training.OwedTrainings.Asking;
import org.chalkline.training.OwedTrainings.OwedTraining;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/**
 * The work behind the model {@code training-watch}: each morning it looks who lacks a training that
 * they must have, and who need not have one any more. It never asks twice for the same.
 */
@Component
public class TrainingRounds {

  /** In place of a role, where whoever owes the training is asked themselves. */
  static final String THEMSELVES = "person";

  /** The setting of the profile that says whose task a training is. */
  private static final String ASKED = "staff.training_asked";

  private final OwedTrainings owed;
  private final TrainingEnds ends;
  private final TrainingTable table;
  private final Demands demands;
  private final Concerned concerned;
  private final Schools schools;
  private final Policies policies;
  private final CaseFiles files;
  private final Workflows workflows;
  private final Outbox outbox;
  private final Audit audit;
  private final MessageSourceAccessor words;
  private final Clock clock;

  TrainingRounds(
      OwedTrainings owed,
      TrainingEnds ends,
      TrainingTable table,
      Demands demands,
      Concerned concerned,
      Schools schools,
      Policies policies,
      @Lazy CaseFiles files,
      Workflows workflows,
      Outbox outbox,
      Audit audit,
      MessageSource messages,
      Clock clock) {
    this.owed = owed;
    this.ends = ends;
    this.table = table;
    this.demands = demands;
    this.concerned = concerned;
    this.schools = schools;
    this.policies = policies;
    this.files = files;
    this.workflows = workflows;
    this.outbox = outbox;
    this.audit = audit;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
    this.clock = clock;
  }

  /** One person with one training that they lack. */
  private record Lack(Person person, Standing standing) {

    boolean is(OwedTraining it) {
      return it.person().equals(person.id()) && it.isFor(standing);
    }
  }

  /** Asks for what is owed and not asked for yet, and no longer for what is not owed any more. */
  public void look(String askingId, Actor actor) {
    Asking asking = owed.locked(askingId);
    List<OwedTraining> open = owed.openAt(asking.school());
    List<Lack> lacks = lacks(asking.school());
    open.stream()
        .filter(it -> lacks.stream().noneMatch(lack -> lack.is(it)))
        .forEach(it -> ends.notOwed(it, "not-owed", actor));
    LocalDate today = today();
    Profile profile = policies.inForce(schools.get(asking.school()).policyId(), today);
    lacks.stream()
        .filter(lack -> open.stream().noneMatch(lack::is))
        .forEach(lack -> begin(asking, lack, profile, actor));
  }

  /** The school has stopped asking: nobody need take what was asked for. */
  public void takeOff(String askingId, Actor actor) {
    Asking asking = owed.locked(askingId);
    owed.openAt(asking.school()).stream()
        .filter(it -> it.asking().equals(askingId))
        .forEach(it -> ends.notOwed(it, "stopped", actor));
  }

  private List<Lack> lacks(String school) {
    LocalDate today = today();
    List<Demand> asked = demands.at(school, today);
    Map<String, Map<String, LocalDate>> done = table.lastByPerson(school, today);
    List<Lack> lacks = new ArrayList<>();
    for (Concerned.Member member : concerned.at(school).values()) {
      Map<String, LocalDate> own = done.getOrDefault(member.person().id(), Map.of());
      asked.stream()
          .map(it -> it.standing(member.roles(), own.get(it.course().id()), today))
          .filter(Standing::lacking)
          .forEach(standing -> lacks.add(new Lack(member.person(), standing)));
    }
    return lacks;
  }

  private void begin(Asking asking, Lack lack, Profile profile, Actor actor) {
    Person person = lack.person();
    String asked = profile.text(ASKED);
    CaseFile file =
        files.begin(
            "TRN",
            TrainingWork.KIND,
            title(lack, asked),
            asking.school(),
            actor,
            profile.edition());
    OwedTraining it =
        new OwedTraining(
            UUID.randomUUID().toString(),
            asking.id(),
            asking.school(),
            person.id(),
            lack.standing().course(),
            lack.standing().doneOn() == null ? "missing" : "lapsed",
            asked,
            file.reference(),
            clock.instant(),
            true);
    owed.add(it);
    audit.record(
        Entry.ofCase(
            file.getId(),
            asking.school(),
            actor,
            "training.asked",
            Map.of("person", person.id(), "course", it.course(), "reason", it.reason())));
    workflows.start(TrainingRenewal.RENEWAL, file.reference(), Map.of(), actor);
    if (asked.equals(THEMSELVES)) {
      tell(asking.school(), person);
    }
  }

  /** Whoever is asked for others sees whose training it is. */
  private String title(Lack lack, String asked) {
    return asked.equals(THEMSELVES)
        ? words.getMessage("training.task.title", new Object[] {lack.standing().name()})
        : words.getMessage(
            "training.task.title.of", new Object[] {lack.standing().name(), lack.person().name()});
  }

  private void tell(String school, Person person) {
    if (person.email() != null) {
      outbox.send(
          new Notice(
              school,
              person.id(),
              person.email(),
              words.getMessage("training.notice.owed.subject"),
              words.getMessage("training.notice.owed.body")));
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), SchoolTime.LONDON);
  }
}
