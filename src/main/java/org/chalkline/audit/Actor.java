package org.chalkline.audit;

/**
 * Who acts: a person's id, or Chalkline itself where a timer or a decision table acts.
 *
 * @param id the person's id, 1 to 64 characters
 */
public record Actor(String id) {

  /** Chalkline itself: timers, decision tables and start-up. */
  public static final Actor CHALKLINE = new Actor("chalkline");

  /** The person with this id. */
  public static Actor of(String personId) {
    return new Actor(personId);
  }
}
