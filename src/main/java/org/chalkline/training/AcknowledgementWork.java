package org.chalkline.training;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chalkline.audit.Actor;
import org.chalkline.casework.Assignment;
import org.chalkline.casework.CaseWork;
import org.chalkline.casework.Owner;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.policy.Policies;
import org.chalkline.training.Readings.Reading;
import org.chalkline.web.Answers;
import org.chalkline.web.Option;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** What the one step of somebody's reading takes in, and what it changes. */
@Component
class AcknowledgementWork implements CaseWork {

  private final Readings readings;
  private final ReadingRounds rounds;
  private final ReadingQuestions questions;
  private final Statement statement;
  private final Policies policies;
  private final MessageSourceAccessor words;

  AcknowledgementWork(
      Readings readings,
      ReadingRounds rounds,
      ReadingQuestions questions,
      Statement statement,
      Policies policies,
      MessageSource messages) {
    this.readings = readings;
    this.rounds = rounds;
    this.questions = questions;
    this.statement = statement;
    this.policies = policies;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  @Override
  public String kind() {
    return Acknowledgements.KIND;
  }

  @Override
  public Optional<Owner> owner(CaseFile file, String word) {
    return word.equals(PolicyReading.READER)
        ? readings.byReference(file.reference()).stream()
            .findFirst()
            .map(it -> Owner.person(it.person()))
        : Optional.empty();
  }

  @Override
  public boolean listed() {
    return false;
  }

  @Override
  public Optional<String> page(CaseFile file, Assignment step) {
    return Optional.of("/my-reading/" + step.taskId());
  }

  @Override
  public Map<String, Object> complete(
      CaseFile file, Assignment step, Answers answers, Actor actor) {
    rounds.acknowledged(file, statement.of(policies.edition(file.policyEdition())), actor);
    String question = String.valueOf(answers.values().getOrDefault("question", ""));
    questions.keep(file, question, actor);
    return Map.of("questionAsked", !question.isBlank());
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
    return readings.byReference(file.reference()).stream()
        .findFirst()
        .map(Reading::reason)
        .map(
            reason ->
                List.of(
                    new Fact(
                        words.getMessage("training.reason"),
                        words.getMessage("training.reason." + reason))))
        .orElse(List.of());
  }
}
