package org.chalkline.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chalkline.audit.Actor;
import org.chalkline.casework.Assignment;
import org.chalkline.casework.CaseJoined;
import org.chalkline.casework.CaseMoved;
import org.chalkline.casework.CaseReopened;
import org.chalkline.casework.CaseWork;
import org.chalkline.casework.Owner;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.engine.OpenStep;
import org.chalkline.identity.People;
import org.chalkline.policy.Edition;
import org.chalkline.policy.Editions;
import org.chalkline.web.Answers;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Option;
import org.chalkline.web.Refused;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What each step of a review takes in, and what it changes. */
@Component
class ReviewWork implements CaseWork {

  private final Approvals approvals;
  private final Approvers approvers;
  private final Editions editions;
  private final ObjectProvider<Reviews> reviews;
  private final People people;
  private final When when;
  private final Clock clock;

  ReviewWork(
      Approvals approvals,
      Approvers approvers,
      Editions editions,
      ObjectProvider<Reviews> reviews,
      People people,
      When when,
      Clock clock) {
    this.approvals = approvals;
    this.approvers = approvers;
    this.editions = editions;
    this.reviews = reviews;
    this.people = people;
    this.when = when;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return Approvals.KIND;
  }

  @Override
  public Optional<Owner> owner(CaseFile file, String word) {
    Edition it = approvals.edition(file);
    return switch (word) {
      case "drafter" -> Optional.of(Owner.personFirst(it.draftedBy(), "headteacher"));
      case "board" -> approvers.owner(file.school(), PolicyReview.BOARD, it.draftedBy());
      case "approver" ->
          stage(file, it).flatMap(stage -> approvers.owner(file.school(), stage, it.draftedBy()));
      default -> Optional.empty();
    };
  }

  private Optional<String> stage(CaseFile file, Edition it) {
    return approvals.next(file.reference(), approvals.ofCase(file.getId()).orElseThrow(), it);
  }

  @Override
  public Map<String, Object> complete(
      CaseFile file, Assignment step, Answers answers, Actor actor) {
    Edition it = approvals.edition(file);
    switch (step.step()) {
      case PolicyReview.CHANGE_DRAFT -> {
        return Map.of("givenUp", changed(it, answers, actor));
      }
      case PolicyReview.AGREE_TO_VERSION -> agree(file, step, answers, actor);
      case PolicyReview.RECORD_DECISION -> decide(file, it, PolicyReview.BOARD, answers, actor);
      case PolicyReview.APPROVE_VERSION ->
          decide(file, it, stage(file, it).orElseThrow(), answers, actor);
      default -> throw new IllegalArgumentException("No step " + step.step());
    }
    return Map.of();
  }

  /** Whether the drafter gives the version up. */
  private boolean changed(Edition it, Answers answers, Actor actor) {
    if (text(answers, "again").equals("yes")) {
      reviews.getObject().forward(it, actor.id());
      return false;
    }
    String reason = text(answers, "reason");
    editions.withdraw(it.id(), reason);
    approvals.historyOf(it, actor, "policy.version-withdrawn", Map.of("reason", reason));
    approvals.close(it, "withdrawn", actor);
    return true;
  }

  /**
   * What one member of staff says. Nobody agrees for another: whoever takes over a late step can
   * only say that they cannot be asked.
   *
   * @clause SMP-64 the agreement of all staff
   */
  private void agree(CaseFile file, Assignment step, Answers answers, Actor actor) {
    String person = step.owner().substring(OpenStep.FOR_PERSON.length(), step.owner().indexOf('/'));
    String said = text(answers, "said");
    boolean themselves = person.equals(actor.id());
    if (themselves == said.equals("not-asked")) {
      throw new InvalidInput(
          "said",
          themselves
              ? "Select whether you agree; the last answer is for whoever takes over"
              : "Nobody agrees for another. Select that they cannot be asked, with the reason");
    }
    approvals.say(
        file, PolicyReview.ALL_STAFF, person, said, reason(answers, said), null, "", actor);
  }

  private void decide(CaseFile file, Edition it, String stage, Answers answers, Actor actor) {
    if (it.draftedBy().equals(actor.id())) {
      throw new Refused("You drafted this version. Somebody else has to approve it.");
    }
    String said = text(answers, "said");
    LocalDate decided = (LocalDate) answers.values().get("decidedOn");
    notInTheFuture(decided);
    approvals.say(
        file,
        stage,
        actor.id(),
        said,
        reason(answers, said),
        decided,
        text(answers, "minute"),
        actor);
  }

  private void notInTheFuture(@Nullable LocalDate decided) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), When.LONDON);
    if (decided != null && decided.isAfter(today)) {
      throw new InvalidInput("decidedOn", "The day of the decision must be today or in the past");
    }
  }

  private static String reason(Answers answers, String said) {
    String reason = text(answers, "reason");
    if (!said.equals("agreed") && reason.isBlank()) {
      throw new InvalidInput("reason", "Enter the reason");
    }
    return said.equals("agreed") ? "" : reason;
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
    Edition it = approvals.edition(file);
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Version", it.name()));
    if (it.inForceFrom() != null) {
      facts.add(new Fact("To hold from", when.day(it.inForceFrom())));
    }
    facts.add(new Fact("Drafted by", people.get(it.draftedBy()).name()));
    facts.add(new Fact("Put forward", it.round() == 1 ? "Once" : it.round() + " times"));
    return facts;
  }

  @Override
  public Optional<ToRead> toRead(CaseFile file) {
    Edition it = approvals.edition(file);
    return Optional.of(
        new ToRead(
            "What the new version changes",
            "/policy/versions/" + it.id() + "/against/" + it.basedOn()));
  }

  @EventListener
  void reopened(CaseReopened event) {
    if (event.kind().equals(Approvals.KIND)) {
      throw new Refused("A review that has ended is not opened again. Draft a new version.");
    }
  }

  @EventListener
  void joined(CaseJoined event) {
    refuse(event.caseId());
    refuse(event.intoCaseId());
  }

  @EventListener
  void moved(CaseMoved event) {
    refuse(event.caseId());
  }

  private void refuse(String caseId) {
    if (approvals.ofCase(caseId).isPresent()) {
      throw new Refused("A review belongs to its school and to its version alone.");
    }
  }

  private static String text(Answers answers, String key) {
    Object value = answers.values().get(key);
    return value == null ? "" : value.toString();
  }
}
