package org.chalkline.post;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** What may stand in the head of a mail: nothing that becomes a second header or recipient. */
final class Address {

  private static final int LONGEST = 254;
  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_BODY = 10_000;

  private Address() {}

  /**
   * Refuses what is not exactly one mail address, one line of subject and a text.
   *
   * @throws IllegalArgumentException if it is not
   */
  static void check(String address, String subject, String body) {
    if (subject.isBlank() || subject.length() > LONGEST_SUBJECT || hasControl(subject)) {
      throw new IllegalArgumentException("A subject is one line of 1 to 200 characters");
    }
    if (body.length() > LONGEST_BODY || body.indexOf(0) >= 0) {
      throw new IllegalArgumentException("A body has at most 10,000 characters");
    }
    if (!one(address)) {
      throw new IllegalArgumentException("Not one mail address");
    }
  }

  private static boolean hasControl(String text) {
    return text.codePoints().anyMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
  }

  /** Whether this is exactly one mail address, in ASCII. */
  static boolean one(String address) {
    boolean plain =
        address.chars().allMatch(c -> c > ' ' && c < 0x7F && "<>()[],;:\\\"".indexOf(c) < 0);
    if (!plain || address.length() > LONGEST) {
      return false;
    }
    try {
      InternetAddress one = new InternetAddress(address, true);
      return one.getAddress().equals(address) && address.indexOf('@') > 0;
    } catch (AddressException wrong) {
      return false;
    }
  }
}
