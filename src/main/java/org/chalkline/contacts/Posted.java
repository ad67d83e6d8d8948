package org.chalkline.contacts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A post, as it was reported.
 *
 * @param where the account, the group or the page
 * @param address its address; null if nobody gave one
 * @param said what was said, in the reporter's words; never given to a platform
 * @param postedAt when it was posted; null if nobody knows
 */
public record Posted(
    String platform,
    String where,
    @Nullable String address,
    String said,
    @Nullable Instant postedAt,
    Instant seenAt) {}
