package org.chalkline.safeguarding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was told of a child.
 *
 * @param reporter who told it, a person's id; null where another case handed over
 * @param source the case that handed over, if one did
 * @param child whom it is about, in the words given; may be empty
 * @param place where it happened or was seen; may be empty
 * @param behind who seems to be behind it; may be empty
 * @param danger whether the child is thought to be in danger now
 */
record Worry(
    @Nullable String reporter,
    @Nullable String source,
    String child,
    String worry,
    String place,
    String behind,
    boolean danger,
    Instant seenAt,
    Instant at) {}
