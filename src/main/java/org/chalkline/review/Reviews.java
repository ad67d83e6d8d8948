package org.chalkline.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chalkline.audit.Actor;
import org.chalkline.casework.Assignment;
import org.chalkline.casework.Completions;
import org.chalkline.casework.Tasks;
import org.chalkline.identity.Me;
import org.chalkline.identity.School;
import org.chalkline.policy.Answer;
import org.chalkline.policy.Edition;
import org.chalkline.policy.Edition.State;
import org.chalkline.policy.Editions;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.policy.Question;
import org.chalkline.policy.Questions;
import org.chalkline.web.Answers;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.chalkline.web.Texts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to the versions of a school's policy: reading them, drafting one, putting it forward.
 * The headteacher or the director of business services of a school that runs the policy drafts.
 */
@Service
public class Reviews {

  private static final List<String> DRAFT = List.of("headteacher", "business-director");

  private final Editions editions;
  private final Policies policies;
  private final Questions questions;
  private final Approvals approvals;
  private final Approvers approvers;
  private final Completions completions;
  private final Tasks tasks;
  private final Once once;

  Reviews(
      Editions editions,
      Policies policies,
      Questions questions,
      Approvals approvals,
      Approvers approvers,
      Completions completions,
      Tasks tasks,
      Once once) {
    this.editions = editions;
    this.policies = policies;
    this.questions = questions;
    this.approvals = approvals;
    this.approvers = approvers;
    this.completions = completions;
    this.tasks = tasks;
    this.once = once;
  }

  /**
   * A version as this person may see it.
   *
   * @param profile what it answers; a draft's as if it held already
   * @param edition how it came about; empty for those that ship
   * @param drafts whether this person may change it now
   */
  public record Version(Profile profile, Optional<Edition> edition, boolean drafts) {

    /** The id that stands on cases. */
    public String id() {
      return profile.edition();
    }
  }

  /** The policies that the schools of this person run. */
  @Transactional(readOnly = true)
  public List<String> policies(Me me) {
    return policies.all().stream()
        .map(Profile::policyId)
        .distinct()
        .filter(policy -> !mine(me, policy).isEmpty())
        .toList();
  }

  /** The schools of this person that run a policy. */
  public List<School> mine(Me me, String policy) {
    return approvers.schools(policy).stream()
        .filter(school -> me.schools().contains(school.id()))
        .toList();
  }

  /** Whether this person may draft a version of a policy. */
  public boolean mayDraft(Me me, String policy) {
    return where(me, policy).isPresent();
  }

  private Optional<String> where(Me me, String policy) {
    return mine(me, policy).stream()
        .map(School::id)
        .filter(school -> DRAFT.stream().anyMatch(role -> me.has(role, school)))
        .findFirst();
  }

  /**
   * The versions of a policy, the latest first: those under way, those in force, those given up.
   *
   * @throws NoSuchThing if no school of this person runs it
   */
  @Transactional(readOnly = true)
  public List<Version> versions(Me me, String policy) {
    if (mine(me, policy).isEmpty()) {
      throw new NoSuchThing();
    }
    List<Version> all = new ArrayList<>();
    List<Edition> made = editions.of(policy);
    made.stream().filter(it -> visible(me, it)).map(it -> version(me, it)).forEach(all::add);
    policies.of(policy).stream()
        .filter(shipped -> made.stream().noneMatch(it -> it.id().equals(shipped.edition())))
        .sorted(Comparator.comparing(Profile::inForceFrom).reversed())
        .map(shipped -> new Version(shipped, Optional.empty(), false))
        .forEach(all::add);
    return all;
  }

  /**
   * The version of this id.
   *
   * @throws NoSuchThing if there is none for this person: a draft is for those who may draft
   */
  @Transactional(readOnly = true)
  public Version version(Me me, String id) {
    Optional<Edition> made = editions.find(id);
    if (made.isPresent()) {
      return made.filter(it -> visible(me, it))
          .map(it -> version(me, it))
          .orElseThrow(NoSuchThing::new);
    }
    return policies.all().stream()
        .filter(profile -> profile.edition().equals(id) && !mine(me, profile.policyId()).isEmpty())
        .findFirst()
        .map(profile -> new Version(profile, Optional.empty(), false))
        .orElseThrow(NoSuchThing::new);
  }

  private Version version(Me me, Edition it) {
    return new Version(
        editions.profile(it),
        Optional.of(it),
        it.state() == State.DRAFT && mayDraft(me, it.policyId()));
  }

  private boolean visible(Me me, Edition it) {
    return !mine(me, it.policyId()).isEmpty()
        && (it.round() > 0 || it.state() == State.PUBLISHED || mayDraft(me, it.policyId()));
  }

  /** What was said of a version in the round that runs or ran last, for whoever may see it. */
  @Transactional(readOnly = true)
  public List<Approvals.Statement> statements(Me me, String id) {
    return version(me, id).edition().map(approvals::statements).orElse(List.of());
  }

  /** Where a version stands at each school that was asked, for whoever may see it. */
  @Transactional(readOnly = true)
  public List<Approvals.AtSchool> standing(Me me, String id) {
    return version(me, id).edition().map(approvals::standing).orElse(List.of());
  }

  /**
   * Begins a draft; answers the new version's id. A repeat under the same key finds the same.
   *
   * @throws NoSuchThing if this person may not draft this policy
   */
  @Transactional
  public String draft(Me me, String policy, String key) {
    String school = where(me, policy).orElseThrow(NoSuchThing::new);
    return once.run(
        me.actor(),
        key,
        () -> {
          String id = editions.begin(policy, me.id(), school);
          history(me, editions.get(id), "policy.version-drafted", Map.of());
          return id;
        });
  }

  /**
   * Answers a question of a draft.
   *
   * @throws InvalidInput if no policy can run with the answer, in words beside the field
   */
  @Transactional
  public void answer(Me me, String id, String question, Answer answer, String key) {
    Edition it = drafted(me, id);
    Question asked = questions.find(question).orElseThrow(NoSuchThing::new);
    if (answer.reason().length() > 1000 || !Texts.clean(answer.reason().replace("\r", ""))) {
      throw new InvalidInput("reason", "Use 1,000 characters or fewer, without control characters");
    }
    once.run(
        me.actor(),
        key,
        () -> {
          editions.answer(id, question, answer);
          approvers.refuseVacant(it.policyId(), asked, answer.value());
          history(
              me,
              it,
              "policy.version-changed",
              Map.of("question", question, "value", answer.value(), "reason", answer.reason()));
          return "answered";
        });
  }

  /**
   * Says which kinds a draft shows, what it calls them and under which headings they stand.
   *
   * @param labels every kind that is shown, code to name
   * @param headings code to heading; blank, or left out, for none
   */
  @Transactional
  public void kinds(
      Me me, String id, Map<String, String> labels, Map<String, String> headings, String key) {
    Edition it = drafted(me, id);
    labels.forEach((kind, label) -> readable(Editions.kindField(kind), label));
    headings.forEach((kind, heading) -> readable(Editions.headingField(kind), heading));
    once.run(
        me.actor(),
        key,
        () -> {
          editions.kinds(id, labels, headings);
          history(me, it, "policy.version-changed", Map.of("question", "kinds"));
          return "named";
        });
  }

  private static void readable(String field, String words) {
    if (!Texts.clean(words)) {
      throw new InvalidInput(field, "Use letters, digits and punctuation only");
    }
  }

  /** Names a draft and says from which day it is to hold. */
  @Transactional
  public void frame(Me me, String id, String name, LocalDate from, String key) {
    Edition it = drafted(me, id);
    if (!Texts.clean(name)) {
      throw new InvalidInput("name", "Use letters, digits and punctuation only");
    }
    once.run(
        me.actor(),
        key,
        () -> {
          editions.frame(id, name, from);
          history(me, it, "policy.version-changed", Map.of("name", name, "from", from.toString()));
          return "framed";
        });
  }

  /**
   * Puts a draft forward: whoever has to approve it is asked. After it was sent back, that is the
   * drafter's task in its case, which is done with it.
   *
   * @throws Refused if it is no draft
   */
  @Transactional
  public void putForward(Me me, String id, String key) {
    Edition it = drafted(me, id);
    once.run(
        me.actor(),
        key,
        () -> {
          if (it.state() != State.DRAFT) {
            throw new Refused("This version is no draft any more.");
          }
          Optional<String> sentBack = approvals.leading(id);
          if (sentBack.isPresent()) {
            Assignment task =
                tasks.ofCase(me, sentBack.get()).stream()
                    .filter(step -> step.open() && step.step().equals(PolicyReview.CHANGE_DRAFT))
                    .findFirst()
                    .orElseThrow(NoSuchThing::new);
            completions.complete(
                me, task.taskId(), new Answers(Map.of("again", "yes"), List.of()), Once.freshKey());
          } else {
            forward(it, me.id());
            approvals.begin(it, me.actor());
          }
          return "put-forward";
        });
  }

  /** Puts a draft forward, once somebody beside the drafter could approve it everywhere. */
  void forward(Edition it, String by) {
    approvers.refuseAlone(it.policyId(), stages(it), it.draftedBy());
    int round = editions.putForward(it.id());
    approvals.historyOf(
        it, Actor.of(by), "policy.version-put-forward", Map.of("round", String.valueOf(round)));
  }

  private List<String> stages(Edition it) {
    return approvals
        .leading(it.id())
        .map(approvals::stages)
        .orElseGet(() -> policies.edition(it.basedOn()).list(PolicyReview.APPROVER));
  }

  /** Withdraws a version that is drafted or waits for approval, with a reason. */
  @Transactional
  public void withdraw(Me me, String id, String reason, String key) {
    Edition it = editions.get(id);
    if (!mayDraft(me, it.policyId())) {
      throw new NoSuchThing();
    }
    if (reason.isBlank() || reason.length() > 1000 || !Texts.clean(reason.replace("\r", ""))) {
      throw new InvalidInput("reason", "Enter why it is withdrawn, in 1,000 characters or fewer");
    }
    once.run(
        me.actor(),
        key,
        () -> {
          editions.withdraw(id, reason);
          history(me, it, "policy.version-withdrawn", Map.of("reason", reason));
          approvals.withdrawn(it, me.actor());
          return "withdrawn";
        });
  }

  private Edition drafted(Me me, String id) {
    Edition it = editions.get(id);
    if (!mayDraft(me, it.policyId())) {
      throw new NoSuchThing();
    }
    return it;
  }

  private void history(Me me, Edition it, String what, Map<String, String> words) {
    approvals.historyOf(it, me.actor(), what, words);
  }
}
