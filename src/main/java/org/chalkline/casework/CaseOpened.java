package org.chalkline.casework;

/**
 * A case was opened on somebody's report. Announced inside the transaction.
 *
 * @param reportId the report it began with
 */
public record CaseOpened(String reportId, String caseId, String reference, String school) {}
