package org.chalkline.boundaries;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of an attempt at contact.
 *
 * @param direction in where a pupil or parent tried to reach staff, out where staff tried
 * @param other pupil, former-pupil or parent
 * @param otherName how they are called, as far as it is known
 * @param way friend-request, message, follow or other
 * @param staffName inward: who was contacted, empty for whoever reports; outward: who attempted it
 * @param happenedOn the day, in London; null where it is not known
 * @param worrying sexual, a threat, or a wish for pictures, a meeting or secrecy
 */
public record ReportAttempt(
    String school,
    String direction,
    String other,
    String otherName,
    String way,
    String platform,
    String said,
    String staffName,
    @Nullable LocalDate happenedOn,
    boolean worrying) {}
