package org.chalkline.letters;

import java.util.Map;
import org.chalkline.audit.Actor;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.engine.Workflows;
import org.chalkline.post.MailPerhaps;
import org.chalkline.post.MailRefused;
import org.chalkline.post.MailSent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears what became of the mails that brought letters, and tells the letters' processes. */
@Component
class Postman {

  private final LetterTable table;
  private final LetterCases cases;
  private final LetterSending sending;
  private final LetterMail mail;
  private final Workflows workflows;
  private final ApplicationEventPublisher events;

  Postman(
      LetterTable table,
      LetterCases cases,
      LetterSending sending,
      LetterMail mail,
      Workflows workflows,
      ApplicationEventPublisher events) {
    this.table = table;
    this.cases = cases;
    this.sending = sending;
    this.mail = mail;
    this.workflows = workflows;
    this.events = events;
  }

  /** What is heard of a letter that is not on its way any more changes nothing. */
  @EventListener
  void sent(MailSent event) {
    table
        .byMail(event.mailId())
        .filter(it -> it.state() == LetterRow.State.SENDING)
        .ifPresent(
            letter -> {
              sending.gone(letter, mail.messageId(event.mailId()), Actor.CHALKLINE);
              tell(letter);
            });
  }

  @EventListener
  void perhaps(MailPerhaps event) {
    table
        .byMail(event.mailId())
        .filter(it -> it.state() == LetterRow.State.SENDING)
        .ifPresent(
            letter -> {
              sending.perhaps(letter, Actor.CHALKLINE);
              tell(letter);
            });
  }

  @EventListener
  void refused(MailRefused event) {
    table.byMail(event.mailId()).ifPresent(this::refused);
  }

  private void refused(LetterRow letter) {
    if (letter.state() == LetterRow.State.SENDING) {
      sending.failed(letter, Actor.CHALKLINE);
      tell(letter);
    } else if (letter.state() == LetterRow.State.SENT) {
      sending.failed(letter, Actor.CHALKLINE);
      CaseFile file = cases.file(letter);
      if (file.open()) {
        workflows.start(
            LetterProcess.PROCESS, file.reference(), Map.of("work", letter.id()), Actor.CHALKLINE);
      }
      events.publishEvent(
          new LetterReturned(letter.id(), letter.caseId(), letter.kind(), letter.number()));
    }
  }

  private void tell(LetterRow letter) {
    workflows.tellWork(
        cases.file(letter).reference(), LetterProcess.MAIL_SETTLED, letter.id(), Actor.CHALKLINE);
  }
}
