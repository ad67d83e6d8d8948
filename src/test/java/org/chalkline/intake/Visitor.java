package org.chalkline.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chalkline.web.Once;

/** Somebody at a browser without script: reads pages, fills in forms and sends them. */
final class Visitor {

  private static final String BOUNDARY = "----chalkline";

  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final String home;

  private Visitor(int port) {
    this.home = "http://localhost:" + port;
  }

  /** A file to send along. */
  record SentFile(String name, byte[] bytes) {}

  static Visitor signedIn(int port, String userName, String password) {
    Visitor visitor = new Visitor(port);
    HttpResponse<String> page = visitor.get("/sign-in");
    HttpResponse<String> answer =
        visitor.form(
            "/sign-in",
            Map.of(
                "username", userName, "password", password, "_csrf", hidden(page.body(), "_csrf")));
    if (answer.statusCode() != 302 || location(answer).contains("wrong")) {
      throw new IllegalStateException(userName + " could not sign in: " + answer.statusCode());
    }
    return visitor;
  }

  HttpResponse<String> get(String path) {
    return text(HttpRequest.newBuilder(URI.create(home + path)).build());
  }

  HttpResponse<byte[]> bytes(String path) {
    try {
      return client.send(
          HttpRequest.newBuilder(URI.create(home + path)).build(), BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The fields that the report page of a school sends unseen, read from the page. */
  List<String[]> begin(String path) {
    String page = get(path).body();
    List<String[]> fields = new ArrayList<>();
    for (String name : List.of("_csrf", "once", "school")) {
      fields.add(new String[] {name, hidden(page.substring(page.indexOf("data-report")), name)});
    }
    return fields;
  }

  HttpResponse<String> send(String path, List<String[]> fields, SentFile... files) {
    try {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      for (String[] field : fields) {
        write(body, "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field[0]);
        write(body, "\"\r\n\r\n" + field[1] + "\r\n");
      }
      for (SentFile file : files) {
        write(body, "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"files\"; ");
        write(body, "filename=\"" + file.name() + "\"\r\nContent-Type: image/png\r\n\r\n");
        body.write(file.bytes());
        write(body, "\r\n");
      }
      write(body, "--" + BOUNDARY + "--\r\n");
      return text(
          HttpRequest.newBuilder(URI.create(home + path))
              .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
              .POST(BodyPublishers.ofByteArray(body.toByteArray()))
              .build());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static String location(HttpResponse<?> answer) {
    String location = answer.headers().firstValue("Location").orElse("");
    return location.startsWith("http") ? URI.create(location).getPath() : location;
  }

  /** A page without what differs between two visits of the same page. */
  static String stable(String page) {
    return page.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
        .replaceAll("nonce=\"[^\"]*\"", "");
  }

  private static String hidden(String page, String name) {
    Matcher found = Pattern.compile("name=\"" + name + "\"[^>]*value=\"([^\"]*)\"").matcher(page);
    if (!found.find()) {
      return name.equals("once") ? Once.freshKey() : "";
    }
    return found.group(1);
  }

  private HttpResponse<String> form(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return text(
        HttpRequest.newBuilder(URI.create(home + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private HttpResponse<String> text(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(ByteArrayOutputStream body, String text) throws IOException {
    body.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
