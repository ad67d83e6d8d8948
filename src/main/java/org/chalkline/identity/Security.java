package org.chalkline.identity;

import org.chalkline.installation.Installation;
import org.chalkline.web.ApiEntryPoint;
import org.chalkline.web.ProblemAccessDenied;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.transaction.support.TransactionTemplate;

/** Who gets in: nobody without signing in, but for the sign-in page and static files (AC-1). */
@Configuration(proxyBeanMethods = false)
class Security {

  @Bean
  PasswordEncoder passwordEncoder() {
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
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

  /** The API by HTTP Basic, in evaluation mode only: stateless, so no token is needed. */
  @Bean
  @Order(1)
  SecurityFilterChain basicForEvaluation(
      HttpSecurity http,
      Installation installation,
      People people,
      JdbcClient jdbc,
      TransactionTemplate transaction,
      SignIns signIns)
      throws Exception {
    RequestMatcher byBasic =
        request ->
            installation.evaluation()
                && request.getServletPath().startsWith("/api/")
                && request.getHeader("Authorization") != null;
    return http.securityMatcher(byBasic)
        .csrf(csrf -> csrf.disable())
        .headers(headers -> headers.disable())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authenticationProvider(signIns)
        .httpBasic(basic -> basic.authenticationEntryPoint(new ApiEntryPoint("Basic realm=\"Chalkline\"")))
        .exceptionHandling(
            it ->
                it.authenticationEntryPoint(new ApiEntryPoint("Basic realm=\"Chalkline\""))
                    .accessDeniedHandler(new ProblemAccessDenied()))
        .authorizeHttpRequests(it -> it.anyRequest().authenticated())
        .addFilterAfter(new SignedIn(people, jdbc, transaction), AuthorizationFilter.class)
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain pages(
      HttpSecurity http,
      Installation installation,
      People people,
      JdbcClient jdbc,
      TransactionTemplate transaction,
      SignIns signIns,
      SignInRecord record)
      throws Exception {
    String challenge = installation.evaluation() ? "Basic realm=\"Chalkline\"" : "Session";
    RequestMatcher api = request -> request.getServletPath().startsWith("/api/");
    return http.headers(headers -> headers.disable())
        .authenticationProvider(signIns)
        .csrf(Customizer.withDefaults())
        .formLogin(
            form ->
                form.loginPage("/sign-in")
                    .loginProcessingUrl("/sign-in")
                    .successHandler(
                        (request, response, who) -> {
                          record.signedIn(who.getName());
                          response.sendRedirect("/");
                        })
                    .failureUrl("/sign-in?wrong")
                    .permitAll())
        .logout(
            out ->
                out.logoutUrl("/sign-out")
                    .logoutSuccessHandler(
                        (request, response, who) -> {
                          if (who != null) {
                            record.signedOut(who.getName());
                          }
                          response.sendRedirect("/sign-in?signed-out");
                        }))
        .exceptionHandling(
            it ->
                it.defaultAuthenticationEntryPointFor(new ApiEntryPoint(challenge), api)
                    .defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/sign-in"),
                        new NegatedRequestMatcher(api))
                    .accessDeniedHandler(new ProblemAccessDenied()))
        .authorizeHttpRequests(
            it ->
                it.requestMatchers("/sign-in", "/assets/**", "/favicon.ico", "/error", "/actuator/health")
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .addFilterAfter(new SignedIn(people, jdbc, transaction), AuthorizationFilter.class)
        .build();
  }
}
