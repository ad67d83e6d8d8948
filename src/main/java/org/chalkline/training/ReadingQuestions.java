package org.chalkline.training;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.chalkline.audit.Actor;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.policy.Policies;
import org.chalkline.post.Notice;
import org.chalkline.post.Outbox;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** What people ask while they read: kept for whoever answers for the policy, who is told of it. */
@Component
public class ReadingQuestions {

  /** The setting of the profile that says who answers for the policy. */
  static final String ANSWERED_BY = "staff.questions_to";

  private final Readings readings;
  private final CaseFiles files;
  private final CaseFileRepository repository;
  private final Policies policies;
  private final People people;
  private final Outbox outbox;
  private final MessageSourceAccessor words;
  private final Clock clock;

  ReadingQuestions(
      Readings readings,
      @Lazy CaseFiles files,
      CaseFileRepository repository,
      Policies policies,
      People people,
      Outbox outbox,
      MessageSource messages,
      Clock clock) {
    this.readings = readings;
    this.files = files;
    this.repository = repository;
    this.policies = policies;
    this.people = people;
    this.outbox = outbox;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
    this.clock = clock;
  }

  /** Keeps what was asked, if anything was. */
  void keep(CaseFile file, String asked, Actor actor) {
    if (!asked.isBlank()) {
      readings.ask(
          UUID.randomUUID().toString(),
          new Readings.Question(
              file.school(), file.policyEdition(), actor.id(), clock.instant(), asked));
    }
  }

  /** Tells whoever answers for the policy that a question waits. */
  public void tell(String reference, Actor actor) {
    CaseFile file = repository.findByReference(reference).orElseThrow();
    String asker = readings.byReference(reference).get(0).person();
    for (String role : policies.edition(file.policyEdition()).list(ANSWERED_BY)) {
      people.holding(role, file.school()).stream()
          .filter(person -> !person.id().equals(asker))
          .forEach(person -> notify(file.school(), person));
    }
    files.record(file, actor, "reading.question-passed-on", Map.of());
  }

  private void notify(String school, Person person) {
    if (person.email() != null) {
      outbox.send(
          new Notice(
              school,
              person.id(),
              person.email(),
              words.getMessage("training.notice.question.subject"),
              words.getMessage("training.notice.question.body")));
    }
  }
}
