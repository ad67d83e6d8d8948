package org.chalkline.casework;

import java.util.List;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.Person;
import org.chalkline.post.Notice;
import org.chalkline.post.Outbox;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** Mails to people with work. They carry no case content: neither reference nor name (OU-4). */
@Component
class Notices {

  private final Outbox outbox;
  private final MessageSourceAccessor words;

  Notices(Outbox outbox, MessageSource messages) {
    this.outbox = outbox;
    this.words = new MessageSourceAccessor(messages, java.util.Locale.UK);
  }

  void workWaits(CaseFile file, List<Person> persons) {
    send(file, persons, "notice.work-waits");
  }

  void halfTheTimeGone(CaseFile file, List<Person> persons) {
    send(file, persons, "notice.half-the-time-gone");
  }

  void late(CaseFile file, List<Person> persons) {
    send(file, persons, "notice.late");
  }

  /** What one person alone can do is late. */
  void ownWorkIsLate(CaseFile file, List<Person> persons) {
    send(file, persons, "notice.own-work-late");
  }

  void passedOn(CaseFile file, List<Person> persons) {
    send(file, persons, "notice.passed-on");
  }

  /** Somebody has opened a case by break-glass. */
  void caseOpened(CaseFile file, List<Person> persons) {
    send(file, persons, "notice.case-opened");
  }

  /** A word waits for somebody who reported, or at whom a post was aimed. */
  void wordWaits(CaseFile file, List<Person> persons) {
    send(file, persons, "notice.word-waits");
  }

  private void send(CaseFile file, List<Person> persons, String key) {
    for (Person person : persons) {
      if (person.email() != null) {
        outbox.send(
            new Notice(
                file.school(),
                person.id(),
                person.email(),
                words.getMessage(key + ".subject"),
                words.getMessage(key + ".body"),
                file.getId()));
      }
    }
  }
}
