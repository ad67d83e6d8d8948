package org.chalkline.letters;

import java.util.Locale;
import java.util.Objects;
import org.chalkline.links.Made;
import org.chalkline.post.Notice;
import org.chalkline.post.Outbox;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** The mail that brings the link of a letter. */
@Component
class LetterMail {

  private final Outbox outbox;
  private final LetterPaper paper;
  private final MessageSourceAccessor words;

  LetterMail(Outbox outbox, LetterPaper paper, MessageSource messages) {
    this.outbox = outbox;
    this.paper = paper;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  /**
   * Says the school's name, that there is a letter, and where; nothing of what it is about, and not
   * the code.
   *
   * @return the mail's id
   */
  @Nullable String send(LetterRow letter, Made link) {
    Letterhead.Head head = paper.head(letter.school());
    String body = head.telephone().isBlank() ? "letters.mail.body" : "letters.mail.body.telephone";
    outbox.send(
        new Notice(
            letter.school(),
            letter.id(),
            Objects.requireNonNull(letter.email()),
            words.getMessage("letters.mail.subject", new Object[] {head.name()}),
            words.getMessage(body, new Object[] {head.name(), link.address(), head.telephone()}),
            letter.caseId()));
    return null;
  }
}
