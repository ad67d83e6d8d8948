package org.chalkline.casework;

import java.util.List;

/**
 * People are outside a case from now on. Announced inside the transaction, so that a case that goes
 * on from this one keeps them out in the same moment (AC-3).
 *
 * @param caseId the case around which the wall stands
 */
public record WallRaised(String caseId, List<String> persons, Walls.Why why, String actor) {}
