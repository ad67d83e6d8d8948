package org.chalkline.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.chalkline.installation.Scope;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads anew at each request who the signed-in person is and which roles they hold, and puts the
 * schools of those roles in reach. Whoever was disabled, or has a session that has ended, is nobody
 * from here on; the filters behind this one then ask them to sign in (AU-4).
 */
class SignedIn extends OncePerRequestFilter {

  static final String ME = "chalkline.me";

  private final People people;
  private final Sessions sessions;
  private final boolean stateless;

  /**
   * The filter of one chain.
   *
   * @param stateless true where each request brings its own proof and no session counts
   */
  SignedIn(People people, Sessions sessions, boolean stateless) {
    this.people = people;
    this.sessions = sessions;
    this.stateless = stateless;
  }

  /** Error pages are of the same person. */
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    if (who == null || !Sessions.isPerson(who)) {
      request.removeAttribute(ME);
      chain.doFilter(request, response);
      return;
    }
    HttpSession session = request.getSession(false);
    Optional<People.Current> current =
        people
            .current(who.getName())
            .filter(it -> stateless || (session != null && sessions.holds(session, it)));
    if (current.isEmpty()) {
      if (session != null && !stateless) {
        session.invalidate();
      }
      SecurityContextHolder.clearContext();
      request.removeAttribute(ME);
      chain.doFilter(request, response);
      return;
    }
    Me me = current.get().me();
    request.setAttribute(ME, me);
    try {
      Scope.of(me.schools(), () -> pass(request, response, chain));
    } catch (Passed passed) {
      if (passed.failure instanceof IOException failure) {
        throw failure;
      }
      throw (ServletException) passed.failure;
    }
  }

  private static void pass(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
    try {
      chain.doFilter(request, response);
    } catch (IOException | ServletException failure) {
      throw new Passed(failure);
    }
  }

  /** Carries what was thrown out of the scope. */
  private static final class Passed extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final Exception failure;

    private Passed(Exception failure) {
      super(failure);
      this.failure = failure;
    }
  }
}
