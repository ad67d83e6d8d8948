package org.chalkline.letters;

import java.util.Locale;
import java.util.Objects;
import org.chalkline.links.Made;
import org.chalkline.post.Outbox;
import org.chalkline.post.OutsideMail;
import org.chalkline.post.Sent;
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
  String send(LetterRow letter, Made link) {
    Letterhead.Head head = paper.head(letter.school());
    String body = head.telephone().isBlank() ? "letters.mail.body" : "letters.mail.body.telephone";
    return outbox.send(
        new OutsideMail(
            letter.school(),
            Objects.requireNonNull(letter.email()),
            words.getMessage("letters.mail.subject", new Object[] {head.name()}),
            words.getMessage(body, new Object[] {head.name(), link.address(), head.telephone()}),
            letter.caseId(),
            null,
            true));
  }

  /** The Message-ID of a mail, which proves that it went; empty if there is none. */
  String messageId(String mailId) {
    return outbox.find(mailId).map(Sent::messageId).orElse("");
  }

  /** A person says that a mail went of which nobody knew. */
  void settled(String mailId) {
    outbox.settled(mailId);
  }
}
