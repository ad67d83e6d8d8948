package org.chalkline.training;

import java.time.LocalDate;
import java.util.Set;
import org.chalkline.training.Standing.State;
import org.jspecify.annotations.Nullable;

/**
 * The judgement how somebody stands with a course as it is asked for on a day.
 *
 * @param notBefore what was done before this day does not count; null if all does
 * @param everybody whether everybody concerned must have it, whatever their role
 */
record Demand(Course course, @Nullable LocalDate notBefore, boolean everybody) {

  private static final int SOON_DAYS = 30;

  /** How somebody with these roles stands on this day who last did it then; null if never. */
  Standing standing(Set<String> roles, @Nullable LocalDate done, LocalDate on) {
    boolean asked =
        everybody
            ? roles.stream().anyMatch(Concerned::ofTheSchool)
            : course.roles().stream().anyMatch(roles::contains);
    LocalDate lapses = done == null ? null : lapses(done);
    return new Standing(
        course.id(), course.name(), state(asked, done, lapses, on), done, lapses, null);
  }

  /** Whether what was done on a day still counts on another. */
  boolean holds(LocalDate done, LocalDate on) {
    LocalDate lapses = lapses(done);
    return lapses == null || on.isBefore(lapses);
  }

  private @Nullable LocalDate lapses(LocalDate done) {
    if (notBefore != null && done.isBefore(notBefore)) {
      return notBefore;
    }
    Integer months = course.months();
    return months == null ? null : done.plusMonths(months);
  }

  private static State state(
      boolean asked, @Nullable LocalDate done, @Nullable LocalDate lapses, LocalDate on) {
    if (!asked) {
      return State.NOT_ASKED;
    }
    if (done == null) {
      return State.MISSING;
    }
    if (lapses == null) {
      return State.CURRENT;
    }
    if (!on.isBefore(lapses)) {
      return State.LAPSED;
    }
    return on.plusDays(SOON_DAYS).isBefore(lapses) ? State.CURRENT : State.LAPSES_SOON;
  }
}
