package org.chalkline.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that came due and failed.
 *
 * @param id of the engine's job; the id of a step where it is the alarm of a step
 * @param reference the business key of its process; null where it belongs to none
 * @param process the model's name; null where it belongs to none
 * @param step the name of the element that failed; null where the model gives it none
 * @param since when it failed first
 * @param last when it failed last
 * @param tries how often it was tried
 * @param givenUp whether it is not tried again by itself
 * @param kind the failure and what it came from, by kind and place, without a word of any message
 */
public record FailedJob(
    String id,
    @Nullable String reference,
    @Nullable String process,
    @Nullable String step,
    Instant since,
    Instant last,
    int tries,
    boolean givenUp,
    String kind) {}
