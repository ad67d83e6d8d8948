package org.chalkline.training;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.calendar.SchoolTime;
import org.chalkline.training.TrainingTable.Done;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The record of trainings done: each once, in the history with who said so. */
@Component
class TrainingRecord {

  private static final int OLDEST_YEARS = 60;

  private final TrainingTable table;
  private final Audit audit;
  private final Clock clock;

  TrainingRecord(TrainingTable table, Audit audit, Clock clock) {
    this.table = table;
    this.audit = audit;
    this.clock = clock;
  }

  /** What is wrong with a day on which something is said to have been done; null if nothing is. */
  @Nullable String wrongDay(LocalDate day) {
    LocalDate today = today();
    if (day.isAfter(today)) {
      return "must not be in the future";
    }
    return day.isBefore(today.minusYears(OLDEST_YEARS)) ? "is too long ago" : null;
  }

  /**
   * Enters that somebody did a course.
   *
   * @param source how it was entered: typed or import
   * @return whether it was new; the same course on the same day is on record once
   */
  boolean enter(String school, Done it, String source, Actor actor) {
    boolean isNew =
        table.done(UUID.randomUUID().toString(), school, it, source, actor.id(), clock.instant());
    if (isNew) {
      audit.record(
          Entry.ofSchool(
              school,
              actor,
              "training.done",
              Map.of(
                  "person", it.person(),
                  "course", it.course(),
                  "on", it.on().toString(),
                  "source", source)));
    }
    return isNew;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), SchoolTime.LONDON);
  }
}
