package org.chalkline.evidence;

/**
 * An item of evidence was locked away. Announced inside the transaction.
 *
 * @param by who locked it, a person's id
 */
public record LockedAway(String evidenceId, String caseId, String by) {}
