package org.chalkline.casework;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chalkline.audit.Actor;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.engine.Moments;
import org.chalkline.identity.People;
import org.chalkline.web.Answers;
import org.chalkline.web.Option;
import org.chalkline.web.Refused;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** What the review of a break-glass takes in, whose it is, and when the access is over. */
@Component
public class BreakGlassWork implements ProcessWork, Moments {

  static final String PROCESS = "break-glass";

  private final BreakGlassTable table;
  private final ObjectProvider<InCharge> inCharge;
  private final ObjectProvider<CaseFiles> files;
  private final Notices notices;
  private final People people;
  private final When when;
  private final MessageSourceAccessor words;
  private final Clock clock;

  BreakGlassWork(
      BreakGlassTable table,
      ObjectProvider<InCharge> inCharge,
      ObjectProvider<CaseFiles> files,
      Notices notices,
      People people,
      When when,
      MessageSource messages,
      Clock clock) {
    this.table = table;
    this.inCharge = inCharge;
    this.files = files;
    this.notices = notices;
    this.people = people;
    this.when = when;
    this.words = new MessageSourceAccessor(messages, java.util.Locale.UK);
    this.clock = clock;
  }

  @Override
  public Set<String> processes() {
    return Set.of(PROCESS);
  }

  @Override
  public Set<String> names() {
    return Set.of("accessover");
  }

  @Override
  public Instant at(String name, String work) {
    return table.get(work).until();
  }

  @Override
  public Optional<Owner> owner(CaseFile file, String word, @Nullable String work) {
    return word.equals("reviewer") && work != null
        ? Optional.of(reviewer(file, table.get(work).told()))
        : owner(file, word);
  }

  /** Those who were told have it first; behind them the role that leads such cases. */
  @Override
  public Optional<Owner> owner(CaseFile file, String word) {
    if (!word.equals("reviewer")) {
      return Optional.empty();
    }
    List<String> told =
        table.of(file.getId()).stream().findFirst().map(BreakGlass.Opened::told).orElse(List.of());
    return Optional.of(reviewer(file, told));
  }

  private Owner reviewer(CaseFile file, List<String> told) {
    return new Owner(inCharge.getObject().role(file), told, Owner.ONE_PERSON);
  }

  @Override
  public Map<String, Object> complete(
      CaseFile file, Assignment step, Answers answers, Actor actor) {
    BreakGlass.Opened it = of(step);
    if (it.person().equals(actor.id())) {
      throw new Refused("Somebody else reviews why you opened the case.");
    }
    boolean right = answers.given("right", String.class).equals("yes");
    String said = answers.given("words", String.class);
    table.reviewed(it.id(), actor.id(), clock.instant(), right, said);
    files
        .getObject()
        .record(
            file,
            actor,
            right ? "break-glass.found-right" : "break-glass.found-wrong",
            Map.of("person", it.person(), "reason", said));
    return Map.of("itWasRight", right);
  }

  @Override
  public List<CaseWork.Fact> toKnow(CaseFile file, Assignment step) {
    BreakGlass.Opened it = of(step);
    return List.of(
        new CaseWork.Fact(
            words.getMessage("casework.break-glass.who"), people.get(it.person()).name()),
        new CaseWork.Fact(words.getMessage("casework.break-glass.when"), when.full(it.at())),
        new CaseWork.Fact(words.getMessage("casework.break-glass.why"), it.reason()));
  }

  @Override
  public Map<String, List<Option>> options(CaseFile file, Assignment step) {
    return Map.of();
  }

  @Override
  public Map<String, Object> given(CaseFile file, Assignment step) {
    return Map.of();
  }

  /** Tells those who were chosen when the case was opened; one who is outside by now is not. */
  public void tell(String id, CaseFile file, Actor actor) {
    BreakGlass.Opened it = table.get(id);
    notices.caseOpened(file, people.all(it.told()));
    files
        .getObject()
        .record(
            file,
            actor,
            "break-glass.told",
            Map.of("first", it.told().get(0), "second", it.told().get(1)));
  }

  private BreakGlass.Opened of(Assignment step) {
    return table.get(Objects.requireNonNull(step.work(), "a review of nothing"));
  }
}
