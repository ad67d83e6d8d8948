package org.chalkline.casework;

/** A closed case was opened again. Announced inside the transaction. */
public record CaseReopened(String caseId, String reference, String kind, String actor) {}
