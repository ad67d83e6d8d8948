package org.chalkline.casework;

/**
 * A case now belongs to another school: modules move their own rows. Announced inside the
 * transaction.
 */
public record CaseMoved(String caseId, String fromSchool, String toSchool) {}
