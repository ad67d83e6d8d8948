package org.chalkline.letters;

/**
 * A letter has gone: the mail with its link was taken, or it was posted. Announced inside the
 * transaction.
 *
 * @param letterId its id
 * @param caseId the case's id
 * @param kind its kind, a {@link LetterKind#id()}
 * @param number its number within the case
 */
public record LetterSent(String letterId, String caseId, String kind, int number) {}
