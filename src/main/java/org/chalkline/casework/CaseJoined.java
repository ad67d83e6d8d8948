package org.chalkline.casework;

/**
 * A case turned out to be of a post that another case deals with. Announced inside the transaction.
 */
public record CaseJoined(String caseId, String intoCaseId, String actor) {}
