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

/**
 * The record of trainings done: each once, in the history with who said so. What was owed and is
 * done with it comes to its end.
 */
@Component
class TrainingRecord {

  private static final int OLDEST_YEARS = 60;

  private final TrainingTable table;
  private final Demands demands;
  private final OwedTrainings owed;
  private final TrainingEnds ends;
  private final Audit audit;
  private final Clock clock;

  TrainingRecord(
      TrainingTable table,
      Demands demands,
      OwedTrainings owed,
      TrainingEnds ends,
      Audit audit,
      Clock clock) {
    this.table = table;
    this.demands = demands;
    this.owed = owed;
    this.ends = ends;
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
   * @param source how it was entered: typed, import, or own by whoever did it
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
      var open =
          owed.openOf(school, it.person()).stream()
              .filter(task -> task.course().equals(it.course()))
              .toList();
      if (!open.isEmpty() && counts(school, it)) {
        open.forEach(task -> ends.entered(task, actor));
      }
    }
    return isNew;
  }

  /** Whether what was done then still counts today, as the school asks for it. */
  boolean counts(String school, Done it) {
    LocalDate today = today();
    return demands.at(school, today).stream()
        .filter(demand -> demand.course().id().equals(it.course()))
        .allMatch(demand -> demand.holds(it.on(), today));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), SchoolTime.LONDON);
  }
}
