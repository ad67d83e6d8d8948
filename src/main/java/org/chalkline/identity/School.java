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
 */
public record School(
    String id, String name, String policyId, String drawnFrom, @Nullable String federation) {}
