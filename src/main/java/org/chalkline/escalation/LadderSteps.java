package org.chalkline.escalation;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chalkline.audit.Actor;
import org.chalkline.calendar.Limit;
import org.chalkline.calendar.SchoolTime;
import org.chalkline.casework.CaseByReference;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.engine.CaseDecision.Decided;
import org.chalkline.engine.Workflows;
import org.chalkline.letters.LetterRow;
import org.chalkline.letters.LetterView;
import org.chalkline.letters.Letters;
import org.chalkline.meetings.Meeting;
import org.chalkline.meetings.Meetings;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.web.When;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the models of the ladder ask, and what they have Chalkline do by itself. */
@Service
public class LadderSteps {

  /** Answers that somebody reads, whatever is under way. */
  private static final Set<String> WORDS = Set.of("complaint", "disagree");

  private static final Set<String> TALKS = Set.of("contact", "removal", "meeting", "warning");

  private final LadderRows rows;
  private final ParentAnswers answers;
  private final CaseByReference byReference;
  private final CaseFiles caseFiles;
  private final Policies policies;
  private final SchoolTime time;
  private final Letters letters;
  private final Meetings meetings;
  private final Workflows workflows;
  private final Clock clock;

  LadderSteps(
      LadderRows rows,
      ParentAnswers answers,
      CaseByReference byReference,
      CaseFiles caseFiles,
      Policies policies,
      SchoolTime time,
      Letters letters,
      Meetings meetings,
      Workflows workflows,
      Clock clock) {
    this.rows = rows;
    this.answers = answers;
    this.byReference = byReference;
    this.caseFiles = caseFiles;
    this.policies = policies;
    this.time = time;
    this.letters = letters;
    this.meetings = meetings;
    this.workflows = workflows;
    this.clock = clock;
  }

  /** Answers whether somebody has said who the parent is. */
  @Transactional(readOnly = true)
  public boolean parentKnown(String reference) {
    return rows.get(idOf(reference)).known();
  }

  /** What the table of the next rung asks. */
  @Transactional(readOnly = true)
  public Map<String, Object> factsOfNextRung(String reference) {
    CaseFile file = byReference.get(reference);
    return Judgements.nextRung(profile(file), rows.get(file.getId()), rows.posts(file.getId()));
  }

  /**
   * Keeps the next rung; answers the model's questions which it is, and whether contact is held. A
   * rung that has to wait until contact is allowed is not taken yet: the table is asked again then.
   */
  @Transactional
  public Map<String, Object> keepNextRung(String reference, Decided decided, Actor by) {
    CaseFile file = byReference.get(reference);
    String rung = Objects.requireNonNull((String) decided.results().get(0).get("rung"));
    boolean meetToo = Boolean.TRUE.equals(decided.results().get(0).get("meetToo"));
    boolean parked = TALKS.contains(rung) && rows.get(file.getId()).contactHeld();
    rows.postsTakenUp(file.getId());
    if (!parked) {
      if (!rung.equals("none")) {
        rows.taken(file, rung, meetToo, decided.rules());
      }
      caseFiles.record(
          file,
          by,
          "parent.next-rung",
          Map.of("rung", rung, "rules", String.join(", ", decided.rules())));
    }
    Map<String, Object> found = new LinkedHashMap<>();
    for (String one : List.of("contact", "removal", "meeting", "warning", "measures")) {
      found.put(one + "Next", rung.equals(one));
    }
    found.put("contactHeld", parked);
    return found;
  }

  /**
   * A letter went: the parent has the time that it gives, counted from its signature. Where it was
   * given up the time counts from now. Answers whether a meeting is held as well.
   *
   * @clause default 2
   */
  @Transactional
  public boolean meetToo(String reference) {
    CaseFile file = byReference.get(reference);
    rows.removalDue(file.getId(), removalDue(file, signed(file).orElse(clock.instant())));
    return rows.meetToo(file.getId());
  }

  /** When the letter of this rung was signed, if it went. */
  private Optional<Instant> signed(CaseFile file) {
    return List.of("contact", "removal-request", "warning").stream()
        .flatMap(kind -> letters.latest(file.getId(), kind).stream())
        .map(LetterView::row)
        .max(Comparator.comparingInt(LetterRow::number))
        .filter(LetterRow::gone)
        .map(LetterRow::signedAt);
  }

  private Instant removalDue(CaseFile file) {
    return removalDue(file, clock.instant());
  }

  private Instant removalDue(CaseFile file, Instant from) {
    boolean atRisk =
        rows.posts(file.getId()).stream()
            .anyMatch(post -> post.matter().childTouched() || post.matter().danger());
    return due(file, atRisk ? "parent.removal_risk_limit" : "parent.removal_limit", from);
  }

  private Instant due(CaseFile file, String setting, Instant from) {
    Limit limit = Limit.parse(profile(file).text(setting));
    return time.deadline(file.school(), limit, from).due();
  }

  /**
   * Answers whether the meeting was held, or the school called it off. Where it was missed to the
   * last, that is a refusal if the profile says so.
   *
   * @clause default 3
   */
  @Transactional
  public Map<String, Object> meetingHeld(String reference, Actor by) {
    CaseFile file = byReference.get(reference);
    Meeting meeting = meetings.latest(file.getId()).orElseThrow();
    if (meeting.state() == Meeting.State.MISSED
        && Judgements.refusal(profile(file), "missed-meetings")) {
      refuse(file, "missed-meetings", by);
    }
    return Map.of(
        "meetingHeld", meeting.state() == Meeting.State.HELD,
        "calledOff", meeting.state() == Meeting.State.CALLED_OFF);
  }

  /** Answers the model's questions what was agreed at the meeting. */
  @Transactional
  public Map<String, Object> agreed(String reference, Actor by) {
    CaseFile file = byReference.get(reference);
    String outcome = meetings.latest(file.getId()).flatMap(Meeting::outcome).orElseThrow().code();
    if (outcome.equals("refuses") && Judgements.refusal(profile(file), "spoken-no")) {
      refuse(file, "spoken-no", by);
    }
    LadderRows.Ladder it = rows.get(file.getId());
    boolean nothing = Set.of("refuses", "no-agreement").contains(outcome);
    boolean over = nothing && it.removedAt() != null && rows.posts(file.getId()).size() == 1;
    // Words alone are no refusal everywhere: then the time to remove it decides, which begins now
    // if nobody has asked before.
    boolean timeDecides =
        nothing
            && it.refusedAt() == null
            && it.removedAt() == null
            && !Judgements.measuresOpen(profile(file), it, rows.posts(file.getId()));
    if (outcome.equals("will-remove")) {
      rows.removalDue(file.getId(), promised(file));
    } else if (timeDecides && it.removalDue() == null) {
      rows.removalDue(file.getId(), removalDue(file));
    }
    return Map.of(
        "nothingAgreed", nothing && !timeDecides && !over,
        "complaintFound", outcome.equals("complaint"),
        "settled", (outcome.equals("settled") || over) && !somethingNew(file.getId()));
  }

  /** The end of the day that was agreed at the meeting; else the time that the profile names. */
  private Instant promised(CaseFile file) {
    return meetings
        .latest(file.getId())
        .flatMap(Meeting::held)
        .map(held -> held.removeBy())
        .map(day -> day.plusDays(1).atStartOfDay(When.LONDON).minusSeconds(1).toInstant())
        .orElseGet(() -> removalDue(file));
  }

  /** Whether something came that the ladder has not taken into account: a post or an answer. */
  boolean somethingNew(String caseId) {
    return rows.posts(caseId).stream().anyMatch(post -> post.takenUpAt() == null)
        || !answers.unseen(caseId).isEmpty();
  }

  void refuse(CaseFile file, String why, Actor by) {
    rows.refused(file.getId(), why);
    caseFiles.record(file, by, "parent.refused", Map.of("why", why));
  }

  /**
   * Answers the model's questions what is new: a further post comes before words, words before what
   * a person can look at, and that before a wish to talk. What was answered is read now.
   */
  @Transactional
  public Map<String, Object> whatIsNew(String reference, Actor by) {
    CaseFile file = byReference.get(reference);
    String caseId = file.getId();
    boolean furtherPost = rows.posts(caseId).stream().anyMatch(post -> post.takenUpAt() == null);
    List<String> said = answers.unseen(caseId).stream().map(ParentAnswers.Answer::kind).toList();
    boolean words = said.stream().anyMatch(WORDS::contains);
    boolean gone = said.contains("removed");
    boolean talk = said.contains("will-come") || said.contains("another-time");
    boolean meets = !furtherPost && !words && !gone && talk;
    if (!furtherPost) {
      answers.seen(caseId);
    }
    if (meets) {
      rows.taken(file, "meeting", false, List.of());
      caseFiles.record(file, by, "parent.next-rung", Map.of("rung", "meeting", "rules", ""));
    }
    return Map.of(
        "furtherPost",
        furtherPost,
        "wordsToRead",
        !furtherPost && words,
        "saidToBeGone",
        !furtherPost && !words && gone,
        "wishToTalk",
        meets);
  }

  /**
   * Answers the model's questions what has come while a letter, a meeting or a measure is under
   * way: words that somebody reads, or that the post is gone. Whether the parent will come, and
   * when, is for the meeting, or for the ladder once that is over.
   */
  @Transactional
  public Map<String, Object> whatCameMeanwhile(String reference) {
    String caseId = idOf(reference);
    List<String> said = answers.unseen(caseId).stream().map(ParentAnswers.Answer::kind).toList();
    boolean words = said.stream().anyMatch(WORDS::contains);
    boolean gone = !words && said.contains("removed");
    if (words) {
      answers.seen(caseId, WORDS);
    }
    if (gone) {
      answers.seen(caseId, Set.of("removed"));
    }
    return Map.of("wordsMeanwhile", words, "goneMeanwhile", gone);
  }

  /**
   * The time of quiet begins. Answers whether something has come meanwhile that is to be seen
   * first.
   *
   * @clause default 70
   */
  @Transactional
  public boolean beginQuiet(String reference, Actor by) {
    CaseFile file = byReference.get(reference);
    if (somethingNew(file.getId())) {
      return true;
    }
    Instant until = due(file, "parent.quiet_limit", clock.instant());
    rows.quietUntil(file.getId(), until);
    caseFiles.record(file, by, "parent.quiet-begun", Map.of("until", until.toString()));
    return false;
  }

  /** Another rung was chosen: meetings that were planned and letters that did not go are off. */
  @Transactional
  public void callOffWhatIsPlanned(String reference, Actor by) {
    CaseFile file = byReference.get(reference);
    letters.callOff(reference, by);
    meetings.callOff(file.getId(), "Another step was chosen", by);
    rows.removalDue(file.getId(), null);
  }

  /** The rung that two people chose is taken in the place of whatever is going on. */
  @Transactional
  public void takeChosenRung(String reference, Actor by) {
    workflows.tell(reference, ParentEscalation.RUNG_CHOSEN, by);
  }

  private Profile profile(CaseFile file) {
    return policies.edition(file.policyEdition());
  }

  private String idOf(String reference) {
    return byReference.get(reference).getId();
  }
}
