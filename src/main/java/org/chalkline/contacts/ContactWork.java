package org.chalkline.contacts;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chalkline.audit.Actor;
import org.chalkline.casework.Assignment;
import org.chalkline.casework.CaseWork;
import org.chalkline.casework.Owner;
import org.chalkline.casework.ProcessWork;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.web.Answers;
import org.chalkline.web.Option;
import org.chalkline.web.When;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** What each step of following up with a body outside takes in, and what it changes. */
@Component
class ContactWork implements ProcessWork {

  private final OutsideContacts contacts;
  private final ContactTable table;
  private final RoutingDefaults routing;
  private final When when;
  private final MessageSourceAccessor words;
  private final Clock clock;

  ContactWork(
      OutsideContacts contacts,
      ContactTable table,
      RoutingDefaults routing,
      When when,
      MessageSource messages,
      Clock clock) {
    this.contacts = contacts;
    this.table = table;
    this.routing = routing;
    this.when = when;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
    this.clock = clock;
  }

  @Override
  public Set<String> processes() {
    return Set.of(FollowUp.PROCESS);
  }

  @Override
  public Optional<Owner> owner(CaseFile file, String word) {
    return Optional.empty();
  }

  @Override
  public Map<String, Object> complete(
      CaseFile file, Assignment step, Answers answers, Actor actor) {
    Contact it = table.hold(Objects.requireNonNull(step.work(), "a step of no contact"));
    return switch (step.step()) {
      case FollowUp.MAKE_CONTACT -> made(it, answers, actor);
      case FollowUp.CHASE -> chased(it, answers, actor);
      case FollowUp.RECORD_ANSWER -> {
        contacts.answered(
            it,
            new AnswerCame(
                answers.given("answeredAt", Instant.class),
                text(answers, "person"),
                text(answers, "bodyReference"),
                text(answers, "answer")),
            actor);
        yield Map.of();
      }
      default -> throw new IllegalArgumentException("No step " + step.step());
    };
  }

  private Map<String, Object> made(Contact it, Answers answers, Actor actor) {
    boolean made = text(answers, "made").equals("yes");
    boolean awaited = made && text(answers, "awaited").equals("yes");
    if (made) {
      contacts.made(it, told(answers, answers.given("contactedAt", Instant.class), awaited), actor);
    } else {
      contacts.notMade(it, text(answers, "reason"), actor);
    }
    return Map.of("answerAwaited", awaited, "nothingAwaited", made && !awaited);
  }

  private Map<String, Object> chased(Contact it, Answers answers, Actor actor) {
    String said = text(answers, "said");
    switch (said) {
      case "again" -> contacts.askedAgain(it, told(answers, now(), true), actor);
      case "answered" -> contacts.answering(it);
      default -> contacts.givenUp(it, text(answers, "reason"), actor);
    }
    return Map.of("askedAgain", said.equals("again"), "answered", said.equals("answered"));
  }

  private static ContactMade told(Answers answers, Instant at, boolean awaited) {
    return new ContactMade(
        text(answers, "body"),
        text(answers, "how"),
        at,
        text(answers, "person"),
        text(answers, "bodyReference"),
        text(answers, "words"),
        answers.values().get("documents") instanceof List<?> given
            ? given.stream().map(Object::toString).toList()
            : List.of(),
        text(answers, "otherDocuments"),
        awaited,
        answers.values().get("nextChase") instanceof LocalDate day ? day : null);
  }

  @Override
  public Map<String, List<Option>> options(CaseFile file, Assignment step) {
    return step.step().equals(FollowUp.RECORD_ANSWER)
        ? Map.of()
        : Map.of(
            "documents",
            contacts.documents(file.getId()).entrySet().stream()
                .map(it -> new Option(it.getKey(), it.getValue()))
                .toList());
  }

  @Override
  public Map<String, Object> given(CaseFile file, Assignment step) {
    Map<String, Object> given = new HashMap<>();
    if (step.step().equals(FollowUp.MAKE_CONTACT)) {
      given.put("contactedAt", now());
    }
    if (step.step().equals(FollowUp.RECORD_ANSWER)) {
      given.put("answeredAt", now());
    }
    return given;
  }

  /** Whom it is about, what is known of them, and how such bodies are reached. */
  @Override
  public List<CaseWork.Fact> toKnow(CaseFile file, Assignment step) {
    String work = step.work();
    Contact it = work == null ? null : table.find(work).orElse(null);
    if (it == null) {
      return List.of();
    }
    List<CaseWork.Fact> facts = new ArrayList<>();
    facts.add(
        new CaseWork.Fact(
            words.getMessage("contacts.body"),
            it.body().isBlank()
                ? words.getMessage("desk.case.outside-body." + it.kind().code())
                : it.body()));
    if (!it.bodyReference().isBlank()) {
      facts.add(
          new CaseWork.Fact(words.getMessage("desk.case.outside.reference"), it.bodyReference()));
    }
    Instant last = it.lastContact();
    if (last != null) {
      facts.add(
          new CaseWork.Fact(
              words.getMessage("contacts.last"),
              words.getMessage("contacts.last.text", new Object[] {when.full(last), it.tries()})));
    }
    if (!step.step().equals(FollowUp.RECORD_ANSWER)) {
      routing
          .with(it.kind())
          .forEach(route -> facts.add(new CaseWork.Fact(route.name(), routing.words(route))));
    }
    return facts;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MINUTES);
  }

  private static String text(Answers answers, String key) {
    Object value = answers.values().get(key);
    return value == null ? "" : value.toString();
  }
}
