package org.chalkline.boundaries;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chalkline.audit.Actor;
import org.chalkline.boundaries.ExceptionRows.Asked;
import org.chalkline.casework.Assignment;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseWork;
import org.chalkline.casework.Owner;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.People;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.web.Answers;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Option;
import org.chalkline.web.When;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** What the step of an exception takes in, and what it changes. */
@Component
class ExceptionWork implements CaseWork {

  private final ExceptionRows rows;
  private final CaseFiles caseFiles;
  private final People people;
  private final Policies policies;
  private final MessageSourceAccessor words;
  private final When when;
  private final Clock clock;

  ExceptionWork(
      ExceptionRows rows,
      CaseFiles caseFiles,
      People people,
      Policies policies,
      MessageSource messages,
      When when,
      Clock clock) {
    this.rows = rows;
    this.caseFiles = caseFiles;
    this.people = people;
    this.policies = policies;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
    this.when = when;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return Exceptions.KIND;
  }

  /** Nobody grants an exception to themselves. */
  @Override
  public Optional<Owner> owner(CaseFile file, String word) {
    if (!word.equals("permitter")) {
      return Optional.empty();
    }
    String role = policies.edition(file.policyEdition()).text("contact.exception_by");
    String asker = rows.ofCase(file.getId()).askedBy();
    return Optional.of(Owner.role(new Besides(people).holder(role, file.school(), asker)));
  }

  @Override
  public Map<String, Object> complete(CaseFile file, Assignment step, Answers given, Actor actor) {
    Asked it = rows.ofCase(file.getId());
    if (it.askedBy().equals(actor.id())) {
      throw new InvalidInput("granted", "You asked for it. Somebody else decides");
    }
    boolean granted = given.text("granted").equals("yes");
    LocalDate until = granted ? (LocalDate) given.values().get("until") : null;
    if (until != null && until.isBefore(LocalDate.ofInstant(clock.instant(), When.LONDON))) {
      throw new InvalidInput("until", "The last day must be today or in the future");
    }
    rows.decided(it.id(), actor.id(), given.text("conditions"), given.text("reason"), until);
    caseFiles.record(
        file,
        actor,
        granted ? "exception.granted" : "exception.refused",
        Map.of("reason", given.text("reason"), "until", until == null ? "" : until.toString()));
    return Map.of("granted", granted);
  }

  @Override
  public Map<String, List<Option>> options(CaseFile file, Assignment step) {
    return Map.of();
  }

  @Override
  public Map<String, Object> given(CaseFile file, Assignment step) {
    Map<String, Object> given = new HashMap<>();
    LocalDate wanted = rows.ofCase(file.getId()).wantedUntil();
    if (wanted != null) {
      given.put("until", wanted);
    }
    return given;
  }

  @Override
  public List<Fact> toKnow(CaseFile file, Assignment step) {
    return facts(file);
  }

  @Override
  public List<Fact> facts(CaseFile file) {
    Asked it = rows.ofCase(file.getId());
    Profile profile = policies.edition(file.policyEdition());
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Asked for by", people.get(it.askedBy()).name()));
    facts.add(new Fact("How they belong together", words.getMessage(relation(it))));
    facts.add(new Fact("With whom", it.whom()));
    facts.add(new Fact("Why", it.why()));
    if (it.wantedUntil() != null) {
      facts.add(new Fact("Wanted until", when.day(it.wantedUntil())));
    }
    facts.add(new Fact("What the policy says", profile.setting("contact.parents_rule").words()));
    facts.add(new Fact("State", words.getMessage("boundaries.exception.state." + it.state())));
    if (it.until() != null) {
      facts.add(new Fact("Last day", when.day(it.until())));
    }
    if (!it.conditions().isBlank()) {
      facts.add(new Fact("Conditions", it.conditions()));
    }
    if (!it.endedWhy().isBlank()) {
      facts.add(new Fact("Why it ended", it.endedWhy()));
    }
    return facts;
  }

  private static String relation(Asked it) {
    return "boundaries.relation." + it.relation();
  }
}
