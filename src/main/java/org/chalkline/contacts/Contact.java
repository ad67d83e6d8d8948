package org.chalkline.contacts;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A matter that a body outside the school was told of, or is to be.
 *
 * @param body the force, the firm, the authority or the platform by name; empty until it was
 *     contacted
 * @param bodyReference the number under which they have it; empty if they gave none
 * @param nextChase when they are asked again; null unless an answer is waited for
 * @param tries how often they were asked
 * @param entries everything that was said and given, oldest first
 * @clause default 74 an outside body is asked again
 */
public record Contact(
    String id,
    String caseId,
    String school,
    String reference,
    Body kind,
    State state,
    String body,
    String person,
    String bodyReference,
    Instant begunAt,
    @Nullable Instant lastContact,
    @Nullable Instant nextChase,
    int tries,
    List<Entry> entries) {

  /** Where a contact stands. */
  public enum State {
    /** It is to be made. */
    TO_MAKE,
    /** An answer is waited for. */
    WAITING,
    /** They have answered. */
    ANSWERED,
    /** It was made, and no answer is waited for. */
    MADE,
    /** It was not needed. */
    NOT_MADE,
    /** No answer came, and nobody waits for one any longer. */
    GIVEN_UP;

    /** As the database and the API write it. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * One thing that was said, asked or answered.
   *
   * @param what {@code made}, {@code asked-again}, {@code answered}, {@code not-made} or {@code
   *     given-up}
   * @param happenedAt when it happened, which may be before it was written down
   * @param how {@code telephone}, {@code online}, {@code email}, {@code letter}, {@code person};
   *     empty for an answer
   * @param documents what was given to them from the case: {@code evidence:} or {@code pack:} with
   *     an id
   * @param otherDocuments what else was given, in words
   */
  public record Entry(
      String id,
      Instant recordedAt,
      String recordedBy,
      String what,
      Instant happenedAt,
      String how,
      String person,
      String bodyReference,
      String words,
      List<String> documents,
      String otherDocuments) {}
}
