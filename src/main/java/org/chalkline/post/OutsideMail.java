package org.chalkline.post;

import org.jspecify.annotations.Nullable;

/**
 * A plain-text mail to somebody who is no person of ours: a parent, a platform. It says the
 * school's name, that there is a message, and a link; never what it is about (OU-4). What became of
 * it is told by {@link MailSent}, {@link MailRefused} and {@link MailPerhaps}.
 *
 * @param schoolId the school on whose behalf it goes out
 * @param address the mail address, ASCII, at most 254 characters
 * @param subject one line of 1 to 200 characters
 * @param body plain text of at most 10,000 characters
 * @param about the id of the case that it is about, which the mail does not carry; null if of none
 * @param calendar a calendar file that goes with it; null if none does
 * @param letter whether it brings a letter: then it goes once, and where nobody can know whether it
 *     has gone, a person decides
 */
public record OutsideMail(
    String schoolId,
    String address,
    String subject,
    String body,
    @Nullable String about,
    @Nullable CalendarFile calendar,
    boolean letter) {

  /**
   * Checks that nothing in it can become a second header or a second recipient.
   *
   * @throws IllegalArgumentException if the address is not exactly one mail address, or the subject
   *     is not one line of text, or something is empty or too long
   */
  public OutsideMail {
    if (schoolId.isBlank()) {
      throw new IllegalArgumentException("A mail has a school");
    }
    Address.check(address, subject, body);
  }

  /** Whether this is exactly one mail address that mail can be sent to. */
  public static boolean isAddress(String typed) {
    return Address.one(typed);
  }
}
