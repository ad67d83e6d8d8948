package org.chalkline.desk.cases;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person at a browser without a window: signs in, follows links, sends forms, keeps a cookie. */
final class Browser {

  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\"");

  private final CookieManager cookies = new CookieManager();
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final String root;

  private Browser(int port) {
    this.root = "http://localhost:" + port;
  }

  /** What came back. */
  record Seen(int status, byte[] bytes, HttpHeaders headers) {

    String body() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    String location() {
      return header("Location").replaceFirst("^http://localhost:\\d+", "");
    }

    /** The page as anybody would get it: scripts carry a nonce of their own, forms a token. */
    String plain() {
      return body()
          .replaceAll("nonce=\"[^\"]*\"", "nonce")
          .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "token");
    }
  }

  static Browser signedIn(int port, String userName) {
    Browser browser = new Browser(port);
    Seen page = browser.get("/sign-in");
    Seen answer =
        browser.send(
            page, "/sign-in", Map.of("username", userName, "password", "chalk-and-slate-2026"));
    if (answer.location().contains("wrong")) {
      throw new IllegalStateException(userName + " cannot sign in");
    }
    return browser;
  }

  CookieManager cookies() {
    return cookies;
  }

  Seen get(String path) {
    return ask(HttpRequest.newBuilder(URI.create(root + path)).GET());
  }

  /** Opens the page at this address and sends its form with these answers. */
  Seen fillIn(String path, Map<String, String> answers) {
    return send(get(path), path, answers);
  }

  /** Sends the form of this page that goes to this address, with these answers. */
  Seen send(Seen page, String action, Map<String, String> answers) {
    Map<String, String> all = hidden(page, action);
    all.putAll(answers);
    String body =
        all.entrySet().stream()
            .map(each -> code(each.getKey()) + "=" + code(each.getValue()))
            .collect(Collectors.joining("&"));
    return ask(
        HttpRequest.newBuilder(URI.create(root + action))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  /** Sends the form with a file. */
  Seen upload(Seen page, String action, Map<String, String> answers, String name, byte[] file) {
    Map<String, String> all = hidden(page, action);
    all.putAll(answers);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    all.forEach(
        (key, value) ->
            write(
                body,
                "--part\r\nContent-Disposition: form-data; name=\"" + key + "\"\r\n\r\n",
                value));
    write(
        body,
        "--part\r\nContent-Disposition: form-data; name=\"files\"; filename=\""
            + name
            + "\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n",
        "");
    // The file stands before the line end that closes its part.
    byte[] sofar = body.toByteArray();
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(sofar, 0, sofar.length - 2);
    whole.writeBytes(file);
    whole.writeBytes("\r\n--part--\r\n".getBytes(StandardCharsets.UTF_8));
    return ask(
        HttpRequest.newBuilder(URI.create(root + action))
            .header("Content-Type", "multipart/form-data; boundary=part")
            .POST(BodyPublishers.ofByteArray(whole.toByteArray())));
  }

  private static void write(ByteArrayOutputStream body, String head, String value) {
    body.writeBytes((head + value + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private Seen ask(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
      return new Seen(answer.statusCode(), answer.body(), answer.headers());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> hidden(Seen page, String action) {
    String body = page.body();
    int start = body.indexOf("action=\"" + action + "\"");
    if (start < 0) {
      throw new IllegalStateException("No form to " + action + " on the page: " + body);
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
