package org.chalkline.breach;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chalkline.audit.Actor;
import org.chalkline.casework.Assignment;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseWork;
import org.chalkline.casework.Owner;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.Me;
import org.chalkline.web.Answers;
import org.chalkline.web.Option;
import org.springframework.stereotype.Component;

/** What each step of a breach takes in, and what it changes. */
@Component
class BreachWork implements CaseWork {

  /** The fields of the form on which a finding is made, one for each allegation. */
  static final List<String> FINDINGS =
      List.of(
          "firstFinding",
          "secondFinding",
          "thirdFinding",
          "fourthFinding",
          "fifthFinding",
          "sixthFinding");

  private final BreachAssessment assessment;
  private final BreachEnquiry enquiry;
  private final BreachDecision decision;
  private final BreachPeople people;
  private final BreachFacts facts;
  private final Concerns concerns;
  private final CaseFiles caseFiles;

  BreachWork(
      BreachAssessment assessment,
      BreachEnquiry enquiry,
      BreachDecision decision,
      BreachPeople people,
      BreachFacts facts,
      Concerns concerns,
      CaseFiles caseFiles) {
    this.assessment = assessment;
    this.enquiry = enquiry;
    this.decision = decision;
    this.people = people;
    this.facts = facts;
    this.concerns = concerns;
    this.caseFiles = caseFiles;
  }

  @Override
  public String kind() {
    return Breaches.KIND;
  }

  @Override
  public Optional<Owner> owner(CaseFile file, String word) {
    return people.owner(file, word);
  }

  /** The time for findings runs from the assessment; a pause does not count. */
  @Override
  public Optional<Instant> countsFrom(CaseFile file, String step) {
    return step.equals(BreachInvestigation.FIND) ? enquiry.countsFrom(file) : Optional.empty();
  }

  @Override
  public Map<String, Object> complete(CaseFile file, Assignment step, Answers given, Actor actor) {
    Said said = new Said(given);
    return switch (step.step()) {
      case BreachInvestigation.ASSESS -> assessment.assess(file, said, actor);
      case BreachInvestigation.SEE_CONCERN -> {
        concerns.seen(file, actor);
        caseFiles.record(
            file,
            actor,
            "breach.concern-seen",
            Map.of("pattern", said.text("pattern"), "words", said.text("words")));
        yield Map.of();
      }
      case BreachInvestigation.APPOINT -> enquiry.appoint(file, said, actor);
      case BreachInvestigation.ANSWER_FOR_INTEREST -> enquiry.answerForInterest(file, said, actor);
      case BreachInvestigation.PLAN -> enquiry.plan(file, said, actor);
      case BreachInvestigation.FIND -> enquiry.find(file, said, actor);
      case BreachInvestigation.END_PAUSE -> enquiry.endPause(file, said, actor);
      case BreachInvestigation.DECIDE -> decision.decide(file, said, actor);
      case BreachInvestigation.DECIDE_APPEAL -> decision.decideAppeal(file, said, actor);
      case BreachInvestigation.WITHDRAW_ACCOUNTS -> decision.withdrawAccounts(file, said, actor);
      case BreachInvestigation.CARRY_OUT -> decision.carriedOut(file, said, actor);
      case BreachInvestigation.HEAR_OF_PROCEDURE -> decision.procedureOver(file, said, actor);
      case BreachInvestigation.CLOSE -> decision.close(file, step, said, actor);
      default -> Map.of();
    };
  }

  @Override
  public Map<String, List<Option>> options(CaseFile file, Assignment step) {
    return switch (step.step()) {
      case BreachInvestigation.ASSESS ->
          Map.of("who", assessment.who(file), "types", assessment.types(file));
      case BreachInvestigation.APPOINT -> Map.of("investigators", enquiry.investigators(file));
      case BreachInvestigation.FIND -> enquiry.findings(file);
      case BreachInvestigation.DECIDE, BreachInvestigation.DECIDE_APPEAL ->
          Map.of("outcomes", decision.outcomes(file));
      case BreachInvestigation.WITHDRAW_ACCOUNTS -> Map.of("successors", decision.successors(file));
      default -> Map.of();
    };
  }

  @Override
  public Map<String, Object> given(CaseFile file, Assignment step) {
    return switch (step.step()) {
      case BreachInvestigation.ASSESS -> assessment.given(file);
      case BreachInvestigation.APPOINT -> enquiry.proposed(file);
      case BreachInvestigation.DECIDE -> decision.usual();
      default -> Map.of();
    };
  }

  @Override
  public List<Fact> toKnow(Me me, CaseFile file, Assignment step) {
    return facts.toKnow(me, file, step);
  }

  @Override
  public List<Fact> facts(CaseFile file) {
    return facts.of(file);
  }
}
