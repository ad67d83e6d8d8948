package org.chalkline.links;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/** Makes what nobody can guess, and what is kept in its place. */
final class Secrets {

  /** 192 bits. */
  private static final int BYTES = 24;

  /** No sign in it is taken for another, on paper or on the telephone. */
  private static final String SIGNS = "ACDEFGHJKMNPQRTUVWXY34679";

  private static final int SIGNS_OF_CODE = 8;
  private static final int LONGEST_TYPED = 40;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Secrets() {}

  /** A secret for an address or a cookie. */
  static String token() {
    byte[] secret = new byte[BYTES];
    RANDOM.nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  /** A code, as it is compared: eight signs out of 25. */
  static String code() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < SIGNS_OF_CODE; i++) {
      code.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
    }
    return code.toString();
  }

  /** A code as people read it. */
  static String shown(String code) {
    return code.substring(0, SIGNS_OF_CODE / 2) + "-" + code.substring(SIGNS_OF_CODE / 2);
  }

  /** What somebody typed, as it is compared; empty if it cannot be a code. */
  static String typed(String code) {
    return code.length() > LONGEST_TYPED
        ? ""
        : code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }

  /** The SHA-256 of a secret of full length. */
  static byte[] digest(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
