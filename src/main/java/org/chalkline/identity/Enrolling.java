package org.chalkline.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/** The secret of an authenticator app that is offered in a session until the app has it. */
final class Enrolling {

  private static final String SECRET = "chalkline.enrolling";

  private Enrolling() {}

  /** The secret offered in this session; the same until it is taken. */
  static String secret(HttpServletRequest request) {
    HttpSession session = request.getSession();
    synchronized (Enrolling.class) {
      if (session.getAttribute(SECRET) instanceof String secret) {
        return secret;
      }
      String secret = SecondFactors.freshSecret();
      session.setAttribute(SECRET, secret);
      return secret;
    }
  }

  /** In groups of four, to be read and typed. */
  static String shown(String secret) {
    return secret.replaceAll("(.{4})(?!$)", "$1 ");
  }

  /** It was taken. */
  static void done(HttpServletRequest request) {
    request.getSession().removeAttribute(SECRET);
  }
}
