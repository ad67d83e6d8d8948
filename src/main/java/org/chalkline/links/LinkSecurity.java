package org.chalkline.links;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/**
 * The pages for people who have no account, all under {@code /m/}. Nobody is signed in there,
 * whoever is elsewhere: no session is read or begun. Every change needs a token that is bound to a
 * cookie of its own, which reading a page does not have to store.
 */
@Configuration(proxyBeanMethods = false)
class LinkSecurity {

  @Bean
  @Order(2)
  SecurityFilterChain outsiders(
      HttpSecurity http, Visits visits, LinkCookie cookie, ObjectProvider<LinkPurpose> purposes)
      throws Exception {
    CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
    tokens.setCookieName(cookie.name("chalkline-form"));
    tokens.setCookiePath("/");
    tokens.setCookieCustomizer(
        it -> it.httpOnly(true).secure(cookie.secure()).sameSite("Lax").maxAge(-1));
    return http.securityMatcher("/m", "/m/**")
        .headers(AbstractHttpConfigurer::disable)
        .csrf(it -> it.csrfTokenRepository(tokens))
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .exceptionHandling(
            it ->
                it.accessDeniedHandler(
                    (request, response, denied) ->
                        response.sendRedirect(request.getRequestURI() + "?again")))
        .authorizeHttpRequests(it -> it.anyRequest().permitAll())
        .addFilterBefore(
            new LinkFilter(
                visits, cookie, purposes.orderedStream().map(LinkPurpose::purpose).toList()),
            AuthorizationFilter.class)
        .build();
  }
}
