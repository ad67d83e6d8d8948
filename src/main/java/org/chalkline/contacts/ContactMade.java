package org.chalkline.contacts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A body outside the school was contacted.
 *
 * @param body the force, the firm, the authority or the platform; 1 to 200 characters
 * @param how {@code telephone}, {@code online}, {@code email}, {@code letter} or {@code person}
 * @param at when; not in the future
 * @param person whom one spoke to; may be empty
 * @param bodyReference their number; may be empty
 * @param words what was said
 * @param documents what was given from the case: {@code evidence:} or {@code pack:} with an id
 * @param otherDocuments what else was given; may be empty
 * @param awaited whether an answer is waited for
 * @param nextChase when they are asked again, a working day to come; null for the time that the
 *     policy names
 */
public record ContactMade(
    String body,
    String how,
    Instant at,
    String person,
    String bodyReference,
    String words,
    List<String> documents,
    String otherDocuments,
    boolean awaited,
    @Nullable LocalDate nextChase) {}
