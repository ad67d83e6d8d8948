package org.chalkline.installation;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.valves.RemoteIpValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * In live use nothing is answered over plain HTTP: the server has a certificate of its own ({@code
 * server.ssl.*}), or a proxy that has one stands before it and is declared by its address ({@code
 * chalkline.proxy}, or CHALKLINE_PROXY). Of what a proxy says, the address of the caller and that
 * they came by HTTPS are believed, and only from a declared one; the host is never believed. The
 * health of the application is told over plain HTTP too.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class HttpsOnly extends OncePerRequestFilter
    implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private static final Logger LOG = LoggerFactory.getLogger("org.chalkline.Chalkline");
  private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]{2,45}");
  private static final String HEALTH = "/actuator/health";
  private static final String WORDS =
      "Chalkline answers over HTTPS only. Use an address that begins with https://\n";

  private final boolean live;
  private final List<String> proxies;
  private final boolean certificate;

  HttpsOnly(Environment settings) {
    this.live = Mode.asked(settings) == Mode.LIVE;
    this.proxies = live ? declared(settings.getProperty("chalkline.proxy", "")) : List.of();
    this.certificate =
        settings.getProperty("server.ssl.enabled", Boolean.class, true)
            && (settings.containsProperty("server.ssl.key-store")
                || settings.containsProperty("server.ssl.certificate")
                || settings.containsProperty("server.ssl.bundle"));
    String strategy = settings.getProperty("server.forward-headers-strategy", "none");
    if (live && !strategy.equalsIgnoreCase("none")) {
      throw new StartRefused(
          "server.forward-headers-strategy believes proxies that nobody has declared.",
          "Remove it and set CHALKLINE_PROXY to the addresses of your proxy.");
    }
  }

  /** The addresses as the server will see them. */
  private static List<String> declared(String listed) {
    List<String> all = new ArrayList<>();
    for (String one : listed.split("[,\\s]+", -1)) {
      if (one.isEmpty()) {
        continue;
      }
      try {
        if (!ADDRESS.matcher(one).matches()) {
          throw new UnknownHostException(one);
        }
        all.add(InetAddress.getByName(one).getHostAddress());
      } catch (UnknownHostException wrong) {
        throw new StartRefused(
            "CHALKLINE_PROXY holds something that is not an address: " + one + ".",
            "List the addresses of your proxies, like 10.0.0.5, separated by commas.");
      }
    }
    return all;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    if (!proxies.isEmpty()) {
      RemoteIpValve valve = new RemoteIpValve();
      valve.setInternalProxies(
          proxies.stream().map(Pattern::quote).collect(Collectors.joining("|")));
      valve.setTrustedProxies(null);
      valve.setRemoteIpHeader("X-Forwarded-For");
      valve.setProtocolHeader("X-Forwarded-Proto");
      factory.addEngineValves(valve);
    }
  }

  @EventListener
  void ready(ApplicationReadyEvent event) {
    if (live && proxies.isEmpty() && !certificate) {
      LOG.warn("Nobody can reach Chalkline yet: in live use it answers over HTTPS only.");
      LOG.warn(
          "Give it a certificate (SERVER_SSL_CERTIFICATE, SERVER_SSL_CERTIFICATEPRIVATEKEY), or set"
              + " CHALKLINE_PROXY to the address of a proxy that has one.");
    }
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!live || request.isSecure() || request.getRequestURI().equals(HEALTH)) {
      chain.doFilter(request, response);
      return;
    }
    response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    response.setContentType("text/plain;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(WORDS.getBytes(StandardCharsets.UTF_8));
  }
}
