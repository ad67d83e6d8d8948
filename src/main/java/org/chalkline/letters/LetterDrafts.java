package org.chalkline.letters;

import java.util.Map;
import java.util.Objects;
import org.chalkline.casework.Access;
import org.chalkline.casework.Assignment;
import org.chalkline.casework.Tasks;
import org.chalkline.identity.Me;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to a letter that somebody works on: look at it at its task, save a draft of it. */
@Service
public class LetterDrafts {

  private final Tasks tasks;
  private final Letters letters;
  private final LetterSteps steps;
  private final Drafting drafting;
  private final Access access;
  private final Once once;
  private final MessageSourceAccessor words;

  LetterDrafts(
      Tasks tasks,
      Letters letters,
      LetterSteps steps,
      Drafting drafting,
      Access access,
      Once once,
      MessageSource messages) {
    this.tasks = tasks;
    this.letters = letters;
    this.steps = steps;
    this.drafting = drafting;
    this.access = access;
    this.once = once;
    this.words = new MessageSourceAccessor(messages, java.util.Locale.UK);
  }

  /**
   * A letter at one of its tasks.
   *
   * @param lines the standard lines of the school by their names
   * @param checked whether a second person reads it before it is signed
   */
  public record AtWork(
      Tasks.Work work, LetterView letter, Map<String, String> lines, boolean checked) {}

  /**
   * The letter of a task.
   *
   * @throws NoSuchThing if there is no such task of a letter for this person
   */
  @Transactional(readOnly = true)
  public AtWork at(Me me, String taskId) {
    Tasks.Work work = ofLetter(me, taskId);
    LetterView letter = letters.get(Objects.requireNonNull(work.step().work()));
    return new AtWork(
        work, letter, drafting.lines(work.file().school()), steps.checked(letter.row()));
  }

  /**
   * Saves what was written so far, without passing it on.
   *
   * @param line the name of a standard line that is added at the end; empty for none
   * @throws org.chalkline.web.InvalidInput on {@code text} if it is no text of a letter
   * @throws Refused if the letter is not being written, or by somebody else
   */
  @Transactional
  public void save(Me me, String taskId, String text, String line, String key) {
    Tasks.Work before = ofLetter(me, taskId);
    access.requireToChange(me, before.file().reference());
    once.run(
        me.actor(),
        key,
        () -> {
          Tasks.Work work = ofLetter(me, taskId);
          Assignment step = work.step();
          boolean free = step.holder() == null || step.holder().equals(me.id());
          if (!work.mayDo() || !free || !step.step().equals(LetterProcess.WRITE)) {
            throw new Refused(words.getMessage("letters.save.not-yours"));
          }
          LetterRow letter = steps.letter(Objects.requireNonNull(step.work()));
          steps.save(
              letter, line.isEmpty() ? text : text + "\n\n{{line:" + line + "}}", me.actor());
          return "saved";
        });
  }

  private Tasks.Work ofLetter(Me me, String taskId) {
    Tasks.Work work = tasks.find(me, taskId);
    if (!work.step().process().equals(LetterProcess.PROCESS) || work.step().work() == null) {
      throw new NoSuchThing();
    }
    return work;
  }
}
