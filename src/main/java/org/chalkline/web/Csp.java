package org.chalkline.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;

/** The content security policy: nothing but our own files, and scripts only with the nonce. */
public final class Csp {

  /** The name of the request attribute that holds the nonce. */
  public static final String NONCE = "nonce";

  private static final String HEADER = "Content-Security-Policy";
  private static final SecureRandom RANDOM = new SecureRandom();

  private Csp() {}

  /**
   * Allows style attributes on this one answer: the diagram viewer sets them in the markup it
   * makes. Style elements and foreign style sheets stay forbidden.
   */
  public static void allowDiagram(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader(HEADER, policy(request) + "; style-src-attr 'unsafe-inline'");
  }

  static void begin(HttpServletRequest request, HttpServletResponse response) {
    if (request.getAttribute(NONCE) == null) {
      byte[] bytes = new byte[18];
      RANDOM.nextBytes(bytes);
      request.setAttribute(NONCE, Base64.getUrlEncoder().encodeToString(bytes));
    }
    response.setHeader(HEADER, apiBrowser(request) ? browsing() : policy(request));
  }

  private static String policy(HttpServletRequest request) {
    return "default-src 'none'; script-src 'nonce-"
        + request.getAttribute(NONCE)
        + "'; style-src 'self'; img-src 'self' data:; font-src 'none'; connect-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
  }

  /** The pages that describe the API come from a library which knows no nonce. */
  private static String browsing() {
    return "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        + "img-src 'self' data:; font-src 'none'; connect-src 'self'; form-action 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'";
  }

  private static boolean apiBrowser(HttpServletRequest request) {
    return request
        .getRequestURI()
        .substring(request.getContextPath().length())
        .startsWith("/swagger-ui/");
  }
}
