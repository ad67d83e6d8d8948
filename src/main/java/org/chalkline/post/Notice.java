package org.chalkline.post;

import org.jspecify.annotations.Nullable;

/**
 * A plain-text mail to one person. It tells that something waits, never what: no case content.
 *
 * @param schoolId the school on whose behalf it goes out
 * @param personId whom it is for
 * @param address the person's mail address, ASCII, at most 254 characters
 * @param subject one line of 1 to 200 characters
 * @param body plain text of at most 10,000 characters
 * @param about the id of the case that it is about, which the mail does not carry; null if of none
 */
public record Notice(
    String schoolId,
    String personId,
    String address,
    String subject,
    String body,
    @Nullable String about) {

  /** A notice that is about no case. */
  public Notice(String schoolId, String personId, String address, String subject, String body) {
    this(schoolId, personId, address, subject, body, null);
  }

  /**
   * Checks that nothing in it can become a second header or a second recipient.
   *
   * @throws IllegalArgumentException if the address is not exactly one mail address, or the subject
   *     is not one line of text, or something is empty or too long
   */
  public Notice {
    if (schoolId.isBlank() || personId.isBlank()) {
      throw new IllegalArgumentException("A notice has a school and a person");
    }
    Address.check(address, subject, body);
  }
}
