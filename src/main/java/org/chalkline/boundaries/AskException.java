package org.chalkline.boundaries;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a member of staff says who asks for an exception.
 *
 * @param relation family, staff-parent or other
 * @param whom with whom they want to be in contact
 * @param until the last day on which they want it; null if they name none
 */
public record AskException(
    String school, String relation, String whom, String why, @Nullable LocalDate until) {}
