package org.chalkline.post;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice as it stands in the outbox.
 *
 * @param id its id, opaque
 * @param messageId its Message-ID, the same on every try
 * @param schoolId the school on whose behalf it goes out
 * @param personId whom it is for; null if that is an outsider
 * @param address where to
 * @param subject its subject
 * @param body its text
 * @param created when it was put in the outbox
 * @param state how far it has come
 * @param tries how often it was tried
 * @param sentAt when the mail server took it, or when it was kept; absent before
 * @param lastError why the last try failed, if one did
 * @param calendar the calendar file that goes with it; absent if none does
 */
public record Sent(
    String id,
    String messageId,
    String schoolId,
    @Nullable String personId,
    String address,
    String subject,
    String body,
    Instant created,
    State state,
    int tries,
    @Nullable Instant sentAt,
    @Nullable String lastError,
    @Nullable CalendarFile calendar) {

  /** How far a notice has come. */
  public enum State {
    /** It waits for its first or next try. */
    WAITING,
    /** It is being sent, or was when the application stopped. */
    SENDING,
    /** The mail server has taken it. */
    SENT,
    /** There is no mail server: it can be read in the outbox and went nowhere. */
    KEPT,
    /** It was refused or came back, or all tries have failed; somebody has to look. */
    FAILED,
    /** A letter that may have gone or not, and nobody can know: a person decides. */
    PERHAPS
  }
}
