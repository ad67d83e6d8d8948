package org.chalkline.training;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How one person stands with one course.
 *
 * @param doneOn the last day on which they did it; null if never
 * @param lapsesOn the first day on which it no longer counts; null if it does not lapse or was
 *     never done
 * @param asked the task for it; null if nobody is asked
 */
public record Standing(
    String course,
    String name,
    State state,
    @Nullable LocalDate doneOn,
    @Nullable LocalDate lapsesOn,
    @Nullable Asked asked) {

  /** Where somebody stands. */
  public enum State {
    CURRENT,
    LAPSES_SOON,
    LAPSED,
    MISSING,
    NOT_ASKED
  }

  /**
   * An open task for it.
   *
   * @param task the task, if it is one's own; null if it is somebody else's to do
   */
  public record Asked(@Nullable String task, Instant due) {}

  /** The same, with the task for it. */
  Standing with(@Nullable Asked task) {
    return new Standing(course, name, state, doneOn, lapsesOn, task);
  }

  /** Whether the task for it is late at this instant. */
  public boolean late(Instant now) {
    return asked != null && asked.due().isBefore(now);
  }

  /** Whether something is owed. */
  public boolean lacking() {
    return state == State.MISSING || state == State.LAPSED;
  }
}
