package org.chalkline.escalation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chalkline.audit.Actor;
import org.chalkline.casework.Assignment;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseParties;
import org.chalkline.casework.CaseWork;
import org.chalkline.casework.HandOvers;
import org.chalkline.casework.Owner;
import org.chalkline.casework.Walls;
import org.chalkline.casework.WrittenWords;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.contacts.Body;
import org.chalkline.contacts.ContactMade;
import org.chalkline.contacts.OutsideContacts;
import org.chalkline.escalation.LadderRows.Ladder;
import org.chalkline.escalation.LadderRows.Post;
import org.chalkline.evidence.EvidenceItem;
import org.chalkline.evidence.EvidenceLocker;
import org.chalkline.identity.People;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.post.OutsideMail;
import org.chalkline.web.Answers;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Option;
import org.springframework.stereotype.Component;

/** What each step with a parent takes in, and what it changes. */
@Component
class EscalationWork implements CaseWork {

  private static final Set<String> STILL_HELD =
      Set.of(ParentEscalation.REPORT_TO_POLICE, ParentEscalation.CONSIDER_POLICE);

  private final LadderRows rows;
  private final Ladders ladders;
  private final LadderSteps steps;
  private final PoliceGate police;
  private final Measures measures;
  private final MeasureSteps measureSteps;
  private final MeasureDecisions decisions;
  private final EscalationFacts facts;
  private final ParentAnswers parentAnswers;
  private final CaseParties parties;
  private final AlsoOfSchool alsoOfSchool;
  private final HandOvers handOvers;
  private final Walls walls;
  private final WrittenWords writtenWords;
  private final CaseFiles caseFiles;
  private final CaseFileRepository files;
  private final EvidenceLocker evidence;
  private final OutsideContacts outside;
  private final People people;
  private final Policies policies;
  private final Clock clock;

  EscalationWork(
      LadderRows rows,
      Ladders ladders,
      LadderSteps steps,
      PoliceGate police,
      Measures measures,
      MeasureSteps measureSteps,
      MeasureDecisions decisions,
      EscalationFacts facts,
      ParentAnswers parentAnswers,
      CaseParties parties,
      AlsoOfSchool alsoOfSchool,
      HandOvers handOvers,
      Walls walls,
      WrittenWords writtenWords,
      CaseFiles caseFiles,
      CaseFileRepository files,
      EvidenceLocker evidence,
      OutsideContacts outside,
      People people,
      Policies policies,
      Clock clock) {
    this.rows = rows;
    this.ladders = ladders;
    this.steps = steps;
    this.police = police;
    this.measures = measures;
    this.measureSteps = measureSteps;
    this.decisions = decisions;
    this.facts = facts;
    this.parentAnswers = parentAnswers;
    this.parties = parties;
    this.alsoOfSchool = alsoOfSchool;
    this.handOvers = handOvers;
    this.walls = walls;
    this.writtenWords = writtenWords;
    this.caseFiles = caseFiles;
    this.files = files;
    this.evidence = evidence;
    this.outside = outside;
    this.people = people;
    this.policies = policies;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return Ladders.KIND;
  }

  /** A second person agrees to a rung out of order: never whoever asked for it. */
  @Override
  public Optional<Owner> owner(CaseFile file, String word) {
    if (!word.equals("second")) {
      return Optional.empty();
    }
    String asked = ladders.waitingSkip(file.getId()).map(Ladders.Skip::askedBy).orElse("");
    return Optional.of(
        Owner.role(
            List.of("deputy", "headteacher", "chair").stream()
                .filter(role -> anybodyElse(role, file.school(), asked))
                .findFirst()
                .orElse("chair")));
  }

  private boolean anybodyElse(String role, String school, String but) {
    return people.holding(role, school).stream().anyMatch(person -> !person.id().equals(but));
  }

  /** In danger the police hear at once. */
  @Override
  public Optional<Stricter> stricter(CaseFile file, String step) {
    boolean danger =
        rows.posts(file.getId()).stream()
            .anyMatch(post -> post.matter().danger() && post.takenUpAt() == null);
    return step.equals(ParentEscalation.REPORT_TO_POLICE) && danger
        ? Optional.of(new Stricter("abuse.danger_limit", true))
        : Optional.empty();
  }

  @Override
  public Map<String, Object> complete(CaseFile file, Assignment step, Answers given, Actor actor) {
    Said said = new Said(given);
    String work = Objects.requireNonNullElse(step.work(), "");
    return switch (step.step()) {
      case ParentEscalation.PREPARE_STEPS -> prepare(file, said, actor);
      case ParentEscalation.CHECK_REMOVAL -> checkRemoval(file, step, said, actor);
      case ParentEscalation.LOOK_MEANWHILE, ParentEscalation.CHECK_MEANWHILE -> {
        checkRemoval(file, step, said, actor);
        yield Map.of();
      }
      case ParentEscalation.READ_ANSWER, ParentEscalation.READ_MEANWHILE ->
          readAnswer(file, said, actor);
      case ParentEscalation.REFER_COMPLAINT, ParentEscalation.REFER_MEANWHILE ->
          referComplaint(file, said, actor);
      case ParentEscalation.DECIDE_MEASURES -> decisions.decide(file, given, actor);
      case ParentEscalation.AGREE_TO_SKIP -> agreeToSkip(file, said, actor);
      case ParentEscalation.CLOSE_CASE -> close(file, said, actor);
      case ParentEscalation.GIVE_WORD -> giveWord(file, said, actor);
      case ParentEscalation.REPORT_TO_POLICE ->
          toldPolice(file, said, said.yes("carriedOut"), actor);
      case ParentEscalation.CONSIDER_POLICE -> toldPolice(file, said, said.yes("report"), actor);
      case ParentEscalation.HEAR_FROM_POLICE -> Map.of("notYetAllowed", !said.yes("allowed"));
      case ParentEscalation.AGREE_COST -> ofMeasure(work, "costAgreed", said.yes("agreed"));
      case ParentEscalation.DECIDE_BAN -> {
        measures.scope(work, said.text("scope"));
        yield ofMeasure(work, "banDecided", said.yes("decided"));
      }
      case ParentEscalation.BLOCK_PERSON -> {
        measures.scope(work, said.text("scope"));
        yield ofMeasure(work, "blocked", said.yes("carriedOut"));
      }
      case ParentEscalation.CARRY_OUT_MEASURE ->
          ofMeasure(work, "carriedOut", said.yes("carriedOut"));
      case ParentEscalation.REVIEW_MEASURE, ParentEscalation.HEAR_APPEAL -> {
        if (said.yes("stays")) {
          measureSteps.stands(file, measures.get(work));
        }
        yield Map.of("noLongerNeeded", !said.yes("stays"));
      }
      default -> Map.of();
    };
  }

  /** A measure that was taken and is not carried out ends so. */
  private Map<String, Object> ofMeasure(String measureId, String answer, boolean goesOn) {
    if (!goesOn) {
      measures.end(measureId, "not-carried-out");
    }
    return Map.of(answer, goesOn);
  }

  private Map<String, Object> prepare(CaseFile file, Said said, Actor actor) {
    if (!said.yes("begin")) {
      caseFiles.record(
          file, actor, "parent.steps-not-begun", Map.of("reason", said.text("reason")));
      return Map.of("stepsTaken", false);
    }
    if (said.text("email").isBlank() && said.text("address").isBlank()) {
      throw new InvalidInput("email", "Enter an email address or a postal address");
    }
    if (!said.text("email").isBlank() && !OutsideMail.isAddress(said.text("email"))) {
      throw new InvalidInput(
          "email", "Enter an email address in the correct format, like name@example.com");
    }
    boolean alsoStaff = said.yes("alsoStaff");
    if (alsoStaff) {
      alsoOfSchool.keepOut(file, said.text("alsoStaffName"), actor);
    }
    parties.confirmOutsider(file, said.text("parent"), "parent", said.text("handle"), actor);
    String outsider = outsider(file, said.text("parent"));
    Optional<CaseFile> earlier =
        ladders
            .running(file.school(), outsider)
            .filter(other -> !other.getId().equals(file.getId()));
    if (earlier.isPresent()) {
      joinTo(file, earlier.get(), actor);
      return Map.of("stepsTaken", false);
    }
    rows.say(
        file.getId(),
        said.text("parent"),
        outsider,
        said.text("email"),
        said.text("address"),
        said.text("telephone"));
    rows.share(file, said.list("shown"));
    return Map.of("stepsTaken", true);
  }

  private String outsider(CaseFile file, String name) {
    return parties.of(file.getId()).stream()
        .map(CaseParties.Party::outsider)
        .filter(Objects::nonNull)
        .filter(id -> parties.outsiderName(id).filter(name.strip()::equalsIgnoreCase).isPresent())
        .findFirst()
        .orElseThrow();
  }

  /** The same parent has steps already: what was posted goes on there. */
  private void joinTo(CaseFile file, CaseFile earlier, Actor actor) {
    List<Post> posts = rows.posts(file.getId());
    rows.movePosts(file.getId(), earlier.getId());
    caseFiles.record(file, actor, "parent.joined-earlier", Map.of("other", earlier.reference()));
    walls
        .of(file.getId())
        .forEach(wall -> walls.keepOut(earlier, List.of(wall.person()), wall.why(), actor));
    handOvers
        .sources(file.getId())
        .forEach(source -> handOvers.between(files.findById(source).orElseThrow(), earlier, actor));
    posts.forEach(post -> ladders.goesOn(earlier, post.matter(), actor));
  }

  private Map<String, Object> checkRemoval(CaseFile file, Assignment step, Said said, Actor actor) {
    boolean added =
        evidence.of(file.getId()).stream()
            .map(EvidenceItem::fixedAt)
            .anyMatch(at -> !at.isBefore(step.openedAt()));
    if (said.text("picture").equals("added") && !added) {
      throw new InvalidInput(
          "picture", "Add the picture to the evidence of this case first, then come back");
    }
    if (said.yes("gone")) {
      rows.removed(file.getId());
      caseFiles.record(file, actor, "parent.post-gone", Map.of("words", said.text("words")));
      boolean more = steps.somethingNew(file.getId());
      return Map.of("isGone", !more, "timeIsLeft", more);
    }
    Ladder it = rows.get(file.getId());
    boolean left = it.removalDue() != null && clock.instant().isBefore(it.removalDue());
    if (!left && Judgements.refusal(profile(file), "not-removed")) {
      steps.refuse(file, "not-removed", actor);
    }
    return Map.of("isGone", false, "timeIsLeft", left);
  }

  private Map<String, Object> readAnswer(CaseFile file, Said said, Actor actor) {
    String follows = said.text("follows");
    if (follows.equals("refusal")) {
      boolean written =
          parentAnswers.of(file.getId()).stream()
              .anyMatch(one -> one.kind().equals("disagree") && !one.cameBy().equals("telephone"));
      String how = written ? "written-no" : "spoken-no";
      if (!Judgements.refusal(profile(file), how)) {
        throw new InvalidInput(
            "follows",
            written
                ? "At this school a refusal in writing does not count as one. Select another answer"
                : "At this school a refusal must be in writing. Wait until the time is over");
      }
      steps.refuse(file, how, actor);
    }
    if (follows.equals("withdrawn")) {
      caseFiles.record(
          file, actor, "parent.demand-withdrawn", Map.of("reason", said.text("reason")));
    }
    return Map.of(
        "complaintFair", follows.equals("complaint"),
        "isRefusal", follows.equals("refusal"),
        "demandWithdrawn", follows.equals("withdrawn"));
  }

  private Map<String, Object> referComplaint(CaseFile file, Said said, Actor actor) {
    rows.complaint(file.getId(), said.text("complaint"));
    caseFiles.record(
        file,
        actor,
        "parent.complaint-referred",
        Map.of("reference", said.text("complaint"), "words", said.text("words")));
    return Map.of("demandGoesOn", said.yes("demandGoesOn"));
  }

  private Map<String, Object> agreeToSkip(CaseFile file, Said said, Actor actor) {
    Ladders.Skip skip = ladders.waitingSkip(file.getId()).orElseThrow();
    if (skip.askedBy().equals(actor.id())) {
      throw new InvalidInput("agreed", "Somebody else has to agree: you asked for it");
    }
    ladders.answerSkip(file, skip, said.yes("agreed"), said.text("words"), actor);
    return Map.of("skipAgreed", said.yes("agreed"));
  }

  private Map<String, Object> toldPolice(CaseFile file, Said said, boolean told, Actor actor) {
    Map<String, String> words = new HashMap<>();
    for (String field : List.of("force", "policeReference", "officer", "reason")) {
      words.put(field, said.text(field));
    }
    words.put("told", told ? "yes" : "no");
    caseFiles.record(file, actor, "parent.police-decided", words);
    if (told) {
      outside.record(file, Body.POLICE, contact(said), actor);
    }
    if (told && said.yes("holdContact")) {
      police.policeHold(file, actor);
    } else {
      police.doNotHold(file, actor);
    }
    return Map.of("contactToBeHeld", told && said.yes("holdContact") && !police.heardAlready(file));
  }

  /** What stands in the register of bodies outside: the ladder itself asks for their answer. */
  private ContactMade contact(Said said) {
    return new ContactMade(
        said.text("force"),
        "telephone",
        clock.instant(),
        said.text("officer"),
        said.text("policeReference"),
        said.text("reason").isBlank() ? "What was posted" : said.text("reason"),
        List.of(),
        "",
        false,
        null);
  }

  private Map<String, Object> close(CaseFile file, Said said, Actor actor) {
    file.close(said.text("outcome"), said.text("lesson"), clock.instant());
    files.saveAndFlush(file);
    caseFiles.record(
        file,
        actor,
        "case.closed",
        Map.of("outcome", said.text("outcome"), "lesson", said.text("lesson")));
    return Map.of();
  }

  private Map<String, Object> giveWord(CaseFile file, Said said, Actor actor) {
    parties.of(file.getId()).stream()
        .filter(party -> party.part().equals("aimed-at") && party.person() != null)
        .map(CaseParties.Party::person)
        .distinct()
        .forEach(person -> writtenWords.writeTo(file, person, said.text("toTarget"), actor));
    return Map.of();
  }

  @Override
  public Map<String, List<Option>> options(CaseFile file, Assignment step) {
    return switch (step.step()) {
      case ParentEscalation.PREPARE_STEPS -> Map.of("evidence", facts.evidence(file));
      case ParentEscalation.DECIDE_MEASURES -> decisions.offered(file);
      default -> Map.of();
    };
  }

  @Override
  public Map<String, Object> given(CaseFile file, Assignment step) {
    Ladder it = rows.get(file.getId());
    if (STILL_HELD.contains(step.step())) {
      return Map.of("holdContact", profile(file).text("police.hold_contact"));
    }
    if (!step.step().equals(ParentEscalation.PREPARE_STEPS)) {
      return Map.of();
    }
    Map<String, Object> given = new HashMap<>(Map.of("begin", "yes"));
    String known = it.outsider() == null ? "" : parties.outsiderName(it.outsider()).orElse("");
    given.put("parent", known);
    return given;
  }

  @Override
  public List<Fact> toKnow(CaseFile file, Assignment step) {
    if (step.step().equals(ParentEscalation.AGREE_TO_SKIP)) {
      return ladders.waitingSkip(file.getId()).stream().map(this::asked).toList();
    }
    return facts.toKnow(file, step);
  }

  private Fact asked(Ladders.Skip skip) {
    return new Fact(
        people.get(skip.askedBy()).name() + " asks", skip.rung() + ": " + skip.reason());
  }

  @Override
  public List<Fact> facts(CaseFile file) {
    return facts.of(file);
  }

  private Profile profile(CaseFile file) {
    return policies.edition(file.policyEdition());
  }

  /** What a form took in. */
  private record Said(Answers answers) {

    String text(String key) {
      Object value = answers.values().get(key);
      return value == null ? "" : value.toString();
    }

    boolean yes(String key) {
      return "yes".equals(answers.values().get(key));
    }

    @SuppressWarnings("unchecked")
    List<String> list(String key) {
      Object value = answers.values().get(key);
      return value == null ? new ArrayList<>() : (List<String>) value;
    }
  }
}
