package org.chalkline.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.chalkline.web.ApiEntryPoint;
import org.chalkline.web.ProblemAccessDenied;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * Answers whoever may not pass: who is not signed in is asked to, who is and may not is refused,
 * and that is recorded.
 */
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final SecurityLog log;
  private final ApiEntryPoint api;
  private final ProblemAccessDenied denied = new ProblemAccessDenied();

  /**
   * Refusals.
   *
   * @param challenge how a caller of the API proves who they are
   */
  Refusals(SecurityLog log, String challenge) {
    this.log = log;
    this.api = new ApiEntryPoint(challenge);
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    if (Security.api(request)) {
      api.commence(request, response, e);
    } else if (request.getHeader("HX-Request") != null) {
      response.setHeader("HX-Redirect", Security.SIGN_IN);
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    } else {
      response.sendRedirect(Security.SIGN_IN);
    }
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
      throws IOException {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    if (who != null && Sessions.isPerson(who)) {
      log.denied(who.getName(), request.getMethod(), request.getServletPath());
      denied.handle(request, response, e);
    } else if (Security.api(request)) {
      denied.handle(request, response, e);
    } else {
      // A form of a session that has ended, the sign-in form itself among them.
      response.sendRedirect(Security.SIGN_IN + "?ended");
    }
  }
}
