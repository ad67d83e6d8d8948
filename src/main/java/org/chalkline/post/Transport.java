package org.chalkline.post;

import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;

/** What carries a notice out of the building. */
public interface Transport {

  /** One mail, as it is on every try; the calendar file is null if none goes with it. */
  record Mail(
      String messageId,
      String address,
      String subject,
      String body,
      @Nullable CalendarFile calendar) {}

  /** The mail server has refused it for good: another try gets the same answer. */
  class ForGood extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ForGood(Throwable answer) {
      super(answer);
    }
  }

  /** The conversation broke off once the mail was being handed over: it may have gone. */
  class Unknown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unknown(Throwable failure) {
      super(failure);
    }
  }

  /** What became of it. */
  enum Outcome {
    /** The mail server has taken it. */
    SENT,
    /** There is no mail server; it stays in the outbox to be read. */
    KEPT
  }

  /**
   * Hands the mail over, once.
   *
   * @throws MailException if it was not taken and another try may do
   * @throws ForGood if it was refused for good
   * @throws Unknown if nobody can know whether it was taken
   */
  Outcome deliver(Mail mail);
}
