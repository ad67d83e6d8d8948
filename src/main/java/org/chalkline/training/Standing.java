package org.chalkline.training;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How one person stands with one course.
 *
 * @param doneOn the last day on which they did it; null if never
 * @param lapsesOn the first day on which it no longer counts; null if it does not lapse or was
 *     never done
 */
public record Standing(
    String course,
    String name,
    State state,
    @Nullable LocalDate doneOn,
    @Nullable LocalDate lapsesOn) {

  /** Where somebody stands. */
  public enum State {
    CURRENT,
    LAPSES_SOON,
    LAPSED,
    MISSING,
    NOT_ASKED
  }

  /** Whether something is owed. */
  public boolean lacking() {
    return state == State.MISSING || state == State.LAPSED;
  }
}
