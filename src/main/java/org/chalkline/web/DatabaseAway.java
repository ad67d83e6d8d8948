package org.chalkline.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers when the database fails before any controller has begun: while a session is looked up or
 * somebody signs in. The page stands by itself, since the ordinary one asks the database who reads
 * it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class DatabaseAway extends OncePerRequestFilter {

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en-GB">
      <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Chalkline cannot answer at the moment</title></head>
      <body>
      <main>
      <h1>Chalkline cannot answer at the moment</h1>
      <p>Its database did not answer. What you sent may not have been saved.</p>
      <p>Wait a minute, go back and send it again: nothing is done twice.</p>
      <p>If it happens again, tell your administrator the number %s.</p>
      <p>If somebody is in danger now, do not wait: call 999.</p>
      </main>
      </body>
      </html>
      """;

  private static final String DOCUMENT =
      """
      {"type":"about:blank","title":"Chalkline cannot answer at the moment","status":503,
      "detail":"The database did not answer. Try again; if it happens again, tell your administrator\
       the number %s"}
      """;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException failure) {
      if (!ofTheDatabase(failure) || response.isCommitted()) {
        throw failure;
      }
      answer(request, response, Incident.logged(failure));
    }
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  private static void answer(
      HttpServletRequest request, HttpServletResponse response, String number) throws IOException {
    boolean api = request.getRequestURI().startsWith("/api/");
    response.reset();
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setHeader("Retry-After", "60");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    response.setContentType(api ? "application/problem+json" : "text/html;charset=UTF-8");
    response
        .getOutputStream()
        .write((api ? DOCUMENT : PAGE).formatted(number).getBytes(StandardCharsets.UTF_8));
  }

  private static boolean ofTheDatabase(Throwable failure) {
    @Nullable Throwable current = failure;
    for (int depth = 0; current != null && depth < 10; depth++) {
      if (current instanceof DataAccessException
          || current instanceof CannotCreateTransactionException) {
        return true;
      }
      current = current.getCause();
    }
    return false;
  }
}
