package org.chalkline.meetings;

import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.identity.Schools;
import org.chalkline.post.Notice;
import org.chalkline.post.Outbox;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/**
 * Invites those who come, tells them of a new time, and that it is called off. A mail says the
 * school's name and that there is a meeting; the calendar file says when and where (OU-4).
 */
@Component
class MeetingInvitations {

  private final ObjectProvider<MeetingFacts> facts;
  private final Schools schools;
  private final People people;
  private final Outbox outbox;
  private final MessageSourceAccessor words;
  private final String from;
  private final Clock clock;

  MeetingInvitations(
      ObjectProvider<MeetingFacts> facts,
      Schools schools,
      People people,
      Outbox outbox,
      MessageSource messages,
      @Value("${chalkline.mail.from:chalkline@localhost}") String from,
      Clock clock) {
    this.facts = facts;
    this.schools = schools;
    this.people = people;
    this.outbox = outbox;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
    this.from = from;
    this.clock = clock;
  }

  /** Whom a meeting of this case is with. */
  With with(CaseFile file) {
    return facts.stream()
        .filter(it -> it.caseKind().equals(file.kind()))
        .findFirst()
        .map(it -> it.with(file))
        .orElse(With.SOMEBODY);
  }

  /** The meeting as a file to keep. */
  byte[] toKeep(Meeting it) {
    return CalendarFile.of(
            it,
            Objects.requireNonNull(it.startsAt()),
            it.sequence(),
            organiser(it),
            null,
            clock.instant())
        .publish();
  }

  /**
   * Invites everybody who comes to the time that is fixed.
   *
   * @return whether a mail goes to the one whom the meeting is with
   */
  boolean invite(CaseFile file, Meeting it) {
    send(file, it, it.sequence() == 0 ? "meetings.mail.invited" : "meetings.mail.moved");
    return with(file).email() != null;
  }

  /** Tells everybody who was invited that the meeting is called off. */
  void cancel(CaseFile file, Meeting it, int sequence) {
    send(file, it, "meetings.mail.called-off");
  }

  private void send(CaseFile file, Meeting it, String key) {
    for (Person person : people.all(it.schoolSide())) {
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

  private CalendarFile.Organiser organiser(Meeting it) {
    return new CalendarFile.Organiser(schools.get(it.school()).name(), from);
  }
}
