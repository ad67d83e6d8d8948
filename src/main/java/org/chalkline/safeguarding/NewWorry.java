package org.chalkline.safeguarding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is worried about a child.
 *
 * @param school where
 * @param child whom it is about, as far as known; up to 200 characters
 * @param worry what they saw, heard or were told; 1 to 4,000 characters
 * @param place where; up to 200 characters
 * @param behind who seems to be behind it, in words; up to 500 characters
 * @param post the post of whoever seems to be behind it, a role id; null if none was chosen
 * @param danger whether the child is thought to be in danger now
 * @param seenAt when they saw or heard it; null for now
 */
public record NewWorry(
    String school,
    String child,
    String worry,
    String place,
    String behind,
    @Nullable String post,
    boolean danger,
    @Nullable Instant seenAt) {}
