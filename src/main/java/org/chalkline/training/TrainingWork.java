package org.chalkline.training;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chalkline.audit.Actor;
import org.chalkline.casework.Assignment;
import org.chalkline.casework.CaseWork;
import org.chalkline.casework.Owner;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.People;
import org.chalkline.training.OwedTrainings.OwedTraining;
import org.chalkline.training.TrainingTable.Done;
import org.chalkline.web.Answers;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Option;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** What the one step of an owed training takes in, and what it changes. */
@Component
class TrainingWork implements CaseWork {

  /** The kind of case that one person's owed training is. */
  static final String KIND = "training";

  private final OwedTrainings owed;
  private final TrainingRecord record;
  private final TrainingEnds ends;
  private final People people;
  private final MessageSourceAccessor words;

  TrainingWork(
      OwedTrainings owed,
      TrainingRecord record,
      TrainingEnds ends,
      People people,
      MessageSource messages) {
    this.owed = owed;
    this.record = record;
    this.ends = ends;
    this.people = people;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<Owner> owner(CaseFile file, String word) {
    if (!word.equals(TrainingRenewal.LEARNER)) {
      return Optional.empty();
    }
    OwedTraining it = owed.byReference(file.reference());
    return Optional.of(
        it.asked().equals(TrainingRounds.THEMSELVES)
            ? Owner.person(it.person())
            : Owner.role(it.asked()));
  }

  @Override
  public boolean listed() {
    return false;
  }

  /**
   * Enters the day.
   *
   * @throws InvalidInput on {@code doneOn} if it cannot be, or what was taken then has lapsed
   */
  @Override
  public Map<String, Object> complete(
      CaseFile file, Assignment step, Answers answers, Actor actor) {
    OwedTraining it = owed.byReference(file.reference());
    LocalDate day = answers.given("doneOn", LocalDate.class);
    String wrong = record.wrongDay(day);
    if (wrong != null) {
      throw new InvalidInput("doneOn", "The day on which the training was taken " + wrong);
    }
    Done done = new Done(it.person(), it.course(), day);
    if (!record.counts(it.school(), done)) {
      throw new InvalidInput("doneOn", "What was taken on that day no longer counts");
    }
    String source = actor.id().equals(it.person()) ? "own" : "typed";
    ends.taken(it, actor);
    record.enter(it.school(), done, source, actor);
    return Map.of();
  }

  @Override
  public Map<String, List<Option>> options(CaseFile file, Assignment step) {
    return Map.of();
  }

  @Override
  public Map<String, Object> given(CaseFile file, Assignment step) {
    return Map.of();
  }

  @Override
  public List<Fact> facts(CaseFile file) {
    OwedTraining it = owed.byReference(file.reference());
    return List.of(
        new Fact(
            words.getMessage("training.task.of"), people.find(it.person()).orElseThrow().name()),
        new Fact(
            words.getMessage("training.reason"),
            words.getMessage("training.task.reason." + it.reason())));
  }
}
