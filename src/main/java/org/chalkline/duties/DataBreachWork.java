package org.chalkline.duties;

import java.time.Clock;
import java.time.Instant;
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
import org.chalkline.casework.CaseWork.Fact;
import org.chalkline.casework.Owner;
import org.chalkline.casework.ProcessWork;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.contacts.ContactMade;
import org.chalkline.contacts.Route;
import org.chalkline.contacts.RoutingDefaults;
import org.chalkline.duties.DataBreach.Risk;
import org.chalkline.web.Answers;
import org.chalkline.web.Option;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** What each step of a breach of personal data takes in, and what it changes. */
@Component
class DataBreachWork implements ProcessWork {

  private static final String REGULATOR = "ico";

  private final DataBreaches breaches;
  private final DataBreachTable table;
  private final RoutingDefaults routing;
  private final When when;
  private final MessageSourceAccessor words;
  private final Clock clock;

  DataBreachWork(
      DataBreaches breaches,
      DataBreachTable table,
      RoutingDefaults routing,
      When when,
      MessageSource messages,
      Clock clock) {
    this.breaches = breaches;
    this.table = table;
    this.routing = routing;
    this.when = when;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
    this.clock = clock;
  }

  @Override
  public Set<String> processes() {
    return Set.of(OutsideDuty.DATA_BREACH);
  }

  @Override
  public Optional<Owner> owner(CaseFile file, String word) {
    return Optional.empty();
  }

  /** The hours of the law run from when the school knew, not from when a step opens. */
  @Override
  public Optional<Instant> countsFrom(CaseFile file, String step, @Nullable String work) {
    return step.equals(OutsideDuty.TELL_REGULATOR) || step.equals(OutsideDuty.ASSESS_RISK)
        ? entry(work).map(DataBreach::awareAt)
        : Optional.empty();
  }

  @Override
  public Map<String, Object> complete(CaseFile file, Assignment step, Answers said, Actor by) {
    DataBreach it = entry(step.work()).orElseThrow();
    return switch (step.step()) {
      case OutsideDuty.TAKE_UP -> takeUp(it, said, by);
      case OutsideDuty.ASSESS_RISK -> {
        Risk risk = Risk.of(text(said, "risk"));
        breaches.judged(it, risk, text(said, "reason"), by);
        yield Map.of("rightsAtRisk", risk != Risk.UNLIKELY, "riskIsHigh", risk == Risk.HIGH);
      }
      case OutsideDuty.TELL_REGULATOR -> {
        if (text(said, "told").equals("yes")) {
          breaches.regulatorTold(it, made(said), text(said, "lateReason"), by);
        } else {
          breaches.regulatorNotTold(it, text(said, "reason"), by);
        }
        yield Map.of();
      }
      case OutsideDuty.TELL_PEOPLE -> {
        if (text(said, "told").equals("yes")) {
          breaches.peopleTold(it, said.given("toldAt", Instant.class), text(said, "words"), by);
        } else {
          breaches.peopleNotTold(it, text(said, "reason"), by);
        }
        yield Map.of();
      }
      default -> throw new IllegalArgumentException("No step " + step.step());
    };
  }

  private Map<String, Object> takeUp(DataBreach it, Answers said, Actor by) {
    boolean personal = text(said, "personal").equals("yes");
    if (personal) {
      breaches.takenUp(
          it,
          text(said, "what"),
          said.given("awareAt", Instant.class),
          text(said, "whose"),
          text(said, "done"),
          by);
    } else {
      breaches.notPersonal(it, text(said, "what"), text(said, "reason"), by);
    }
    return Map.of("personalData", personal);
  }

  private ContactMade made(Answers said) {
    return new ContactMade(
        routing.get(REGULATOR).name(),
        text(said, "how"),
        said.given("contactedAt", Instant.class),
        text(said, "person"),
        text(said, "bodyReference"),
        text(said, "words"),
        List.of(),
        "",
        false,
        null);
  }

  @Override
  public Map<String, List<Option>> options(CaseFile file, Assignment step) {
    return Map.of();
  }

  @Override
  public Map<String, Object> given(CaseFile file, Assignment step) {
    Map<String, Object> given = new HashMap<>();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    switch (step.step()) {
      case OutsideDuty.TAKE_UP ->
          entry(step.work())
              .ifPresent(it -> given.put("awareAt", it.awareAt().truncatedTo(ChronoUnit.MINUTES)));
      case OutsideDuty.TELL_REGULATOR -> given.put("contactedAt", now);
      case OutsideDuty.TELL_PEOPLE -> given.put("toldAt", now);
      default -> {}
    }
    return given;
  }

  /** What is known by now, until when the regulator hears, and how it is reached. */
  @Override
  public List<Fact> toKnow(CaseFile file, Assignment step) {
    DataBreach it = entry(step.work()).orElse(null);
    if (it == null) {
      return List.of();
    }
    List<Fact> facts = new ArrayList<>();
    add(facts, "why", it.why());
    add(facts, "what", it.what());
    add(facts, "whose", it.whose());
    add(facts, "done", it.done());
    if (it.risk() != null) {
      add(
          facts,
          "risk",
          words.getMessage("duties.breach.risk." + it.risk().code()) + ": " + it.riskReason());
    }
    add(facts, "aware", when.full(it.awareAt()));
    add(facts, "regulator-by", when.full(breaches.regulatorBy(it)));
    if (!step.step().equals(OutsideDuty.TELL_PEOPLE)) {
      Route route = routing.get(REGULATOR);
      facts.add(new Fact(route.name(), routing.words(route)));
    }
    return facts;
  }

  private void add(List<Fact> facts, String label, String text) {
    if (!text.isBlank()) {
      facts.add(new Fact(words.getMessage("duties.breach." + label), text));
    }
  }

  private Optional<DataBreach> entry(@Nullable String work) {
    return Objects.requireNonNullElse(work, "").isEmpty()
        ? Optional.empty()
        : table.find(String.valueOf(work));
  }

  private static String text(Answers answers, String key) {
    Object value = answers.values().get(key);
    return value == null ? "" : value.toString();
  }
}
