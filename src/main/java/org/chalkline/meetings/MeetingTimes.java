package org.chalkline.meetings;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.chalkline.calendar.Counting;
import org.chalkline.calendar.Limit;
import org.chalkline.calendar.SchoolTime;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.policy.Policies;
import org.chalkline.web.FieldError;
import org.chalkline.web.When;
import org.springframework.stereotype.Component;

/**
 * May a meeting be at this time? And until when is an answer waited for?
 *
 * @clause default 5 within ten working days
 */
@Component
class MeetingTimes {

  private final SchoolTime time;
  private final Policies policies;
  private final When when;
  private final Clock clock;

  MeetingTimes(SchoolTime time, Policies policies, When when, Clock clock) {
    this.time = time;
    this.policies = policies;
    this.when = when;
    this.clock = clock;
  }

  /**
   * Why a meeting cannot be at this time.
   *
   * @param field the field that holds the time; a late one without a reason is said beside {@code
   *     lateReason}
   * @param since from when it counts how soon the meeting is
   */
  Optional<FieldError> refused(
      CaseFile file, Instant since, String field, Instant at, String lateReason) {
    if (!at.isAfter(clock.instant())) {
      return Optional.of(new FieldError(field, "The time must be in the future"));
    }
    LocalDate day = time.london(at).toLocalDate();
    Optional<String> closed = time.of(file.school()).notWorking(day);
    if (closed.isPresent()) {
      return Optional.of(new FieldError(field, "Choose another day: " + why(day, closed.get())));
    }
    Instant latest = limit(file, "parent.meeting_limit", since);
    if (at.isAfter(endOfDay(latest)) && lateReason.isBlank()) {
      return Optional.of(
          new FieldError(
              "lateReason",
              "Enter why it is so late: the policy has the meeting by " + when.weekday(latest)));
    }
    return Optional.empty();
  }

  private String why(LocalDate day, String closed) {
    return closed.startsWith("the school")
        ? closed + " on " + when.day(day)
        : when.day(day) + " is " + closed;
  }

  /** Within a limit of days any hour of its last day is early enough. */
  private Instant endOfDay(Instant at) {
    return time.london(at)
        .toLocalDate()
        .plusDays(1)
        .atStartOfDay(SchoolTime.LONDON)
        .minusSeconds(1)
        .toInstant();
  }

  /** Until when an answer to an offer of times is waited for. */
  Instant answerBy(CaseFile file, Instant from) {
    return limit(file, "meeting.answer_limit", from);
  }

  /** The same under a calendar that may differ from the one in force. */
  Instant answerBy(CaseFile file, Instant from, Counting counting) {
    return counting
        .deadline(
            Limit.parse(policies.edition(file.policyEdition()).text("meeting.answer_limit")), from)
        .due();
  }

  private Instant limit(CaseFile file, String setting, Instant from) {
    String limit = policies.edition(file.policyEdition()).text(setting);
    return time.deadline(file.school(), Limit.parse(limit), from).due();
  }
}
