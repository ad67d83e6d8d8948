package org.chalkline.casework;

import java.util.List;

/**
 * One reason for which people were outside a case has ended. Announced inside the transaction.
 *
 * @param why the reason that has ended; they may still be outside for another
 */
public record WallLifted(String caseId, List<String> persons, Walls.Why why, String actor) {}
