package org.chalkline.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.ModelAndView;

/** Gives a problem its form: a page for people, a problem document under {@code /api/}. */
final class Problems {

  private Problems() {}

  static boolean api(HttpServletRequest request) {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String uri = failed == null ? request.getRequestURI() : failed.toString();
    return uri.substring(Math.min(uri.length(), request.getContextPath().length()))
        .startsWith("/api/");
  }

  /** A {@link ResponseEntity} or a {@link ModelAndView}. */
  static Object answer(HttpServletRequest request, Problem problem, HttpHeaders headers) {
    if (api(request)) {
      return ResponseEntity.status(problem.status())
          .headers(headers)
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(problem.document());
    }
    ModelAndView page = new ModelAndView("error", Map.of("problem", problem));
    page.setStatus(HttpStatusCode.valueOf(problem.status()));
    return page;
  }

  /** Writes the problem document straight to the answer; for filters. */
  static void write(HttpServletResponse response, Problem problem) throws IOException {
    response.setStatus(problem.status());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(new ObjectMapper().writeValueAsBytes(problem.document()));
  }
}
