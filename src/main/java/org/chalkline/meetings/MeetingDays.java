package org.chalkline.meetings;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chalkline.audit.Actor;
import org.chalkline.calendar.Counting;
import org.chalkline.calendar.Recounting;
import org.chalkline.calendar.SchoolTime;
import org.chalkline.casework.CaseByReference;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.engine.Workflows;
import org.chalkline.meetings.Meeting.State;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The school's calendar changes: a meeting on a day that is closed now is to be moved by a person,
 * and answers are waited for in the new time.
 */
@Component
class MeetingDays implements Recounting {

  private final MeetingTable table;
  private final MeetingTimes times;
  private final CaseByReference cases;
  private final CaseFiles files;
  private final Workflows workflows;
  private final When when;
  private final Clock clock;

  MeetingDays(
      MeetingTable table,
      MeetingTimes times,
      CaseByReference cases,
      CaseFiles files,
      Workflows workflows,
      When when,
      Clock clock) {
    this.table = table;
    this.times = times;
    this.cases = cases;
    this.files = files;
    this.workflows = workflows;
    this.when = when;
    this.clock = clock;
  }

  @Override
  public int recount(
      String school,
      Counting counting,
      Actor actor,
      String why,
      boolean lateToo,
      @Nullable Instant openedSince) {
    List<Meeting> open = table.openAt(school);
    Map<String, Map<String, Instant>> timers = new HashMap<>();
    for (Meeting it : open) {
      CaseFile file = cases.get(it.reference());
      Instant now = clock.instant();
      if (it.state() == State.OFFERED && it.answerBy() != null && it.answerBy().isAfter(now)) {
        Instant asked = table.askedAt(it.id());
        Instant by = times.answerBy(file, asked, counting);
        if (!by.equals(it.answerBy()) && by.isAfter(now)) {
          table.asked(it.id(), asked, by);
          timers.put(table.instance(it.id()), Map.of(MeetSomebody.NO_ANSWER, by));
        }
      }
      if (it.state() == State.FIXED && it.startsAt() != null && it.startsAt().isAfter(now)) {
        sayIfClosed(it, it.startsAt(), file, counting, actor);
      }
    }
    workflows.putTimers(timers);
    return timers.size();
  }

  private void sayIfClosed(Meeting it, Instant at, CaseFile file, Counting counting, Actor actor) {
    var closed = counting.notWorking(at.atZone(SchoolTime.LONDON).toLocalDate());
    if (closed.isPresent() && table.saysClosed(it.id())) {
      files.record(
          file,
          actor,
          "meeting.school-is-closed",
          Map.of("time", when.full(at), "reason", closed.get()));
      workflows.tell(it.reference(), MeetSomebody.SCHOOL_CLOSED, actor);
    }
  }
}
