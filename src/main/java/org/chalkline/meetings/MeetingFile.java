package org.chalkline.meetings;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Objects;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import net.fortuna.ical4j.validate.ValidationResult;
import org.chalkline.calendar.SchoolTime;
import org.jspecify.annotations.Nullable;

/**
 * A meeting as iCalendar (RFC 5545, 5546) writes it: "Meeting at school", when, where, and nothing
 * of the matter. The id stays whatever happens to the meeting; the sequence number rises.
 *
 * @param minutes how long it takes
 * @param attendee the one address that this file goes to, so that nobody learns who else is
 *     invited; null for a file that somebody takes with them
 * @param stamp when this file was made
 */
record MeetingFile(
    String uid,
    int sequence,
    Instant startsAt,
    int minutes,
    String place,
    Organiser organiser,
    @Nullable String attendee,
    Instant stamp) {

  /** All that a calendar shows of the matter. */
  static final String SUMMARY = "Meeting at school";

  /**
   * Who invites.
   *
   * @param name the school
   * @param address from which mails go out
   */
  record Organiser(String name, String address) {}

  static MeetingFile of(
      Meeting it,
      Instant startsAt,
      int sequence,
      Organiser organiser,
      @Nullable String attendee,
      Instant stamp) {
    return new MeetingFile(
        it.uid(),
        Math.max(0, sequence),
        startsAt,
        it.minutes() == 0 ? 45 : it.minutes(),
        it.place(),
        organiser,
        attendee,
        stamp);
  }

  /** An invitation, or a new time for one. */
  String request() {
    return written(ImmutableMethod.REQUEST, ImmutableStatus.VEVENT_CONFIRMED);
  }

  /** What was invited to is called off. */
  String cancel() {
    return written(ImmutableMethod.CANCEL, ImmutableStatus.VEVENT_CANCELLED);
  }

  /** A file to keep, which asks nobody to answer. */
  String publish() {
    return written(ImmutableMethod.PUBLISH, ImmutableStatus.VEVENT_CONFIRMED);
  }

  private String written(Method method, Status status) {
    ZonedDateTime start = startsAt.atZone(SchoolTime.LONDON);
    VEvent event = new VEvent(false);
    event.add(new Uid(uid));
    event.add(new DtStamp(stamp));
    event.add(new DtStart<>(start));
    event.add(new net.fortuna.ical4j.model.property.Duration(Duration.ofMinutes(minutes)));
    event.add(new Summary(SUMMARY));
    event.add(new Location(place));
    event.add(new Sequence(sequence));
    event.add(status);
    Organizer by = new Organizer(URI.create("mailto:" + organiser.address()));
    by.add(new Cn(organiser.name()));
    event.add(by);
    if (attendee != null) {
      Attendee who = new Attendee(URI.create("mailto:" + attendee));
      who.add(Rsvp.FALSE);
      event.add(who);
    }
    Calendar calendar = new Calendar();
    calendar.add(new ProdId("-//Chalkline//Meetings//EN"));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(method);
    calendar.add(
        Objects.requireNonNull(
                TimeZoneRegistryFactory.getInstance()
                    .createRegistry()
                    .getTimeZone(SchoolTime.LONDON.getId()))
            .getVTimeZone());
    calendar.add(event);
    ValidationResult valid = calendar.validate(true);
    if (valid.hasErrors()) {
      throw new IllegalStateException("A calendar file that is none: " + valid);
    }
    return calendar.toString();
  }
}
