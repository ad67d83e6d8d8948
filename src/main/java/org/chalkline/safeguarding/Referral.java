package org.chalkline.safeguarding;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a referral stands.
 *
 * @param threshold harm, need, below or none; empty until somebody has decided
 * @param notShared why nothing is shared with anybody outside; empty where something is
 * @param adultInvolved whether an adult who works with children may be behind it
 * @param parents told, not-told or others; empty until it is decided
 * @param lookAgainOn the day on which somebody looks again, while the child is watched
 */
public record Referral(
    String caseId,
    String threshold,
    String reason,
    String notShared,
    boolean adultInvolved,
    @Nullable Instant decidedAt,
    String parents,
    String parentsReason,
    @Nullable LocalDate lookAgainOn) {}
