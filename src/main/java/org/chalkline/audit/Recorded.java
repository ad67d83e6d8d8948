package org.chalkline.audit;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry as it stands in the history.
 *
 * @param sequence its place in its chain, from 1 without gaps
 * @param at when it was done, in microseconds
 * @param actor who did it: a person's id, or {@code chalkline}
 * @param what a dotted code
 * @param clause the clause that asked for it, if one did
 * @param words details for people; empty once destroyed
 */
public record Recorded(
    long sequence,
    Instant at,
    String actor,
    String what,
    @Nullable String clause,
    Map<String, String> words) {}
