package org.chalkline.letters;

/**
 * A letter that had gone came back, or its address was found to be wrong: whoever it was for does
 * not have it. Announced inside the transaction; somebody is asked to send it otherwise, and {@link
 * LetterSent} tells when it has gone again.
 *
 * @param letterId its id
 * @param caseId the case's id
 * @param kind its kind, a {@link LetterKind#id()}
 * @param number its number within the case
 */
public record LetterReturned(String letterId, String caseId, String kind, int number) {}
