package org.chalkline.contacts;

import java.time.Instant;

/**
 * A body outside the school has answered.
 *
 * @param at when; not in the future
 * @param person who answered; may be empty
 * @param bodyReference their number; empty if it is the one that is known, or there is none
 * @param words what they answered
 */
public record AnswerCame(Instant at, String person, String bodyReference, String words) {}
