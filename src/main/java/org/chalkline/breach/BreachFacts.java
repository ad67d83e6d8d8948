package org.chalkline.breach;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chalkline.breach.BreachRows.Alleged;
import org.chalkline.breach.BreachRows.Breach;
import org.chalkline.casework.Assignment;
import org.chalkline.casework.CaseWork.Fact;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** The summary of a breach, and what whoever does a step has to know, ready to print. */
@Component
class BreachFacts {

  /** The rules of conduct that the profile answers, and that an assessment weighs. */
  private static final List<String> CONDUCT =
      List.of(
          "breach.scope_rule",
          "breach.confidentiality_after_leaving",
          "personal.disclaimer_or_silence",
          "personal.use_at_work",
          "identity.anonymity",
          "parent_photo.rule",
          "parent.use_on_premises",
          "pupil.lesson_use",
          "pupil.platform_min_age");

  private final BreachRows rows;
  private final Allegations allegations;
  private final Statements statements;
  private final Concerns concerns;
  private final BreachDecision decision;
  private final People people;
  private final Policies policies;
  private final MessageSourceAccessor words;
  private final When when;

  BreachFacts(
      BreachRows rows,
      Allegations allegations,
      Statements statements,
      Concerns concerns,
      BreachDecision decision,
      People people,
      Policies policies,
      MessageSource messages,
      When when) {
    this.rows = rows;
    this.allegations = allegations;
    this.statements = statements;
    this.concerns = concerns;
    this.decision = decision;
    this.people = people;
    this.policies = policies;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
    this.when = when;
  }

  /** Label and text, in the order in which they matter. */
  List<Fact> of(CaseFile file) {
    Breach it = rows.get(file.getId());
    List<Fact> facts = new ArrayList<>();
    if (it.authorityFirst()) {
      fact(facts, "stop", words.getMessage("breach.fact.stop.text"));
    }
    if (it.pausedAt() != null) {
      fact(facts, "paused", when.full(it.pausedAt()) + ": " + it.pausedWhy());
    }
    alleged(it, facts);
    fact(facts, "listed", it.listed() ? when.day(it.enteredAt()) : "");
    if (!it.assessment().isEmpty()) {
      fact(
          facts,
          "assessment",
          words.getMessage("breach.assessment." + it.assessment()) + ": " + it.reason());
    }
    allegations(it, facts);
    fact(facts, "authority", time(it.authorityHeardAt()));
    fact(facts, "investigator", name(it.investigator()));
    fact(facts, "plan", it.plan());
    fact(facts, "hear", it.hear());
    fact(facts, "kept", it.kept());
    said(it, facts);
    fact(facts, "left", time(it.leftAt()));
    fact(facts, "withdrawn", time(it.withdrawnAt()));
    if (it.decidedAt() != null) {
      fact(facts, "decided", decision.inWords(it.outcomes()));
    }
    if (it.procedureCertain()) {
      fact(facts, "certain", words.getMessage("breach.fact.certain.text"));
    }
    fact(facts, "procedure", it.procedureOutcome());
    fact(facts, "appeal-until", time(it.appealUntil()));
    fact(facts, "appeal", it.appealWords());
    if (!it.appealResult().isEmpty()) {
      fact(facts, "appeal-result", words.getMessage("breach.appeal." + it.appealResult()));
    }
    return facts;
  }

  /** What whoever does a step has to know. */
  List<Fact> toKnow(Me me, CaseFile file, Assignment step) {
    Breach it = rows.get(file.getId());
    List<Fact> facts = new ArrayList<>();
    switch (step.step()) {
      case BreachInvestigation.ASSESS -> {
        alleged(it, facts);
        conduct(file, facts);
      }
      case BreachInvestigation.SEE_CONCERN -> concerns(me, file, facts);
      case BreachInvestigation.FIND, BreachInvestigation.DECIDE -> {
        alleged(it, facts);
        allegations(it, facts);
        said(it, facts);
        if (it.procedureCertain()) {
          fact(facts, "certain", words.getMessage("breach.fact.certain.text"));
        }
      }
      case BreachInvestigation.DECIDE_APPEAL -> {
        allegations(it, facts);
        fact(facts, "decided", decision.inWords(it.outcomes()));
        fact(facts, "appeal", it.appealWords());
      }
      case BreachInvestigation.CARRY_OUT,
          BreachInvestigation.WITHDRAW_ACCOUNTS,
          BreachInvestigation.HEAR_OF_PROCEDURE -> {
        fact(facts, "accused", it.accused());
        fact(facts, "decided", decision.inWords(it.outcomes()));
        if (!it.appealResult().isEmpty()) {
          fact(facts, "appeal-result", words.getMessage("breach.appeal." + it.appealResult()));
        }
      }
      default -> alleged(it, facts);
    }
    return facts;
  }

  private void alleged(Breach it, List<Fact> facts) {
    Alleged alleged = it.alleged();
    fact(
        facts,
        "accused",
        (alleged.accused().isBlank()
                ? words.getMessage("breach.fact.accused.unknown")
                : alleged.accused())
            + ", "
            + words.getMessage("breach.role." + it.role()));
    fact(facts, "said", alleged.said());
    fact(
        facts,
        "where",
        alleged.platform()
            + (alleged.place().isBlank() ? "" : ", " + alleged.place())
            + (alleged.link() == null ? "" : "\n" + alleged.link()));
    fact(facts, "happened", time(alleged.postedAt()));
    if (alleged.reportedBy() != null) {
      fact(
          facts,
          "reporter",
          alleged.nameWithheld()
              ? words.getMessage("breach.fact.reporter.withheld")
              : name(alleged.reportedBy()));
    }
  }

  private void allegations(Breach it, List<Fact> facts) {
    allegations
        .of(it.caseId())
        .forEach(
            one ->
                facts.add(
                    new Fact(
                        words.getMessage("breach.fact.allegation", new Object[] {one.position()}),
                        one.words()
                            + (one.clause().equals("other") ? "" : " (" + one.clause() + ")")
                            + (one.finding().isEmpty()
                                ? ""
                                : ": " + words.getMessage("breach.finding." + one.finding())))));
  }

  private void said(Breach it, List<Fact> facts) {
    for (Statements.Statement one : statements.of(it.caseId())) {
      facts.add(
          new Fact(
              words.getMessage("breach.fact." + one.kind()) + ", " + one.name(),
              one.words()
                  + "\n"
                  + words.getMessage("breach.statement." + one.state())
                  + (one.correction().isEmpty() ? "" : ": " + one.correction())));
    }
  }

  private void concerns(Me me, CaseFile file, List<Fact> facts) {
    for (Concerns.Concern one : concerns.together(me, file)) {
      facts.add(new Fact(one.name() + ", " + when.day(one.at()), one.words()));
    }
    if (concerns.pattern(me, file)) {
      fact(facts, "pattern", words.getMessage("breach.fact.pattern.text"));
    }
  }

  /** What the policy in force then says of the conduct that is weighed. */
  private void conduct(CaseFile file, List<Fact> facts) {
    Profile profile = policies.edition(file.breachEdition());
    StringBuilder said = new StringBuilder();
    for (String key : CONDUCT) {
      said.append(said.isEmpty() ? "" : "\n").append(profile.setting(key).words());
    }
    fact(facts, "conduct", said.toString());
  }

  private void fact(List<Fact> facts, String label, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      facts.add(new Fact(words.getMessage("breach.fact." + label), text));
    }
  }

  private @Nullable String time(@Nullable Instant at) {
    return at == null ? null : when.full(at);
  }

  private @Nullable String name(@Nullable String person) {
    return person == null ? null : people.get(person).name();
  }
}
