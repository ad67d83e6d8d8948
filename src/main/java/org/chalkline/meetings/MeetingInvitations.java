package org.chalkline.meetings;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.chalkline.casework.Access;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.identity.Schools;
import org.chalkline.post.CalendarFile;
import org.chalkline.post.CalendarFile.Method;
import org.chalkline.post.Outbox;
import org.chalkline.post.OutsideMail;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/**
 * Invites those who come, tells them of a new time, and that it is called off. A mail says the
 * school's name and that there is a meeting; the calendar file with it says when and where (OU-4).
 * Each gets a file of their own, which names nobody else; whoever came to stand outside the case
 * gets none.
 */
@Component
class MeetingInvitations {

  private final ObjectProvider<MeetingFacts> facts;
  private final Access access;
  private final Schools schools;
  private final People people;
  private final Outbox outbox;
  private final MessageSourceAccessor words;
  private final String from;
  private final Clock clock;

  MeetingInvitations(
      ObjectProvider<MeetingFacts> facts,
      Access access,
      Schools schools,
      People people,
      Outbox outbox,
      MessageSource messages,
      @Value("${chalkline.mail.from:chalkline@localhost}") String from,
      Clock clock) {
    this.facts = facts;
    this.access = access;
    this.schools = schools;
    this.people = people;
    this.outbox = outbox;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
    this.from = from;
    this.clock = clock;
  }

  /** Whether times may be offered now. */
  boolean mayMeet(CaseFile file) {
    return facts.stream()
        .filter(it -> it.caseKind().equals(file.kind()))
        .allMatch(it -> it.mayMeet(file));
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
    return MeetingFile.of(
            it,
            Objects.requireNonNull(it.startsAt()),
            it.sequence(),
            organiser(it),
            null,
            clock.instant())
        .publish()
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Invites everybody who comes to the time that is fixed.
   *
   * @return whether a mail goes to the one whom the meeting is with
   */
  boolean invite(CaseFile file, Meeting it) {
    String key = it.sequence() == 0 ? "meetings.mail.invited" : "meetings.mail.moved";
    return send(
        file,
        it,
        Objects.requireNonNull(it.startsAt()),
        it.sequence(),
        new Saying(key, Method.REQUEST));
  }

  /**
   * Tells everybody who was invited that the meeting is called off.
   *
   * @param sequence the number that this message has, one above the last
   * @return whether a mail goes to the one whom the meeting is with
   */
  boolean cancel(CaseFile file, Meeting it, int sequence) {
    return send(
        file,
        it,
        Objects.requireNonNull(it.invitedFor()),
        sequence,
        new Saying("meetings.mail.called-off", Method.CANCEL));
  }

  /** What a mail says, and what its file asks of a calendar. */
  private record Saying(String key, Method method) {}

  private boolean send(CaseFile file, Meeting it, Instant startsAt, int sequence, Saying saying) {
    List<String> out = access.walledOut(file.getId());
    for (Person person : people.all(it.schoolSide())) {
      String email = person.email();
      boolean comes = !out.contains(person.id());
      if (comes && email != null && OutsideMail.isAddress(email)) {
        mail(file, email, it, startsAt, sequence, saying);
      }
    }
    String outside = with(file).email();
    boolean reached = outside != null && OutsideMail.isAddress(outside);
    if (reached) {
      mail(file, Objects.requireNonNull(outside), it, startsAt, sequence, saying);
    }
    return reached;
  }

  private void mail(
      CaseFile file, String address, Meeting it, Instant startsAt, int sequence, Saying saying) {
    MeetingFile calendar =
        MeetingFile.of(it, startsAt, sequence, organiser(it), address, clock.instant());
    Object[] school = {schools.get(it.school()).name()};
    outbox.send(
        new OutsideMail(
            file.school(),
            address,
            words.getMessage(saying.key() + ".subject", school),
            words.getMessage(saying.key() + ".body", school),
            file.getId(),
            new CalendarFile(
                saying.method(),
                saying.method() == Method.CANCEL ? calendar.cancel() : calendar.request()),
            false));
  }

  private MeetingFile.Organiser organiser(Meeting it) {
    return new MeetingFile.Organiser(schools.get(it.school()).name(), from);
  }
}
