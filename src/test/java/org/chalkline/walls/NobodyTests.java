package org.chalkline.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chalkline.testing.ChalklineTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** AC-1: who has not signed in gets in nowhere, but where one signs in. */
@ChalklineTest
class NobodyTests {

  private static final Set<String> WAYS_IN =
      Set.of(
          "/sign-in",
          "/sign-in/code",
          "/sign-in/passkey",
          "/sign-in/passkey/options",
          "/first-administrator",
          "/invitation",
          "/invitation/passkey",
          "/invitation/passkey/options",
          "/m/{token}",
          "/m/ended",
          "/m/leave",
          "/m/left",
          "/error");

  @Autowired ObjectProvider<RequestMappingHandlerMapping> mappings;
  @LocalServerPort int port;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  @DisplayName("Every address asks who it is, by every method, and does nothing before")
  void everyAddress() throws IOException, InterruptedException {
    Map<String, Set<String>> routes = routes();
    assertThat(routes).hasSizeGreaterThan(150);
    for (Map.Entry<String, Set<String>> route : routes.entrySet()) {
      String path = route.getKey().replaceAll("\\{[^}]*}", "x");
      for (String method : route.getValue()) {
        HttpResponse<String> answer = ask(method, path);
        String asked = method + " " + route.getKey();
        if (path.startsWith("/api/")) {
          assertThat(answer.statusCode()).as(asked).isIn(401, 403);
          assertThat(answer.body()).as(asked).doesNotContain("\"reference\"");
        } else if (path.startsWith("/m/")) {
          // A form without its token is refused before anybody looks whose link it is.
          assertThat(answer.statusCode()).as(asked).isEqualTo(302);
          assertThat(answer.headers().firstValue("Location").orElse(""))
              .as(asked)
              .matches(method.equals("GET") ? ".*/m/ended" : ".*\\?again");
        } else if (method.equals("GET") || answer.statusCode() == 302) {
          assertThat(answer.statusCode()).as(asked).isEqualTo(302);
          assertThat(answer.headers().firstValue("Location").orElse(""))
              .as(asked)
              .matches(".*/sign-in(\\?.*)?");
        } else {
          assertThat(answer.statusCode()).as(asked).isEqualTo(403);
        }
      }
    }
  }

  private HttpResponse<String> ask(String method, String path)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Accept", "text/html")
            .header("Content-Type", "application/json")
            .method(
                method,
                method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"))
            .build(),
        BodyHandlers.ofString());
  }

  private Map<String, Set<String>> routes() {
    Map<String, Set<String>> routes = new TreeMap<>();
    mappings.forEach(
        mapping ->
            mapping
                .getHandlerMethods()
                .keySet()
                .forEach(
                    info -> {
                      Set<String> methods = new TreeSet<>();
                      for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                        methods.add(method.name());
                      }
                      if (methods.isEmpty()) {
                        methods.addAll(Set.of("GET", "POST"));
                      }
                      info.getPatternValues().stream()
                          .filter(pattern -> !WAYS_IN.contains(pattern))
                          .forEach(
                              pattern ->
                                  routes
                                      .computeIfAbsent(pattern, it -> new TreeSet<>())
                                      .addAll(methods));
                    }));
    return routes;
  }
}
