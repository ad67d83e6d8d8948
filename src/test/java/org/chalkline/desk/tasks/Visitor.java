package org.chalkline.desk.tasks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person at a browser without a window: follows links, fills in forms, keeps a cookie. */
public class Visitor {

  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\"");

  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final String root;

  Visitor(int port) {
    this.root = "http://localhost:" + port;
  }

  /** What came back. */
  public record Seen(int status, String body, String location) {}

  public static Visitor signedIn(int port, String userName) {
    Visitor visitor = new Visitor(port);
    Seen page = visitor.get("/sign-in");
    Map<String, List<String>> form = new LinkedHashMap<>();
    form.put("_csrf", List.of(hidden(page.body(), "/sign-in").get("_csrf")));
    form.put("username", List.of(userName));
    form.put("password", List.of("chalk-and-slate-2026"));
    Seen answer = visitor.post("/sign-in", form);
    if (answer.location().contains("wrong")) {
      throw new IllegalStateException(userName + " cannot sign in");
    }
    return visitor;
  }

  public Seen get(String path) {
    return send(HttpRequest.newBuilder(URI.create(root + path)).GET());
  }

  /** Sends the form of this page that goes to this address, with these answers. */
  Seen send(Seen page, String action, Map<String, List<String>> answers) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    hidden(page.body(), action).forEach((name, value) -> all.put(name, List.of(value)));
    all.putAll(answers);
    return post(action, all);
  }

  private Seen post(String path, Map<String, List<String>> form) {
    String body =
        form.entrySet().stream()
            .flatMap(
                each ->
                    each.getValue().stream().map(value -> code(each.getKey()) + "=" + code(value)))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(URI.create(root + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private Seen send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      return new Seen(
          answer.statusCode(),
          answer.body(),
          answer.headers().firstValue("Location").orElse("").replaceFirst("^" + root, ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> hidden(String body, String action) {
    int start = body.indexOf("action=\"" + action + "\"");
    if (start < 0) {
      throw new IllegalStateException("No form to " + action + " on the page");
    }
    Map<String, String> found = new LinkedHashMap<>();
    Matcher input = HIDDEN.matcher(body.substring(start, body.indexOf("</form>", start)));
    while (input.find()) {
      found.put(input.group(1), input.group(2));
    }
    return found;
  }

  private static String code(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
