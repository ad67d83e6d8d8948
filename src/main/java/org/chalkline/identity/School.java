package org.chalkline.identity;

import org.jspecify.annotations.Nullable;

/**
 * A school.
 *
 * @param id its slug
 * @param policyId whose policy its profile is drawn from
 * @param drawnFrom a sentence that says so
 * @param federation schools of one federation share people and may pass cases to each other; or
 *     null
 * @param phase the id of its {@link Phases phase}; null while nobody has said
 * @param live whether it has gone live; until then it can be set up and tried
 */
public record School(
    String id,
    String name,
    String policyId,
    String drawnFrom,
    @Nullable String federation,
    @Nullable String phase,
    boolean live) {

  /** A school that is still being set up, of no phase yet. */
  public School(
      String id, String name, String policyId, String drawnFrom, @Nullable String federation) {
    this(id, name, policyId, drawnFrom, federation, null, false);
  }
}
