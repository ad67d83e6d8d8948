package org.chalkline.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Tells a caller of the API who is not signed in so, as a problem document (401). */
public class ApiEntryPoint implements AuthenticationEntryPoint {

  private final String challenge;

  /**
   * An entry point.
   *
   * @param challenge the value of WWW-Authenticate, such as {@code Basic realm="Chalkline"}
   */
  public ApiEntryPoint(String challenge) {
    this.challenge = challenge;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    response.setHeader("WWW-Authenticate", challenge);
    Problems.write(response, Problem.of(401));
  }
}
