package org.chalkline.nearmiss;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a near miss.
 *
 * @param kind one of {@link NearMisses#KINDS}
 * @param platform one of {@link NearMisses#PLATFORMS}
 * @param place one of {@link NearMisses#PLACES}
 * @param happenedOn the day, in London; null where it is not known
 * @param deleted whether the picture, if there was one, is deleted
 * @param withheld whether the name is withheld
 */
public record ReportNearMiss(
    String school,
    String kind,
    String platform,
    String place,
    String said,
    @Nullable LocalDate happenedOn,
    boolean deleted,
    boolean withheld) {}
