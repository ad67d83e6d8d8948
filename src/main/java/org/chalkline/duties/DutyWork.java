package org.chalkline.duties;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chalkline.audit.Actor;
import org.chalkline.casework.Assignment;
import org.chalkline.casework.CaseWork.Fact;
import org.chalkline.casework.Owner;
import org.chalkline.casework.ProcessWork;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.contacts.AnswerCame;
import org.chalkline.contacts.ContactMade;
import org.chalkline.contacts.OutsideContacts;
import org.chalkline.contacts.Route;
import org.chalkline.contacts.RoutingDefaults;
import org.chalkline.duties.Duty.Word;
import org.chalkline.policy.Policies;
import org.chalkline.web.Answers;
import org.chalkline.web.Option;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** What each step of a duty takes in, and what it changes. */
@Component
class DutyWork implements ProcessWork {

  private final Duties duties;
  private final ObjectProvider<DutyTeller> tellers;
  private final ObjectProvider<Known> known;
  private final DutyTable table;
  private final DutyKinds kinds;
  private final OutsideContacts contacts;
  private final RoutingDefaults routing;
  private final ObjectProvider<LocalContacts> local;
  private final Policies policies;
  private final When when;
  private final MessageSourceAccessor words;
  private final Clock clock;

  DutyWork(
      Duties duties,
      DutyTable table,
      DutyKinds kinds,
      OutsideContacts contacts,
      RoutingDefaults routing,
      ObjectProvider<LocalContacts> local,
      Policies policies,
      When when,
      ObjectProvider<DutyTeller> tellers,
      ObjectProvider<Known> known,
      MessageSource messages,
      Clock clock) {
    this.duties = duties;
    this.tellers = tellers;
    this.known = known;
    this.table = table;
    this.kinds = kinds;
    this.contacts = contacts;
    this.routing = routing;
    this.local = local;
    this.policies = policies;
    this.when = when;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
    this.clock = clock;
  }

  @Override
  public Set<String> processes() {
    return Set.of(OutsideDuty.PROCESS);
  }

  @Override
  public Optional<Owner> owner(CaseFile file, String word) {
    return Optional.empty();
  }

  /** Whoever the profile names for this kind of duty; past the subjects, as all work is routed. */
  @Override
  public Optional<Owner> owner(CaseFile file, String word, @Nullable String work) {
    return word.equals("teller")
        ? duty(work)
            .map(it -> teller(file, it))
            .map(setting -> Owner.role(policies.edition(file.policyEdition()).text(setting)))
        : Optional.empty();
  }

  private String teller(CaseFile file, Duty it) {
    return tellers.stream()
        .filter(teller -> teller.caseKind().equals(file.kind()))
        .map(teller -> teller.setting(file))
        .findFirst()
        .orElseGet(() -> kinds.get(it.kind()).owner());
  }

  /**
   * Each kind has its own limit.
   *
   * @clause default 8, default 34
   */
  @Override
  public Optional<Stricter> stricter(CaseFile file, String step, @Nullable String work) {
    return step.equals(OutsideDuty.TELL_BODY) ? duty(work).map(this::stricter) : Optional.empty();
  }

  /**
   * The time to tell a body runs from when the case says that it became known; where somebody began
   * the duty by hand, or the case does not say, from when the duty began.
   *
   * @clause default 34
   */
  @Override
  public Optional<Instant> countsFrom(CaseFile file, String step, @Nullable String work) {
    return step.equals(OutsideDuty.TELL_BODY)
        ? duty(work).filter(it -> it.why().isEmpty()).flatMap(it -> known(file, it))
        : Optional.empty();
  }

  private Optional<Instant> known(CaseFile file, Duty it) {
    return known.stream()
        .filter(module -> module.caseKind().equals(file.kind()))
        .flatMap(module -> module.since(file, it.kind()).stream())
        .filter(since -> since.isBefore(it.begunAt()))
        .findFirst();
  }

  private Stricter stricter(Duty it) {
    DutyKind kind = kinds.get(it.kind());
    return new Stricter(it.compulsory() ? kind.limitIfCompulsory() : kind.limit(), kind.urgent());
  }

  @Override
  public Map<String, Object> complete(
      CaseFile file, Assignment step, Answers answers, Actor actor) {
    Duty it = table.hold(Objects.requireNonNull(step.work(), "a step of no duty"));
    return step.step().equals(OutsideDuty.HEAR_WORD)
        ? heard(it, answers, actor)
        : told(it, answers, actor);
  }

  private Map<String, Object> told(Duty it, Answers answers, Actor actor) {
    if (!text(answers, "made").equals("yes")) {
      duties.notTold(it, text(answers, "reason"), actor);
      return Map.of("wordAwaited", false, "bodyTold", false);
    }
    ContactMade made =
        new ContactMade(
            text(answers, "body"),
            text(answers, "how"),
            answers.given("contactedAt", Instant.class),
            text(answers, "person"),
            text(answers, "bodyReference"),
            text(answers, "words"),
            answers.values().get("documents") instanceof List<?> given
                ? given.stream().map(Object::toString).toList()
                : List.of(),
            "",
            false,
            null);
    boolean awaited = duties.told(it, made, actor);
    return Map.of("wordAwaited", awaited, "bodyTold", !awaited);
  }

  private Map<String, Object> heard(Duty it, Answers answers, Actor actor) {
    AnswerCame said =
        new AnswerCame(
            answers.given("answeredAt", Instant.class),
            text(answers, "person"),
            text(answers, "bodyReference"),
            text(answers, "answer"));
    String word = text(answers, "word");
    boolean more =
        switch (word) {
          case "silent" -> {
            duties.askedAgain(it, said, actor);
            yield true;
          }
          case "given-up" -> {
            duties.givenUp(it, said.words(), actor);
            yield false;
          }
          default -> duties.said(it, Word.of(word), said, actor);
        };
    return Map.of("notYetGiven", more);
  }

  @Override
  public Map<String, List<Option>> options(CaseFile file, Assignment step) {
    return Map.of(
        "documents",
        contacts.documents(file.getId()).entrySet().stream()
            .map(it -> new Option(it.getKey(), it.getValue()))
            .toList());
  }

  @Override
  public Map<String, Object> given(CaseFile file, Assignment step) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    return step.step().equals(OutsideDuty.HEAR_WORD)
        ? Map.of("answeredAt", now)
        : Map.of("contactedAt", now);
  }

  /** Who it is, how they are reached, by when and why; or what they were told. */
  @Override
  public List<Fact> toKnow(CaseFile file, Assignment step) {
    return duty(step.work())
        .map(it -> step.step().equals(OutsideDuty.HEAR_WORD) ? known(it) : toTell(it))
        .orElse(List.of());
  }

  private List<Fact> toTell(Duty it) {
    DutyKind kind = kinds.get(it.kind());
    Route route = routing.get(kind.route());
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(words.getMessage("duties.body"), duties.name(it.kind())));
    add(facts, "duties.why", it.why());
    facts.add(
        new Fact(
            words.getMessage("duties.discretion"),
            words.getMessage("duties.discretion." + (it.compulsory() ? "none" : "judgement"))));
    facts.add(new Fact(route.name(), routing.words(route)));
    String here = kind.local();
    if (here != null) {
      local.stream()
          .flatMap(all -> all.words(it.school(), here).stream())
          .findFirst()
          .ifPresent(known -> add(facts, "duties.local", known));
    }
    return facts;
  }

  private List<Fact> known(Duty it) {
    List<Fact> facts = new ArrayList<>();
    Instant at = Objects.requireNonNull(it.toldAt());
    add(facts, "duties.told", it.body() + ", " + when.full(at));
    add(facts, "duties.person", it.person());
    add(facts, "duties.reference", it.bodyReference());
    add(facts, "duties.given", it.given());
    if (it.word() != null) {
      add(
          facts,
          "duties.so-far",
          words.getMessage("duties.word." + it.word().code()) + ": " + it.advice());
    }
    return facts;
  }

  private void add(List<Fact> facts, String label, String text) {
    if (!text.isBlank()) {
      facts.add(new Fact(words.getMessage(label), text));
    }
  }

  private Optional<Duty> duty(@Nullable String work) {
    return work == null ? Optional.empty() : table.find(work);
  }

  private static String text(Answers answers, String key) {
    Object value = answers.values().get(key);
    return value == null ? "" : value.toString();
  }
}
