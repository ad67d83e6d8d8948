package org.chalkline.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.chalkline.installation.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads anew at each request who the signed-in person is and which roles they hold, and puts the schools
 * of those roles in reach. Who was disabled is signed out; so is a session of eight hours (AU-4).
 */
class SignedIn extends OncePerRequestFilter {

  static final String ME = "chalkline.me";
  private static final Duration LONGEST = Duration.ofHours(8);

  private final People people;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  SignedIn(People people, JdbcClient jdbc, TransactionTemplate transaction) {
    this.people = people;
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    boolean person =
        who != null
            && who.getAuthorities().stream().anyMatch(it -> it.getAuthority().equals("PERSON"));
    if (!person) {
      chain.doFilter(request, response);
      return;
    }
    Optional<Me> me = Scope.everywhere(() -> transaction.execute(status -> read(who.getName())));
    HttpSession session = request.getSession(false);
    boolean tooLong =
        session != null
            && Instant.ofEpochMilli(session.getCreationTime()).plus(LONGEST).isBefore(Instant.now());
    if (me == null || me.isEmpty() || tooLong) {
      if (session != null) {
        session.invalidate();
      }
      SecurityContextHolder.clearContext();
      chain.doFilter(request, response);
      return;
    }
    request.setAttribute(ME, me.get());
    try {
      Scope.of(
          me.get().schools(),
          () -> {
            try {
              chain.doFilter(request, response);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            } catch (ServletException e) {
              throw new Passed(e);
            }
          });
    } catch (Passed passed) {
      throw passed.cause;
    }
  }

  private Optional<Me> read(String personId) {
    boolean enabled =
        jdbc.sql("select enabled from person where id = ?")
            .param(personId)
            .query(Boolean.class)
            .optional()
            .orElse(false);
    return enabled
        ? people.find(personId).map(person -> new Me(person, people.rolesOf(personId)))
        : Optional.empty();
  }

  private static final class Passed extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final ServletException cause;

    private Passed(ServletException cause) {
      super(cause);
      this.cause = cause;
    }
  }
}
