package org.chalkline.casework;

/**
 * The police asked that nobody contact whoever is behind this case. Announced inside the
 * transaction, so that whatever would contact them waits.
 *
 * @clause default 7
 */
public record ContactHeld(String caseId, String reference, String school, String actor) {}
