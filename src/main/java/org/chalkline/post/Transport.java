package org.chalkline.post;

import org.springframework.mail.MailException;

/** What carries a notice out of the building. */
public interface Transport {

  /** One mail, as it is on every try. */
  record Mail(String messageId, String address, String subject, String body) {}

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
   * @throws MailException if it was not taken, or nobody can know whether it was
   */
  Outcome deliver(Mail mail);
}
