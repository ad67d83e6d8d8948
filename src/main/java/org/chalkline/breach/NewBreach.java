package org.chalkline.breach;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says who reports a breach.
 *
 * @param school whose matter it is, as they see it
 * @param pupilSchool the school of the pupil it concerns, where that is another; null otherwise
 * @param accused who is said to have done it, in words; may be empty where a person is chosen
 * @param accusedId a person of the school, if one was chosen
 * @param role one of {@link BreachInvestigation#ROLES}, or {@code unknown}
 * @param said what happened
 * @param platform where: an open list
 * @param postedAt when it was posted or done, if known
 * @param nameWithheld whether the reporter wants their name kept from those who work on it
 */
public record NewBreach(
    String school,
    @Nullable String pupilSchool,
    String accused,
    @Nullable String accusedId,
    String role,
    String said,
    String platform,
    String place,
    @Nullable String link,
    @Nullable Instant postedAt,
    boolean childHarmed,
    boolean dataBroken,
    boolean illegal,
    boolean sexualApproach,
    boolean nameWithheld) {}
