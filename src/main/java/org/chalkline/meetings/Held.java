package org.chalkline.meetings;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A meeting was held.
 *
 * @param companion who came along; may be empty
 * @param whyNotShown why the evidence was not seen; empty if it was
 * @param parentNotes what the other side said; must be there where the profile promises it
 * @param removeBy until when the post is taken down, a date of London; there if and only if that is
 *     the outcome
 */
public record Held(
    String present,
    String companion,
    boolean evidenceShown,
    String whyNotShown,
    String schoolNotes,
    String parentNotes,
    Outcome outcome,
    @Nullable LocalDate removeBy,
    String agreed) {}
