package org.chalkline.links;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.chalkline.installation.Installation;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The cookie of an opened link. It is apart from the one of signed-in people, so that neither knows
 * of the other, and ends with the browser.
 */
@Component
class LinkCookie {

  private final boolean secure;

  LinkCookie(Installation installation) {
    this.secure = !installation.evaluation();
  }

  /** The name of a cookie of these pages: bound to this host where there is HTTPS. */
  String name(String plain) {
    return (secure ? "__Host-" : "") + plain;
  }

  boolean secure() {
    return secure;
  }

  Optional<String> read(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(it -> it.getName().equals(name("chalkline-link")))
            .map(Cookie::getValue)
            .findFirst();
  }

  void write(HttpServletResponse response, String secret) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie(secret, -1));
  }

  void clear(HttpServletResponse response) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie("", 0));
  }

  private String cookie(String value, long seconds) {
    return ResponseCookie.from(name("chalkline-link"), value)
        .httpOnly(true)
        .secure(secure)
        .sameSite("Lax")
        .path("/")
        .maxAge(seconds)
        .build()
        .toString();
  }
}
