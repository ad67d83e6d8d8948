package org.chalkline.letters;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chalkline.audit.Actor;
import org.chalkline.casework.Assignment;
import org.chalkline.casework.Owner;
import org.chalkline.casework.ProcessWork;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.post.OutsideMail;
import org.chalkline.web.Answers;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Option;
import org.chalkline.web.When;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** What each step of a letter takes in, and what it changes. */
@Component
class LetterWork implements ProcessWork {

  private final LetterSteps steps;
  private final LetterSending sending;
  private final LetterTable table;
  private final MessageSourceAccessor words;
  private final Clock clock;

  LetterWork(
      LetterSteps steps,
      LetterSending sending,
      LetterTable table,
      MessageSource messages,
      Clock clock) {
    this.steps = steps;
    this.sending = sending;
    this.table = table;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
    this.clock = clock;
  }

  @Override
  public Set<String> processes() {
    return Set.of(LetterProcess.PROCESS);
  }

  @Override
  public Optional<Owner> owner(CaseFile file, String word) {
    return Optional.empty();
  }

  @Override
  public Optional<String> page(CaseFile file, Assignment step) {
    return Optional.of("/letters/tasks/" + step.taskId());
  }

  @Override
  public Map<String, Object> complete(
      CaseFile file, Assignment step, Answers answers, Actor actor) {
    LetterRow letter = letter(step);
    return switch (step.step()) {
      case LetterProcess.WRITE -> write(letter, answers, actor);
      case LetterProcess.CHECK -> check(letter, answers, actor);
      case LetterProcess.SIGN -> sign(letter, answers, actor);
      case LetterProcess.POST -> post(letter, answers, actor);
      case LetterProcess.SEND_OTHERWISE -> again(letter, answers, actor);
      case LetterProcess.SAY_WHETHER -> sayWhether(letter, answers, actor);
      default -> throw new IllegalArgumentException("No step " + step.step());
    };
  }

  private LetterRow letter(Assignment step) {
    return steps.letter(Objects.requireNonNull(step.work(), "a step of no letter"));
  }

  private Map<String, Object> write(LetterRow letter, Answers answers, Actor actor) {
    String text = text(answers, "text");
    if (!text.isEmpty()) {
      steps.save(letter, text, actor);
    }
    boolean sign = text(answers, "sign").equals("yes");
    if (sign) {
      steps.writtenAndSigned(letter, channel(answers), actor);
    } else {
      steps.written(letter, actor);
    }
    return Map.of("checkDemanded", steps.checked(letter), "signed", sign);
  }

  private Map<String, Object> check(LetterRow letter, Answers answers, Actor actor) {
    boolean right = text(answers, "right").equals("yes");
    if (right) {
      steps.checkedRight(letter, actor);
    } else {
      steps.sentBack(letter, "words", text(answers, "words"), actor);
    }
    return Map.of("sentBack", !right);
  }

  private Map<String, Object> sign(LetterRow letter, Answers answers, Actor actor) {
    boolean sign = text(answers, "sign").equals("yes");
    if (sign) {
      steps.signed(letter, channel(answers), actor);
    } else {
      steps.sentBack(letter, "words", text(answers, "words"), actor);
    }
    return Map.of("signed", sign);
  }

  private Map<String, Object> post(LetterRow letter, Answers answers, Actor actor) {
    boolean gone = text(answers, "gone").equals("yes");
    if (gone) {
      steps.posted(
          letter, (LocalDate) answers.values().get("postedOn"), text(answers, "proof"), actor);
      sending.announce(letter);
    } else {
      sending.failed(letter, actor);
    }
    return Map.of("gone", gone);
  }

  private Map<String, Object> again(LetterRow letter, Answers answers, Actor actor) {
    String what = text(answers, "what");
    if (what.equals("drop")) {
      String reason = text(answers, "words");
      if (reason.isBlank()) {
        throw new InvalidInput("words", words.getMessage("letters.drop.reason"));
      }
      sending.notSent(letter, reason, actor);
      return Map.of("again", false);
    }
    String email = text(answers, "email");
    Addressee to =
        new Addressee(
            letter.addressee(), letter.address(), email.isEmpty() ? letter.email() : email);
    if (what.equals("link") && to.email() == null) {
      throw new InvalidInput("email", words.getMessage("letters.channel.no-mail"));
    }
    if (!email.isEmpty() && !OutsideMail.isAddress(email)) {
      throw new InvalidInput("email", words.getMessage("letters.email.wrong"));
    }
    steps.mayGo(letter);
    table.channel(letter.id(), what, email.isEmpty() ? null : email);
    return Map.of("again", true);
  }

  private Map<String, Object> sayWhether(LetterRow letter, Answers answers, Actor actor) {
    boolean gone = text(answers, "gone").equals("yes");
    if (gone) {
      sending.saidToBeGone(letter, words.getMessage("letters.proof.said"), actor);
    } else {
      sending.failed(letter, actor);
    }
    return Map.of("gone", gone);
  }

  @Override
  public Map<String, List<Option>> options(CaseFile file, Assignment step) {
    LetterRow letter = letter(step);
    List<Option> ways = new ArrayList<>();
    if (letter.email() != null) {
      ways.add(
          new Option(
              "link",
              words.getMessage("letters.channel.link"),
              words.getMessage("letters.channel.link.hint", new Object[] {letter.email()})));
    }
    ways.add(
        new Option(
            "paper",
            words.getMessage("letters.channel.paper"),
            words.getMessage("letters.channel.paper.hint")));
    List<Option> next = new ArrayList<>();
    if (steps.checked(letter)) {
      next.add(new Option("no", words.getMessage("letters.next.check")));
    } else {
      next.add(new Option("yes", words.getMessage("letters.next.sign")));
      next.add(new Option("no", words.getMessage("letters.next.pass")));
    }
    return Map.of("channels", ways, "next", next);
  }

  @Override
  public Map<String, Object> given(CaseFile file, Assignment step) {
    LetterRow letter = letter(step);
    Map<String, Object> given = new LinkedHashMap<>();
    if (step.step().equals(LetterProcess.WRITE)) {
      given.put("text", steps.text(letter));
    }
    given.put("channel", letter.email() == null ? "paper" : "link");
    given.put("postedOn", LocalDate.ofInstant(clock.instant(), When.LONDON).toString());
    return given;
  }

  private String channel(Answers answers) {
    String channel = text(answers, "channel");
    if (channel.isEmpty()) {
      throw new InvalidInput("channel", words.getMessage("letters.channel.missing"));
    }
    return channel;
  }

  private static String text(Answers answers, String key) {
    Object value = answers.values().get(key);
    return value == null ? "" : value.toString();
  }
}
