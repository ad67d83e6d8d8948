package org.chalkline.letters;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.chalkline.audit.Actor;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.People;
import org.chalkline.identity.RoleAt;
import org.chalkline.letters.LetterRow.State;
import org.chalkline.letters.LetterTable.Saved;
import org.chalkline.policy.Policies;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** What the steps before sending do to a letter: written, checked, sent back, signed. */
@Component
class LetterSteps {

  private final LetterTable table;
  private final LetterCases cases;
  private final Drafting drafting;
  private final People people;
  private final Policies policies;
  private final MessageSourceAccessor words;
  private final Clock clock;

  LetterSteps(
      LetterTable table,
      LetterCases cases,
      Drafting drafting,
      People people,
      Policies policies,
      MessageSource messages,
      Clock clock) {
    this.table = table;
    this.cases = cases;
    this.drafting = drafting;
    this.people = people;
    this.policies = policies;
    this.words = new MessageSourceAccessor(messages, java.util.Locale.UK);
    this.clock = clock;
  }

  /** The letter of this id. */
  LetterRow letter(String id) {
    return table.find(id).orElseThrow();
  }

  String text(LetterRow letter) {
    return last(letter).body();
  }

  private Saved last(LetterRow letter) {
    List<Saved> texts = table.texts(letter.id());
    return texts.get(texts.size() - 1);
  }

  /** Whether the profile demands that a second person reads letters of this kind. */
  boolean checked(LetterRow letter) {
    CaseFile file = cases.file(letter);
    return policies
        .edition(file.policyEdition())
        .list(LetterProcess.CHECKED_KINDS)
        .contains(letter.kind());
  }

  /** Whether this person holds the role that signs at the letter's school. */
  boolean maySign(LetterRow letter, String person) {
    String role =
        policies.edition(cases.file(letter).policyEdition()).text(LetterProcess.SIGNED_BY);
    return people.rolesOf(person).contains(new RoleAt(role, letter.school()));
  }

  /**
   * Keeps what was written, with lines and facts in it.
   *
   * @throws InvalidInput on {@code text} if it is no text of a letter
   */
  void save(LetterRow letter, String given, Actor actor) {
    keep(letter, drafting.checked("text", given, letter.school(), true), actor);
  }

  /** Keeps a text; the times that it gives count from now. */
  private void keep(LetterRow letter, String text, Actor actor) {
    CaseFile file = cases.file(letter);
    Map<String, String> facts = cases.facts(file, letter.kind(), letter.to(), letter.name());
    Map<String, String> times = cases.timesGiven(file, facts);
    Saved last = last(letter);
    String body = drafting.filled(renewed(text, last.times(), times), letter.school(), facts);
    if (!last.body().equals(body)) {
      int number = last.number() + 1;
      table.addText(letter.id(), new Saved(number, body, times, actor.id(), clock.instant()));
      cases.record(letter, actor, "letter.saved", Map.of("draft", String.valueOf(number)));
    }
  }

  private static String renewed(String text, Map<String, String> before, Map<String, String> now) {
    String renewed = text;
    for (Map.Entry<String, String> time : before.entrySet()) {
      String words = now.get(time.getKey());
      renewed = words == null ? renewed : renewed.replace(time.getValue(), words);
    }
    return renewed;
  }

  /** The letter is written and goes to whoever checks or signs it. */
  void written(LetterRow letter, Actor actor) {
    complete(letter);
    State next = checked(letter) ? State.CHECK : State.SIGN;
    table.written(letter.id(), next, actor.id(), clock.instant());
    cases.record(letter, actor, "letter.written", Map.of());
  }

  /**
   * The writer signs it as it stands.
   *
   * @throws InvalidInput on {@code sign} if somebody else has to
   */
  void writtenAndSigned(LetterRow letter, String channel, Actor actor) {
    if (checked(letter)) {
      throw new InvalidInput("sign", words.getMessage("letters.sign.checked-first"));
    }
    if (!maySign(letter, actor.id())) {
      throw new InvalidInput("sign", words.getMessage("letters.sign.not-you"));
    }
    table.written(letter.id(), State.SIGN, actor.id(), clock.instant());
    cases.record(letter, actor, "letter.written", Map.of());
    signed(letter, channel, actor);
  }

  /**
   * A second person has read it and finds it right.
   *
   * @throws Refused if it is whoever wrote it
   */
  void checkedRight(LetterRow letter, Actor actor) {
    notTheWriter(letter, actor);
    table.checked(letter.id(), actor.id(), clock.instant());
    cases.record(letter, actor, "letter.checked", Map.of());
  }

  private void notTheWriter(LetterRow letter, Actor actor) {
    if (actor.id().equals(letter.writtenBy())) {
      throw new Refused(words.getMessage("letters.check.writer"));
    }
  }

  /** It goes back to whoever writes it, with what is to change. */
  void sentBack(LetterRow letter, String field, String reason, Actor actor) {
    if (reason.isBlank()) {
      throw new InvalidInput(field, words.getMessage("letters.back.reason"));
    }
    table.state(letter.id(), State.DRAFT);
    cases.record(letter, actor, "letter.sent-back", Map.of("reason", reason));
  }

  /**
   * The letter is signed as it stands; the times that it gives count from now.
   *
   * @param channel {@code link} or {@code paper}
   * @throws InvalidInput on {@code text} while there are gaps, on {@code channel} if there is no
   *     address for it
   * @throws Refused while it may not go
   */
  void signed(LetterRow letter, String channel, Actor actor) {
    complete(letter);
    keep(letter, drafting.checked("text", text(letter), letter.school(), true), actor);
    mayGo(letter);
    reachable(letter.to(), channel);
    String role =
        policies.edition(cases.file(letter).policyEdition()).text(LetterProcess.SIGNED_BY);
    Set<RoleAt> held = people.rolesOf(actor.id());
    String as =
        held.contains(new RoleAt(role, letter.school()))
            ? role
            : held.stream()
                .filter(it -> it.school().equals(letter.school()))
                .map(RoleAt::role)
                .sorted()
                .findFirst()
                .orElse(role);
    table.signed(letter.id(), actor.id(), clock.instant(), as, channel);
    cases.record(letter, actor, "letter.signed", Map.of("channel", channel));
  }

  /** Refuses a way on which the letter cannot reach anybody. */
  void reachable(Addressee to, String channel) {
    if (channel.equals("link") && to.email() == null) {
      throw new InvalidInput("channel", words.getMessage("letters.channel.no-mail"));
    }
  }

  /** Refuses to let a letter go while it may not, saying what can be done. */
  void mayGo(LetterRow letter) {
    cases.mayGo(cases.file(letter));
  }

  /**
   * Refuses a letter with gaps.
   *
   * @throws InvalidInput on {@code text}, naming each of them
   */
  void complete(LetterRow letter) {
    Set<String> gaps = LetterText.gaps(text(letter));
    if (!gaps.isEmpty()) {
      throw new InvalidInput(
          "text",
          words.getMessage(
              "letters.text.gaps",
              new Object[] {
                gaps.stream()
                    .map(it -> words.getMessage("letters.field." + it, it))
                    .collect(Collectors.joining("; "))
              }));
    }
  }

  /**
   * It was printed and posted.
   *
   * @param on the day; not in the future
   * @param proof what proves it, such as a number on a receipt; may be empty
   */
  void posted(LetterRow letter, @Nullable LocalDate on, String proof, Actor actor) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), org.chalkline.web.When.LONDON);
    LocalDate day = Objects.requireNonNullElse(on, today);
    if (day.isAfter(today)) {
      throw new InvalidInput("postedOn", words.getMessage("letters.posted.future"));
    }
    mayGo(letter);
    table.posted(letter.id(), clock.instant(), actor.id(), day, proof);
    Map<String, String> said = new LinkedHashMap<>();
    said.put("on", day.toString());
    said.put("proof", proof);
    cases.record(letter, actor, "letter.posted", said);
  }
}
