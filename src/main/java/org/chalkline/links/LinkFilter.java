package org.chalkline.links;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.chalkline.installation.Scope;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets nobody to what lies behind a link but who has entered the code of a link of that purpose,
 * and puts the link's school, and no other, in reach. Whoever has not is told so; what they had
 * written is shown to them again, so that it is not lost.
 */
class LinkFilter extends OncePerRequestFilter {

  static final String OPENED = "chalkline.link";
  static final String ENDED = "/m/ended";

  private final Visits visits;
  private final LinkCookie cookie;
  private final List<String> purposes;

  /**
   * The filter.
   *
   * @param purposes the first part of the addresses that only an opened link leads to
   */
  LinkFilter(Visits visits, LinkCookie cookie, List<String> purposes) {
    this.visits = visits;
    this.cookie = cookie;
    this.purposes = List.copyOf(purposes);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
    String[] parts = request.getServletPath().split("/", -1);
    String first = parts.length > 2 ? parts[2] : "";
    if (parts.length <= 3 && !purposes.contains(first)) {
      chain.doFilter(request, response);
      return;
    }
    Optional<Opened> opened =
        cookie.read(request).flatMap(visits::find).filter(it -> it.purpose().equals(first));
    if (opened.isPresent()) {
      request.setAttribute(OPENED, opened.get());
      pass(opened.get(), request, response, chain);
    } else if (request.getMethod().equals("POST")) {
      request.getRequestDispatcher(ENDED).forward(request, response);
    } else {
      response.sendRedirect(request.getContextPath() + ENDED);
    }
  }

  private static void pass(
      Opened opened, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Exception[] failed = new Exception[1];
    Scope.of(
        List.of(opened.school()),
        () -> {
          try {
            chain.doFilter(request, response);
          } catch (IOException | ServletException failure) {
            failed[0] = failure;
          }
        });
    if (failed[0] instanceof IOException failure) {
      throw failure;
    }
    if (failed[0] instanceof ServletException failure) {
      throw failure;
    }
  }
}
