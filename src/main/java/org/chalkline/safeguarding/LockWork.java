package org.chalkline.safeguarding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chalkline.audit.Actor;
import org.chalkline.casework.Access;
import org.chalkline.casework.Assignment;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseWork.Fact;
import org.chalkline.casework.Owner;
import org.chalkline.casework.ProcessWork;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.evidence.EvidenceItem;
import org.chalkline.evidence.EvidenceLocker;
import org.chalkline.evidence.Lock;
import org.chalkline.evidence.LockEnding;
import org.chalkline.identity.FreshSignIn;
import org.chalkline.identity.People;
import org.chalkline.policy.Policies;
import org.chalkline.web.Answers;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Option;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What each step about locked material takes in. Nobody sees the material itself. */
@Component
class LockWork implements ProcessWork {

  private static final List<String> SECOND =
      List.of("deputy-dsl", "headteacher", "deputy", "chair");

  private final LockedWords lockedWords;
  private final EvidenceLocker locker;
  private final CaseFiles caseFiles;
  private final Access access;
  private final FreshSignIn fresh;
  private final People people;
  private final Policies policies;
  private final When when;
  private final MessageSourceAccessor words;

  LockWork(
      LockedWords lockedWords,
      EvidenceLocker locker,
      CaseFiles caseFiles,
      Access access,
      FreshSignIn fresh,
      People people,
      Policies policies,
      When when,
      MessageSource messages) {
    this.lockedWords = lockedWords;
    this.locker = locker;
    this.caseFiles = caseFiles;
    this.access = access;
    this.fresh = fresh;
    this.people = people;
    this.policies = policies;
    this.when = when;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  @Override
  public Set<String> processes() {
    return Set.of(SafeguardingReferral.LOCKED_MATERIAL);
  }

  @Override
  public Optional<Owner> owner(CaseFile file, String word) {
    return Optional.empty();
  }

  /** The second of two people: the lead or whoever comes next, never who entered the word. */
  @Override
  public Optional<Owner> owner(CaseFile file, String word, @Nullable String work) {
    if (!word.equals("second") || work == null) {
      return Optional.empty();
    }
    String first = lockedWords.latest(work).map(LockedWords.Word::enteredBy).orElse("");
    List<String> out = access.walledOut(file.getId());
    List<String> roles = new ArrayList<>();
    roles.add(policies.edition(file.policyEdition()).text("safeguarding.lead"));
    roles.addAll(SECOND);
    return Optional.of(
        Owner.role(
            roles.stream()
                .filter(
                    role ->
                        people.holding(role, file.school()).stream()
                            .map(person -> person.id())
                            .anyMatch(id -> !id.equals(first) && !out.contains(id)))
                .findFirst()
                .orElse("chair")));
  }

  @Override
  public Map<String, Object> complete(CaseFile file, Assignment step, Answers given, Actor actor) {
    String item = Objects.requireNonNull(step.work(), "a step about no evidence");
    return switch (step.step()) {
      case SafeguardingReferral.SEE_LOCK -> {
        caseFiles.record(
            file,
            actor,
            "evidence.lock-seen",
            Map.of("evidence", item, "words", text(given, "words")));
        yield Map.of();
      }
      case SafeguardingReferral.ENTER_WORD_OF_POLICE -> word(file, item, given, actor);
      case SafeguardingReferral.AGREE_TO_ENDING -> agree(file, item, given, actor);
      default -> throw new IllegalArgumentException("No step " + step.step());
    };
  }

  private Map<String, Object> word(CaseFile file, String item, Answers given, Actor actor) {
    String word = text(given, "word");
    boolean said = "yes".equals(text(given, "given"));
    if (said) {
      lockedWords.enter(
          file,
          item,
          word.equals("destroy") ? LockEnding.DESTROYED : LockEnding.RELEASED,
          text(given, "policeReference").strip(),
          text(given, "words"),
          actor.id());
    }
    caseFiles.record(
        file,
        actor,
        "evidence.police-word",
        Map.of(
            "evidence",
            item,
            "word",
            said ? word : "not-yet",
            "policeReference",
            text(given, "policeReference"),
            "words",
            text(given, "words")));
    return Map.of("wordGiven", said);
  }

  private Map<String, Object> agree(CaseFile file, String item, Answers given, Actor actor) {
    LockedWords.Word word = lockedWords.latest(item).orElseThrow();
    if (word.enteredBy().equals(actor.id())) {
      throw new InvalidInput("agreed", "Somebody else has to agree: you entered the word");
    }
    secondFactor();
    boolean agreed = "yes".equals(text(given, "agreed"));
    if (agreed) {
      lockedWords.agreed(word.id(), actor.id());
    } else {
      caseFiles.record(
          file,
          actor,
          "evidence.ending-refused",
          Map.of("evidence", item, "words", text(given, "words")));
    }
    return Map.of("endingAgreed", agreed);
  }

  /** Unlocking and destroying need a second factor of the last five minutes (AU-1). */
  private void secondFactor() {
    if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now) {
      fresh.require(now.getRequest());
    }
  }

  @Override
  public Map<String, List<Option>> options(CaseFile file, Assignment step) {
    return Map.of();
  }

  @Override
  public Map<String, Object> given(CaseFile file, Assignment step) {
    return Map.of();
  }

  /** Who locked it, when and in which words; never the material or its name. */
  @Override
  public List<Fact> toKnow(CaseFile file, Assignment step) {
    EvidenceItem item = locker.item(Objects.requireNonNull(step.work()));
    Lock lock = Objects.requireNonNull(item.lock());
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(say("item"), String.valueOf(item.number())));
    facts.add(new Fact(say("by"), name(lock.by()) + ", " + when.full(lock.at())));
    facts.add(new Fact(say("words"), lock.words()));
    lockedWords
        .latest(item.id())
        .ifPresent(
            word ->
                facts.add(
                    new Fact(
                        say("police"),
                        say("police." + word.ending().name().toLowerCase(Locale.ROOT))
                            + "\n"
                            + word.policeReference()
                            + "\n"
                            + word.words()
                            + "\n"
                            + name(word.enteredBy()))));
    return facts;
  }

  private String name(String person) {
    return people.find(person).map(it -> it.name()).orElse("");
  }

  private String say(String code) {
    return words.getMessage("safeguarding.lock." + code);
  }

  private static String text(Answers given, String key) {
    Object value = given.values().get(key);
    return value == null ? "" : value.toString();
  }
}
