package org.chalkline.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The API over HTTP, as one of the cast: {@code new Api(port, "headteacher@wanborough")}. */
public final class Api {

  /** The password of the cast, as application.yaml has it. */
  public static final String PASSWORD = "chalk-and-slate-2026";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final String base;
  private final @Nullable String userName;

  /**
   * The API of the application on this port.
   *
   * @param userName who asks; null for nobody
   */
  public Api(int port, @Nullable String userName) {
    this.base = "http://localhost:" + port;
    this.userName = userName;
  }

  /** An answer. */
  public record Answer(int status, String body, HttpResponse<byte[]> response) {

    /** The body as JSON. */
    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException e) {
        throw new AssertionError("not JSON: " + body, e);
      }
    }

    /** A text of the body, by JSON pointer such as {@code /tasks/0/id}. */
    public String text(String pointer) {
      JsonNode found = json().at(pointer);
      if (found.isMissingNode()) {
        throw new AssertionError("no " + pointer + " in " + body);
      }
      return found.asText();
    }

    /** The fields that a problem document names. */
    public List<String> fields() {
      return json().path("errors").findValuesAsText("field");
    }

    /** A header; empty if there is none. */
    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  /** A file of a multipart request. */
  public record File(String field, String name, byte[] bytes) {}

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer post(String path, Object body) {
    return post(path, body, null);
  }

  /** A POST under an Idempotency-Key; the body is an object for JSON, or JSON as text. */
  public Answer post(String path, Object body, @Nullable String key) {
    HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    return send(request.POST(json(body)));
  }

  /** A PUT under an Idempotency-Key; the body as for a POST. */
  public Answer put(String path, Object body, @Nullable String key) {
    HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    return send(request.PUT(json(body)));
  }

  /** A multipart POST. */
  public Answer post(
      String path, Map<String, String> fields, List<File> files, @Nullable String key) {
    String boundary = "chalk-" + UUID.randomUUID();
    HttpRequest.Builder request =
        request(path).header("Content-Type", "multipart/form-data; boundary=" + boundary);
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    return send(request.POST(BodyPublishers.ofByteArray(parts(boundary, fields, files))));
  }

  private static byte[] parts(String boundary, Map<String, String> fields, List<File> files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    fields.forEach(
        (name, value) ->
            part(out, boundary, "name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8)));
    files.forEach(
        file ->
            part(
                out,
                boundary,
                "name=\"%s\"; filename=\"%s\"\r\nContent-Type: application/octet-stream"
                    .formatted(file.field(), file.name()),
                file.bytes()));
    out.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  private static void part(ByteArrayOutputStream out, String boundary, String head, byte[] body) {
    out.writeBytes(
        ("--" + boundary + "\r\nContent-Disposition: form-data; " + head + "\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    out.writeBytes(body);
    out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
  }

  private static BodyPublisher json(Object body) {
    try {
      return BodyPublishers.ofString(
          body instanceof String text ? text : JSON.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
    if (userName != null) {
      byte[] pair = (userName + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }
    return request;
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(
          response.statusCode(), new String(response.body(), StandardCharsets.UTF_8), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Reports that a parent posted a racist comment about a teacher; answers the reference. */
  public String reports(String school) {
    Answer answer = post("/api/v1/reports", aReport(school));
    if (answer.status() != 201) {
      throw new AssertionError(answer.body());
    }
    return answer.text("/reference");
  }

  /** The body of such a report. */
  public static Map<String, Object> aReport(String school) {
    return Map.of(
        "school",
        school,
        "platform",
        "Facebook",
        "said",
        "Something racist",
        "kinds",
        List.of("racist"),
        "behind",
        List.of(Map.of("kind", "parent", "words", "A father", "adultOfSchool", "no")),
        "aimedAt",
        List.of(Map.of("kind", "staff", "words", "A teacher")));
  }

  /** The id of the open task of this step in this case. */
  public String task(String reference, String step) {
    for (JsonNode task : get("/api/v1/cases/" + reference).json().path("tasks")) {
      if (task.path("step").asText().equals(step) && task.path("state").asText().equals("open")) {
        return task.path("id").asText();
      }
    }
    throw new AssertionError("no open task " + step + " in " + reference);
  }
}
