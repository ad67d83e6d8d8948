package org.chalkline.policy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chalkline.policy.Edition.Approval;
import org.chalkline.policy.Edition.State;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to the versions of a policy after its first: drafting, and what becomes of a draft. Who
 * may do so, and who has to approve, is for those who know people; here stands what is so.
 */
@Service
public class Editions {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final EditionRows rows;
  private final Policies policies;
  private final Questions questions;
  private final Clauses clauses;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Editions(
      EditionRows rows,
      Policies policies,
      Questions questions,
      Clauses clauses,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.policies = policies;
    this.questions = questions;
    this.clauses = clauses;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Begins a draft, based on the newest version of the policy.
   *
   * @param by the id of whoever drafts
   * @param school where they do
   * @return the new version's id
   * @throws Refused if another draft of this policy is under way
   */
  @Transactional
  public String begin(String policyId, String by, String school) {
    Profile newest = policies.newest(policyId);
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, LONDON);
    String id = policyId + "-" + today;
    for (int more = 2; rows.find(id).isPresent(); more++) {
      id = policyId + "-" + today + "-" + more;
    }
    try {
      rows.add(
          new Edition(
              id,
              policyId,
              newest.name(),
              State.DRAFT,
              null,
              newest.edition(),
              by,
              school,
              now,
              Map.of(),
              null,
              0,
              List.of(),
              null,
              null));
    } catch (DuplicateKeyException another) {
      throw new Refused("Another version of this policy is being drafted or approved.");
    }
    return id;
  }

  /** The version of this id, if it is not one that ships. */
  @Transactional(readOnly = true)
  public Optional<Edition> find(String id) {
    return rows.find(id);
  }

  /**
   * The version of this id.
   *
   * @throws NoSuchThing if there is none
   */
  @Transactional(readOnly = true)
  public Edition get(String id) {
    return rows.find(id).orElseThrow(NoSuchThing::new);
  }

  /** The versions of a policy beside those that ship, the latest drafted first. */
  @Transactional(readOnly = true)
  public List<Edition> of(String policyId) {
    return rows.of(policyId);
  }

  /** What a version answers, whatever its state: a draft as if it held already. */
  @Transactional(readOnly = true)
  public Profile profile(Edition it) {
    if (it.state() == State.PUBLISHED) {
      return policies.edition(it.id());
    }
    return over(policies.edition(it.basedOn()), it, it.inForceFrom());
  }

  /**
   * Answers a question of a draft.
   *
   * @throws InvalidInput if the answer cannot be: an impossible value, clauses that are none of
   *     this policy, or a change without a reason
   * @throws Refused if it is no draft any more
   */
  @Transactional
  public void answer(String id, String key, Answer answer) {
    Edition it = draft(id);
    Question question = questions.find(key).orElseThrow(NoSuchThing::new);
    Nonsense.refuse(question, answer.value());
    restsOnSomething(it, question, answer);
    Map<String, Answer> answers = new LinkedHashMap<>(it.answers());
    if (sameAs(policies.edition(it.basedOn()).setting(key), answer)) {
      answers.remove(key);
    } else {
      answers.put(key, answer);
    }
    Edition changed = with(it, answers);
    Nonsense.refuseTogether(over(policies.edition(it.basedOn()), changed, null), key);
    rows.answers(id, answers);
  }

  private static boolean sameAs(Setting before, Answer answer) {
    boolean rests =
        switch (answer.rests()) {
          case CLAUSE -> before.clauses().equals(answer.clauses());
          case DEFAULT -> before.clauses().isEmpty() && before.own() == null;
          case OWN -> answer.reason().equals(before.own());
        };
    return before.value().equals(answer.value()) && rests;
  }

  private void restsOnSomething(Edition it, Question question, Answer answer) {
    switch (answer.rests()) {
      case CLAUSE -> {
        if (answer.clauses().isEmpty()) {
          throw new InvalidInput("clauses", "Enter the clause that says so");
        }
        for (String clause : answer.clauses()) {
          if (clauses.find(clause).filter(is -> is.policy().equals(it.policyId())).isEmpty()) {
            throw new InvalidInput("clauses", "\"" + clause + "\" is not a clause of this policy");
          }
        }
      }
      case DEFAULT -> {
        if (!answer.value().equals(question.value())) {
          throw new InvalidInput(
              "rests", "The default is another: " + question.say(question.value()));
        }
      }
      case OWN -> {
        if (answer.reason().isBlank()) {
          throw new InvalidInput("reason", "Enter why the school decides so");
        }
      }
    }
  }

  /** The field under which is said what is wrong with the name of a kind. */
  public static String kindField(String code) {
    return "kinds." + code;
  }

  /** The field under which is said what is wrong with the heading of a kind. */
  public static String headingField(String code) {
    return "groups." + code;
  }

  /**
   * Says which kinds a draft shows, how it calls them, and under which headings they stand.
   *
   * @param labels every kind that is shown, code to label
   * @param headings the heading of each kind that has one, by code; a blank one is none
   * @throws InvalidInput on {@code kinds} if one is unknown or may not be hidden, on {@link
   *     #kindField} if its name cannot be one, on {@link #headingField} if its heading cannot
   */
  @Transactional
  public void kinds(String id, Map<String, String> labels, Map<String, String> headings) {
    Edition it = draft(id);
    Map<String, String> shown = new LinkedHashMap<>();
    for (var kind : questions.kinds().entrySet()) {
      String label = labels.get(kind.getKey());
      if (label == null) {
        if (ProfileReader.ALWAYS_SHOWN.contains(kind.getKey())) {
          throw new InvalidInput(
              "kinds",
              "\""
                  + kind.getValue()
                  + "\" cannot be hidden: a child or the police may stand behind it");
        }
      } else if (label.isBlank() || label.length() > 100) {
        throw new InvalidInput(kindField(kind.getKey()), "Enter a name of 1 to 100 characters");
      } else {
        shown.put(kind.getKey(), label.strip());
      }
    }
    if (!questions.kinds().keySet().containsAll(labels.keySet())) {
      throw new InvalidInput("kinds", "Select kinds from the list");
    }
    List<Kind> now = questions.kinds(shown, headings(headings));
    rows.kinds(id, now.equals(policies.edition(it.basedOn()).kinds()) ? null : now);
  }

  private Map<String, String> headings(Map<String, String> typed) {
    Map<String, String> headings = new LinkedHashMap<>();
    typed.forEach(
        (code, heading) -> {
          if (!questions.kinds().containsKey(code)) {
            throw new InvalidInput("groups", "Select kinds from the list");
          }
          if (heading.length() > 60) {
            throw new InvalidInput(headingField(code), "Enter a heading of 60 characters or fewer");
          }
          if (!heading.isBlank()) {
            headings.put(code, heading.strip());
          }
        });
    return headings;
  }

  /**
   * Names a draft and says from which day it is to hold.
   *
   * @param from the first day in London; tomorrow at the earliest, so that a day has one policy
   */
  @Transactional
  public void frame(String id, String name, LocalDate from) {
    draft(id);
    if (name.isBlank() || name.length() > 200) {
      throw new InvalidInput("name", "Enter a name of 1 to 200 characters");
    }
    dayStandsFree(id, from);
    rows.frame(id, name.strip(), from);
  }

  private void dayStandsFree(String id, LocalDate from) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), LONDON);
    if (!from.isAfter(today)) {
      throw new InvalidInput(
          "inForceFrom", "A version holds from the start of a day, and tomorrow at the earliest");
    }
    if (from.isAfter(today.plusYears(3))) {
      throw new InvalidInput("inForceFrom", "Enter a day within the next 3 years");
    }
    Profile newest = policies.newest(get(id).policyId());
    if (!from.isAfter(newest.inForceFrom())) {
      throw new InvalidInput(
          "inForceFrom", "Enter a day after the version before it, " + newest.name());
    }
  }

  /**
   * Puts a draft forward: from now on nobody changes it, until it is sent back.
   *
   * @return which time it is
   * @throws InvalidInput if it has no day, or a day gone by
   * @throws Refused if it changes nothing
   */
  @Transactional
  public int putForward(String id) {
    Edition it = draft(id);
    if (it.answers().isEmpty() && it.kinds() == null) {
      throw new Refused("This version changes nothing yet. Answer a question otherwise first.");
    }
    if (it.inForceFrom() == null) {
      throw new Refused("Say from which day this version is to hold first.");
    }
    dayStandsFree(id, it.inForceFrom());
    it.answers()
        .keySet()
        .forEach(
            key -> Nonsense.refuseTogether(over(policies.edition(it.basedOn()), it, null), key));
    rows.state(id, State.IN_APPROVAL, it.round() + 1);
    return it.round() + 1;
  }

  /** Sends a version back to whoever drafted it: it can be changed again. */
  @Transactional
  public void sendBack(String id) {
    Edition it = inApproval(id);
    rows.state(id, State.DRAFT, it.round());
  }

  /** Ends a version that will not be published. */
  @Transactional
  public void refuse(String id, String reason) {
    inApproval(id);
    rows.end(id, State.REFUSED, reason, clock.instant());
  }

  /** Withdraws a version, drafted or put forward. */
  @Transactional
  public void withdraw(String id, String reason) {
    Edition it = rows.lock(id).orElseThrow(NoSuchThing::new);
    if (it.state() != State.DRAFT && it.state() != State.IN_APPROVAL) {
      throw new Refused("This version is no longer under way.");
    }
    rows.end(id, State.WITHDRAWN, reason, clock.instant());
  }

  /**
   * Publishes a version that everybody has approved; it never changes again. Where the approvals
   * took longer than the day it was to hold from, it holds from tomorrow.
   *
   * @return the first day on which it holds
   */
  @Transactional
  public LocalDate publish(String id, List<Approval> approvals, String by) {
    Edition it = inApproval(id);
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, LONDON);
    LocalDate said = java.util.Objects.requireNonNull(it.inForceFrom());
    LocalDate from = said.isAfter(today) ? said : today.plusDays(1);
    Profile whole = over(policies.edition(it.basedOn()), it, from).approvedOn(today);
    rows.publish(id, from, whole, approvals, now);
    policies.published();
    events.publishEvent(new EditionPublished(it.policyId(), id, by));
    return from;
  }

  private Profile over(Profile base, Edition it, @Nullable LocalDate from) {
    Map<String, Setting> changed = new LinkedHashMap<>();
    it.answers().forEach((key, answer) -> changed.put(key, answer.setting(questions.get(key))));
    return base.with(
        it.id(), it.name(), from == null ? base.inForceFrom() : from, it.kinds(), changed);
  }

  private static Edition with(Edition it, Map<String, Answer> answers) {
    return new Edition(
        it.id(),
        it.policyId(),
        it.name(),
        it.state(),
        it.inForceFrom(),
        it.basedOn(),
        it.draftedBy(),
        it.draftedWhere(),
        it.draftedAt(),
        answers,
        it.kinds(),
        it.round(),
        it.approvals(),
        it.decidedAt(),
        it.reason());
  }

  private Edition draft(String id) {
    Edition it = rows.lock(id).orElseThrow(NoSuchThing::new);
    if (it.state() != State.DRAFT) {
      throw new Refused("This version has been put forward. It can be changed if it is sent back.");
    }
    return it;
  }

  private Edition inApproval(String id) {
    Edition it = rows.lock(id).orElseThrow(NoSuchThing::new);
    if (it.state() != State.IN_APPROVAL) {
      throw new Refused("This version is not waiting for approval.");
    }
    return it;
  }
}
