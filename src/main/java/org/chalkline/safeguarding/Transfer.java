package org.chalkline.safeguarding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file of a child that goes to another school, as the log keeps it.
 *
 * @param sha256 the digest of the package, which the other school can compare
 * @param evidence the ids of the items of evidence that the package holds
 * @param manifest every item with its size and digest
 * @param state made, sent, not-sent, received or given-up
 * @param passwordHow by which other way the password was told
 * @param receiptDue when the receipt is chased, if it has not come
 * @param kept whether the package is still here
 */
public record Transfer(
    String id,
    String caseId,
    String toSchool,
    String toPerson,
    String madeBy,
    Instant madeAt,
    String sha256,
    int size,
    List<String> evidence,
    String manifest,
    String state,
    @Nullable LocalDate sentOn,
    String sentHow,
    String passwordHow,
    @Nullable Instant receiptDue,
    int askedAgain,
    @Nullable Instant receivedAt,
    String receiptWords,
    boolean kept) {}
