package org.chalkline.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.chalkline.installation.Installation;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * Who gets in: nobody without signing in, but for the pages that lead in and static files. What is
 * not named here asks for a signed-in person (AC-1).
 */
@Configuration(proxyBeanMethods = false)
class Security {

  static final String SIGN_IN = "/sign-in";
  private static final String BASIC = "Basic realm=\"Chalkline\", charset=\"UTF-8\"";

  private static final String[] FILES = {"/assets/**", "/favicon.ico"};
  private static final String[] WAYS_IN = {
    SIGN_IN,
    SIGN_IN + "/code",
    SIGN_IN + "/passkey",
    SIGN_IN + "/passkey/options",
    "/first-administrator",
    "/invitation",
    "/invitation/passkey",
    "/invitation/passkey/options",
    "/error",
    "/actuator/health"
  };
  private static final String[] API_DESCRIBED = {
    "/api/openapi.json",
    "/browse",
    "/browse/**",
    "/api/openapi.json/**",
    "/api/openapi.yaml",
    "/v3/api-docs/**",
    "/swagger-ui.html",
    "/swagger-ui/**",
    "/api/swagger-ui/**",
    "/api/browse/**"
  };

  /** Whether this is a call of the API and not of a page. */
  static boolean api(HttpServletRequest request) {
    return request.getServletPath().startsWith("/api/");
  }

  @Bean
  CsrfTokenRepository csrfTokens() {
    return new HttpSessionCsrfTokenRepository();
  }

  /** Remembers the page that somebody asked for before they were asked to sign in. */
  @Bean
  RequestCache askedBefore() {
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    cache.setMatchingRequestParameterName(null);
    cache.setRequestMatcher(
        request ->
            request.getMethod().equals("GET")
                && !api(request)
                && request.getHeader("HX-Request") == null
                && String.valueOf(request.getHeader("Accept")).contains("text/html"));
    return cache;
  }

  @Bean
  CookieSerializer cookieSerializer(Installation installation) {
    DefaultCookieSerializer cookie = new DefaultCookieSerializer();
    cookie.setCookieName(installation.evaluation() ? "chalkline" : "__Host-chalkline");
    cookie.setUseSecureCookie(!installation.evaluation());
    cookie.setUseHttpOnlyCookie(true);
    cookie.setSameSite("Lax");
    cookie.setCookiePath("/");
    return cookie;
  }

  /** Files that are the same for everybody: no session, no database. */
  @Bean
  @Order(1)
  SecurityFilterChain files(HttpSecurity http) throws Exception {
    return plain(http.securityMatcher(FILES))
        .requestCache(AbstractHttpConfigurer::disable)
        .authorizeHttpRequests(it -> it.anyRequest().permitAll())
        .build();
  }

  /**
   * The API by HTTP Basic, in an evaluation only: each call proves itself, so it needs no token.
   */
  @Bean
  @Order(2)
  SecurityFilterChain apiByBasic(
      HttpSecurity http,
      Installation installation,
      People people,
      Sessions sessions,
      SecurityLog log,
      BasicSignIn basicSignIn)
      throws Exception {
    Refusals refusals = new Refusals(log, BASIC);
    return plain(
            http.securityMatcher(
                request -> installation.evaluation() && api(request) && byBasic(request)))
        .requestCache(AbstractHttpConfigurer::disable)
        .authenticationProvider(basicSignIn)
        .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
        .exceptionHandling(
            it -> it.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .authorizeHttpRequests(it -> it.anyRequest().authenticated())
        .addFilterBefore(new SignedIn(people, sessions, true), AuthorizationFilter.class)
        .build();
  }

  /** Everything else, by session: every change needs the token, on the API too. */
  @Bean
  @Order(3)
  SecurityFilterChain pages(
      HttpSecurity http,
      Installation installation,
      People people,
      Sessions sessions,
      SecurityLog log,
      CsrfTokenRepository tokens,
      RequestCache askedBefore)
      throws Exception {
    Refusals refusals = new Refusals(log, installation.evaluation() ? BASIC : "Session");
    return http.headers(AbstractHttpConfigurer::disable)
        .csrf(it -> it.csrfTokenRepository(tokens))
        .requestCache(it -> it.requestCache(askedBefore))
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(
            out ->
                out.logoutUrl("/sign-out")
                    .logoutSuccessHandler(
                        (request, response, who) -> {
                          if (who != null) {
                            log.signedOut(who.getName());
                          }
                          response.sendRedirect(SIGN_IN + "?signed-out");
                        }))
        .exceptionHandling(
            it -> it.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .authorizeHttpRequests(
            it -> {
              it.requestMatchers(WAYS_IN).permitAll();
              if (!installation.evaluation()) {
                it.requestMatchers(API_DESCRIBED).denyAll();
              }
              it.anyRequest().authenticated();
            })
        .addFilterBefore(new SignedIn(people, sessions, false), AuthorizationFilter.class)
        .build();
  }

  private static HttpSecurity plain(HttpSecurity http) throws Exception {
    return http.headers(AbstractHttpConfigurer::disable)
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
  }

  private static boolean byBasic(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    return header != null && header.toLowerCase(Locale.ROOT).startsWith("basic ");
  }
}
