package org.chalkline.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chalkline.testing.Api;

/** One of the cast, asking for pages with a session and for the API by its password. */
class Caller {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");

  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final String root;
  private final String basic;
  private String token;

  Caller(int port, String userName) {
    this.root = "http://localhost:" + port;
    this.basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((userName + ":" + Api.PASSWORD).getBytes(StandardCharsets.UTF_8));
    Matcher csrf = CSRF.matcher(get("/sign-in").body());
    if (!csrf.find()) {
      throw new AssertionError("no token on the page to sign in");
    }
    Answered in =
        send(
            HttpRequest.newBuilder(URI.create(root + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "_csrf=%s&username=%s&password=%s"
                            .formatted(code(csrf.group(1)), code(userName), code(Api.PASSWORD)))));
    if (in.headers().getOrDefault("location", java.util.List.of()).toString().contains("wrong")) {
      throw new AssertionError(userName + " cannot sign in");
    }
  }

  Answered get(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path)).GET();
    return send(path.startsWith("/api/") ? request.header("Authorization", basic) : request);
  }

  Answered post(String path, String json, String key) {
    return send(
        HttpRequest.newBuilder(URI.create(root + path))
            .header("Authorization", basic)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(json)));
  }

  /** The same by another method. */
  Answered send(String method, String path, String json, String key) {
    return send(
        HttpRequest.newBuilder(URI.create(root + path))
            .header("Authorization", basic)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .method(method, BodyPublishers.ofString(json)));
  }

  /** Sends a form as a page does, with the session's token. */
  Answered postPage(String path, Map<String, String> fields) {
    Map<String, String> all = new TreeMap<>(fields);
    all.put("_csrf", token());
    return send(
        HttpRequest.newBuilder(URI.create(root + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    all.entrySet().stream()
                        .map(each -> code(each.getKey()) + "=" + code(each.getValue()))
                        .collect(Collectors.joining("&")))));
  }

  /** The token of the session, as every page with a form carries it. */
  private String token() {
    if (token == null) {
      Matcher csrf = CSRF.matcher(get("/report").body());
      if (!csrf.find()) {
        csrf = CSRF.matcher(get("/tasks").body());
        assertThat(csrf.find()).as("a token on a page").isTrue();
      }
      token = csrf.group(1);
    }
    return token;
  }

  private Answered send(HttpRequest.Builder request) {
    try {
      return Answered.of(client.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String code(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
