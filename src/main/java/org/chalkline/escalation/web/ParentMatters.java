package org.chalkline.escalation.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chalkline.calendar.Limit;
import org.chalkline.calendar.SchoolTime;
import org.chalkline.casework.HandedOver.Matter;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.escalation.ParentAnswers;
import org.chalkline.escalation.ParentAnswers.Answer;
import org.chalkline.escalation.ParentAnswers.Given;
import org.chalkline.escalation.ParentAnswers.Shown;
import org.chalkline.escalation.web.ParentView.EvidenceShown;
import org.chalkline.escalation.web.ParentView.LetterShown;
import org.chalkline.escalation.web.ParentView.Next;
import org.chalkline.escalation.web.ParentView.PostShown;
import org.chalkline.escalation.web.ParentView.Question;
import org.chalkline.escalation.web.ParentView.Told;
import org.chalkline.evidence.EvidenceItem;
import org.chalkline.evidence.EvidenceLocker;
import org.chalkline.evidence.ViewCopy;
import org.chalkline.identity.School;
import org.chalkline.identity.Schools;
import org.chalkline.letters.LetterRow;
import org.chalkline.letters.LetterView;
import org.chalkline.letters.Letters;
import org.chalkline.links.OneTimeLinks;
import org.chalkline.links.Opened;
import org.chalkline.meetings.Meeting;
import org.chalkline.meetings.Meetings;
import org.chalkline.policy.Policies;
import org.chalkline.web.Field;
import org.chalkline.web.FormDefinition;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Option;
import org.chalkline.web.ShownWhen;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A parent's own matter, for the holder of their link, and for nobody and nothing else: each
 * question goes by the case and the letter of that link.
 */
@Service
class ParentMatters {

  static final String HOME = "/m/" + ParentLink.PURPOSE;
  static final String COMES = "will-come";
  private static final String ANOTHER_TIME = "another-time";
  private static final int LONGEST = 4000;

  private final ParentAnswers answers;
  private final OneTimeLinks links;
  private final Letters letters;
  private final Meetings meetings;
  private final EvidenceLocker locker;
  private final CaseFileRepository files;
  private final Schools schools;
  private final Policies policies;
  private final SchoolTime time;
  private final Once once;
  private final When when;
  private final Clock clock;
  private final MessageSourceAccessor words;

  ParentMatters(
      ParentAnswers answers,
      OneTimeLinks links,
      Letters letters,
      Meetings meetings,
      EvidenceLocker locker,
      CaseFileRepository files,
      Schools schools,
      Policies policies,
      SchoolTime time,
      Once once,
      When when,
      Clock clock,
      MessageSource messages) {
    this.answers = answers;
    this.links = links;
    this.letters = letters;
    this.meetings = meetings;
    this.locker = locker;
    this.files = files;
    this.schools = schools;
    this.policies = policies;
    this.time = time;
    this.once = once;
    this.when = when;
    this.clock = clock;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  /** The matter as the letter of this link made it known. */
  @Transactional(readOnly = true)
  public ParentView page(Opened link) {
    Shown shown = answers.shown(link.caseId());
    return new ParentView(
        school(link),
        shown.parent(),
        shown.posts().stream().map(this::post).toList(),
        shown.removalDue() == null ? null : when.full(shown.removalDue()),
        when.day(date(letter(link).row())),
        evidence(shown),
        meeting(link).map(this::arranged).orElse(null),
        told(link),
        when.full(link.expires()),
        shown.open());
  }

  /** The letter, to be read on a small screen or aloud. */
  @Transactional(readOnly = true)
  public LetterShown letterPage(Opened link) {
    LetterView letter = letter(link);
    return new LetterShown(
        school(link),
        letter.reference(),
        when.day(date(letter.row())),
        letter.row().addressee(),
        letter.blocks());
  }

  /** The letter as it was sent, a PDF. */
  @Transactional(readOnly = true)
  public byte[] pdf(Opened link) {
    return letters.asSent(letter(link).row().id());
  }

  /**
   * A page of the copy of an item, if the school chose to show it; that it was seen is recorded.
   */
  @Transactional
  public ViewCopy copy(Opened link, String item, int page) {
    if (!answers.shown(link.caseId()).evidence().contains(item)) {
      throw new NoSuchThing();
    }
    return locker.view(item, page, link.actor());
  }

  /** The meeting that is fixed, as a calendar file. */
  @Transactional(readOnly = true)
  public byte[] calendar(Opened link) {
    return meetings.calendarFile(fixed(link).orElseThrow(NoSuchThing::new));
  }

  /** What they are asked. */
  @Transactional(readOnly = true)
  public Question question(Opened link) {
    int known = answers.of(link.caseId()).size();
    return new Question(
        school(link),
        link.linkId(),
        known,
        form(link),
        known > 0,
        answers.shown(link.caseId()).open());
  }

  /**
   * Keeps what they say. The link's turn is used; that holds the link, so that of two answers at
   * once one comes after the other.
   *
   * @param said what was sent, read by the form of {@link #question}
   * @param known how many answers there were when they began
   * @return whether another answer came in between
   * @throws org.chalkline.web.InvalidInput if something is missing or can no longer be chosen
   */
  @Transactional
  public boolean tell(Opened link, Map<String, Object> said, int known, String key) {
    links.used(link.linkId());
    boolean overtaken = answers.of(link.caseId()).size() > known;
    String kind = text(said, "kind");
    String own = text(said, "words");
    String kept =
        once.run(
            link.actor(),
            "tell:" + key,
            () -> {
              answers.answer(
                  link.caseId(),
                  new Given(kind, arranged(link, kind, own, said)),
                  link.linkId(),
                  key);
              return overtaken ? "overtaken" : "first";
            });
    return kept.equals("overtaken");
  }

  private String arranged(Opened link, String kind, String own, Map<String, Object> said) {
    Meeting it = meeting(link).orElse(null);
    if (it == null || !answers.shown(link.caseId()).open()) {
      return own;
    }
    if (kind.equals(COMES) && said.get("time") instanceof String chosen && !chosen.isBlank()) {
      Instant at = Instant.parse(chosen);
      meetings.choose(it.id(), at, "link", link.actor());
      return words.getMessage("parent.page.comes", new Object[] {when.full(at)})
          + (own.isBlank() ? "" : "\n" + own);
    }
    if (kind.equals(ANOTHER_TIME)) {
      meetings.anotherTime(it.id(), own, link.actor());
    }
    return own;
  }

  /**
   * What happens next after the last thing they said.
   *
   * @param overtaken whether another answer came in just before it
   * @throws NoSuchThing if they have said nothing
   */
  @Transactional(readOnly = true)
  public Next next(Opened link, boolean overtaken) {
    List<Told> all = told(link);
    if (all.isEmpty()) {
      throw new NoSuchThing();
    }
    List<Answer> kept = answers.of(link.caseId());
    CaseFile file = files.findById(link.caseId()).orElseThrow(NoSuchThing::new);
    return new Next(
        school(link),
        all.get(all.size() - 1),
        next(link, file, kept.get(kept.size() - 1).kind()),
        fixed(link).isPresent(),
        overtaken && all.size() > 1 ? all.get(all.size() - 2).when() : null);
  }

  private List<String> next(Opened link, CaseFile file, String kind) {
    List<String> lines = new ArrayList<>();
    if (!file.open()) {
      lines.add(words.getMessage("parent.page.next.closed"));
      return lines;
    }
    fixed(link)
        .filter(it -> kind.equals(COMES))
        .ifPresent(it -> lines.add(Objects.requireNonNull(arranged(it))));
    String limit = kind.equals("removed") ? "parent.check_limit" : "parent.answer_limit";
    lines.add(
        words.getMessage("parent.page.next." + kind, new Object[] {when.full(by(file, limit))}));
    return lines;
  }

  private Instant by(CaseFile file, String limit) {
    String text = policies.edition(file.policyEdition()).text(limit);
    return time.deadline(file.school(), Limit.parse(text), clock.instant()).due();
  }

  private FormDefinition form(Opened link) {
    Meeting meeting = meeting(link).orElse(null);
    List<Option> times =
        meeting == null
            ? List.of()
            : meeting.offered().stream()
                .filter(it -> it.isAfter(clock.instant()))
                .map(it -> new Option(it.toString(), when.full(it)))
                .toList();
    boolean fixed = meeting != null && meeting.state() == Meeting.State.FIXED;
    List<Option> kinds =
        ParentAnswers.KINDS.stream()
            .filter(kind -> !kind.equals(COMES) || !fixed)
            .filter(kind -> !kind.equals(ANOTHER_TIME) || meeting != null)
            .map(this::kind)
            .toList();
    List<Field> fields = new ArrayList<>();
    fields.add(choice("kind", kinds, null));
    if (!times.isEmpty()) {
      fields.add(choice("time", times, new ShownWhen("kind", COMES)));
    }
    fields.add(
        new Field(
            "words",
            "textarea",
            words.getMessage("parent.page.words"),
            words.getMessage("parent.page.words.hint"),
            false,
            LONGEST,
            List.of(),
            null,
            null));
    return new FormDefinition("parent-answer", fields);
  }

  private Option kind(String code) {
    return new Option(
        code,
        words.getMessage("parent.page.kind." + code),
        words.getMessage("parent.page.kind." + code + ".hint"));
  }

  private Field choice(String key, List<Option> options, @Nullable ShownWhen shown) {
    return new Field(
        key,
        "radio",
        words.getMessage("parent.page." + key),
        null,
        true,
        null,
        options,
        null,
        shown,
        words.getMessage("parent.page." + key + ".missing"),
        null,
        null,
        null);
  }

  /** The meeting of which something may still come; empty if there is none. */
  private Optional<Meeting> meeting(Opened link) {
    return meetings
        .latest(link.caseId())
        .filter(it -> it.state() == Meeting.State.OFFERED || it.state() == Meeting.State.FIXED);
  }

  private Optional<Meeting> fixed(Opened link) {
    return meeting(link).filter(it -> it.startsAt() != null);
  }

  private @Nullable String arranged(Meeting it) {
    Instant at = it.startsAt();
    return at == null
        ? null
        : words.getMessage("parent.page.meeting", new Object[] {when.full(at), it.place()})
            + (it.promises("companion") ? " " + words.getMessage("parent.page.companion") : "");
  }

  /** The letter that the link was made for, once it is sealed; it is of the link's own case. */
  private LetterView letter(Opened link) {
    LetterView letter = letters.get(link.about());
    if (!letter.row().caseId().equals(link.caseId()) || !letter.sealed()) {
      throw new NoSuchThing();
    }
    return letter;
  }

  private static Instant date(LetterRow letter) {
    Instant signed = letter.signedAt();
    return signed == null ? letter.begunAt() : signed;
  }

  private List<EvidenceShown> evidence(Shown shown) {
    List<EvidenceShown> pages = new ArrayList<>();
    int number = 0;
    for (String id : shown.evidence()) {
      EvidenceItem item = locker.item(id);
      number++;
      for (int page = 1; page <= item.pages() && !item.lockedAway(); page++) {
        pages.add(
            new EvidenceShown(
                HOME + "/evidence/" + id + "/" + page,
                words.getMessage(
                    item.pages() == 1 ? "parent.page.evidence.one" : "parent.page.evidence.page",
                    new Object[] {number, page})));
      }
    }
    return pages;
  }

  private PostShown post(Matter it) {
    Instant posted = it.postedAt();
    return new PostShown(
        it.said(),
        it.platform() + (it.place().isBlank() ? "" : ", " + it.place()),
        posted == null
            ? words.getMessage("parent.page.seen", new Object[] {when.full(it.seenAt())})
            : words.getMessage("parent.page.posted", new Object[] {when.full(posted)}));
  }

  private List<Told> told(Opened link) {
    return answers.of(link.caseId()).stream()
        .map(
            it ->
                new Told(
                    words.getMessage("parent.page.said." + it.kind()),
                    words.getMessage(
                        "parent.page.came." + it.cameBy(), new Object[] {when.full(it.at())}),
                    it.words()))
        .toList();
  }

  private String school(Opened link) {
    return schools.find(link.school()).map(School::name).orElse("");
  }

  private static String text(Map<String, Object> said, String key) {
    return said.get(key) instanceof String text ? text : "";
  }
}
