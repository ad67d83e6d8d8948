package org.chalkline.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;

/**
 * The school's time. Turns a limit in words into an instant, and says how it was counted.
 *
 * <p>Days and hours are those of London. Where the terms of a day are not known, a working day is
 * taken as a school day, and the counted list says so.
 */
@Component
public class SchoolTime {

  /** Where every school of Chalkline stands. */
  public static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final Calendars calendars;

  SchoolTime(Calendars calendars) {
    this.calendars = calendars;
  }

  /** The time of one school as it is now. */
  public Counting of(String schoolId) {
    return calendars.of(schoolId);
  }

  /**
   * When a limit runs out.
   *
   * @param schoolId the school whose calendar counts; one without terms has none, and the reasoning
   *     says so
   * @param limit how long
   * @param from the instant from which it is counted
   */
  public Deadline deadline(String schoolId, Limit limit, Instant from) {
    return calendars.of(schoolId).deadline(limit, from);
  }

  /** Whether this instant lies within the school hours of a working day; closing time does not. */
  public boolean isOpen(String schoolId, Instant at) {
    return new OpenTime(calendars.of(schoolId)).open(london(at));
  }

  /** This instant on a clock in London. */
  public ZonedDateTime london(Instant at) {
    return at.atZone(LONDON);
  }
}
