package org.chalkline.identity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who stands in for a role at a school.
 *
 * @param from the first day, in London
 * @param until the last day, included
 * @param state whether it is to come, under way or over
 * @param arrangedBy who arranged it, by name; null for a rota entered before that was kept
 * @param endedEarly whether somebody ended it before its last day
 * @param forHolidays whether it is a turn on the holiday rota, which rests in term time
 */
public record StandIn(
    String id,
    String school,
    String role,
    Person person,
    LocalDate from,
    LocalDate until,
    @Nullable String arrangedBy,
    State state,
    boolean endedEarly,
    boolean forHolidays) {

  /** Where it stands today. */
  public enum State {
    TO_COME,
    NOW,
    OVER
  }

  /** The role in words. */
  public String roleWords() {
    return Roles.words(role);
  }
}
