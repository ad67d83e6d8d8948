package org.chalkline.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * Refuses what is not allowed, a missing token included: a plain page or a problem document (403).
 */
public class ProblemAccessDenied implements AccessDeniedHandler {

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    if (Problems.api(request)) {
      Problems.write(response, Problem.of(403));
    } else {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }
}
