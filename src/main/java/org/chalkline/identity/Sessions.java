package org.chalkline.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;

/**
 * Sessions of signed-in people: a new id at sign-in, ended after 15 minutes without a request (the
 * session store sees to that), after 8 hours in any case, and once the person's session version has
 * moved on (AU-4).
 */
@Component
class Sessions {

  private static final String PERSON = "PERSON";
  private static final String SINCE = "chalkline.since";
  private static final String VERSION = "chalkline.version";
  private static final String HALF = "chalkline.half";
  private static final String FRESH = "chalkline.fresh";
  private static final Duration LONGEST = Duration.ofHours(8);
  private static final Duration LONGEST_HALF = Duration.ofMinutes(10);

  private final People people;
  private final SecurityLog log;
  private final MachineTime machine;
  private final RequestCache asked;
  private final SessionAuthenticationStrategy freshIds;
  private final HttpSessionSecurityContextRepository contexts =
      new HttpSessionSecurityContextRepository();

  Sessions(
      People people,
      SecurityLog log,
      MachineTime machine,
      RequestCache asked,
      CsrfTokenRepository tokens) {
    this.people = people;
    this.log = log;
    this.machine = machine;
    this.asked = asked;
    this.freshIds =
        new CompositeSessionAuthenticationStrategy(
            List.of(
                new ChangeSessionIdAuthenticationStrategy(),
                new CsrfAuthenticationStrategy(tokens)));
  }

  /** Somebody who has proved who they are. */
  static Authentication authentication(String personId) {
    return UsernamePasswordAuthenticationToken.authenticated(
        personId, null, AuthorityUtils.createAuthorityList(PERSON));
  }

  /** Whether this is somebody who has signed in. */
  static boolean isPerson(Authentication who) {
    return who.getAuthorities().stream().anyMatch(it -> it.getAuthority().equals(PERSON));
  }

  /**
   * Signs a person in.
   *
   * @param both whether a second factor was shown, or a passkey, which is both
   * @return where they wanted to go, or the start page; always a path of ours
   */
  String begin(
      HttpServletRequest request, HttpServletResponse response, String personId, boolean both) {
    long version = people.current(personId).orElseThrow().sessionVersion();
    Authentication who = authentication(personId);
    freshIds.onAuthentication(who, request, response);
    HttpSession session = request.getSession();
    session.removeAttribute(HALF);
    session.setAttribute(SINCE, machine.now().toEpochMilli());
    session.setAttribute(VERSION, version);
    if (both) {
      freshened(request);
    }
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(who);
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
    log.signedIn(personId);
    return wanted(request, response);
  }

  /** Whether the person of this request signed in to a session of ours. */
  boolean bySession(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null && session.getAttribute(SINCE) != null;
  }

  /** Whether this session of this person still holds. */
  boolean holds(HttpSession session, People.Current current) {
    return session.getAttribute(SINCE) instanceof Long since
        && machine.now().isBefore(Instant.ofEpochMilli(since).plus(LONGEST))
        && session.getAttribute(VERSION) instanceof Long version
        && version == current.sessionVersion();
  }

  /** Notes that a second factor was shown just now. */
  void freshened(HttpServletRequest request) {
    request.getSession().setAttribute(FRESH, machine.now().toEpochMilli());
  }

  /** Since when the session's last second factor; empty if none was ever shown. */
  Optional<Instant> freshSince(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null && session.getAttribute(FRESH) instanceof Long at
        ? Optional.of(Instant.ofEpochMilli(at))
        : Optional.empty();
  }

  /** Notes that this person's session goes on under what has just changed of their account. */
  void goesOn(HttpServletRequest request, String personId) {
    people
        .current(personId)
        .ifPresent(it -> request.getSession().setAttribute(VERSION, it.sessionVersion()));
  }

  /** Notes that this person's password was right and their code is still to come. */
  void beginHalf(HttpServletRequest request, String personId) {
    request.getSession().setAttribute(HALF, machine.now().toEpochMilli() + " " + personId);
  }

  /** Whose code is to come in this session; empty after ten minutes. */
  Optional<String> half(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(HALF) instanceof String half)) {
      return Optional.empty();
    }
    String[] parts = half.split(" ", 2);
    Instant since = Instant.ofEpochMilli(Long.parseLong(parts[0]));
    return machine.now().isBefore(since.plus(LONGEST_HALF))
        ? Optional.of(parts[1])
        : Optional.empty();
  }

  private String wanted(HttpServletRequest request, HttpServletResponse response) {
    SavedRequest saved = asked.getRequest(request, response);
    if (saved == null) {
      return "/";
    }
    asked.removeRequest(request, response);
    URI uri = URI.create(saved.getRedirectUrl());
    String path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    return path.startsWith("/") && !path.startsWith("//") ? path : "/";
  }
}
