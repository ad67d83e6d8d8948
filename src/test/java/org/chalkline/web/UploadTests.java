package org.chalkline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
    classes = Templates.class,
    properties = "chalkline.page-kit-alone=true",
    webEnvironment = WebEnvironment.RANDOM_PORT)
class UploadTests {

  private static final int MEGABYTE = 1024 * 1024;

  @LocalServerPort int port;

  @Test
  @DisplayName("20 files and many fields are taken")
  void taken() throws Exception {
    HttpResponse<String> answer = send("/kit", 20, 1000, 60);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("taken 20");
  }

  @Test
  @DisplayName("A file that is far too large gets a page with the limit, whole and not cut off")
  void tooLarge() throws Exception {
    HttpResponse<String> answer = send("/kit", 1, 60 * MEGABYTE, 1);
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body())
        .contains("<h1 class=\"govuk-heading-l\">The files are too large</h1>")
        .contains("Each file can be up to 10 MB")
        .contains("</html>");
    assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
  }

  @Test
  @DisplayName("The API answers the same with a problem document")
  void tooLargeForTheApi() throws Exception {
    HttpResponse<String> answer = send("/api/v1/cases/x/evidence", 1, 26 * MEGABYTE, 1);
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("\"status\":413");
  }

  @Test
  @DisplayName("An address that is not there gets a plain page, also from the container")
  void absent() throws Exception {
    assertThat(get("/nothing").body()).contains("Page or case not found");
    assertThat(get("/error").statusCode()).isEqualTo(404);
    HttpResponse<String> odd = get("/a%00b");
    assertThat(odd.statusCode()).isBetween(400, 404);
    assertThat(odd.body()).doesNotContain("Exception").doesNotContain("Tomcat");
  }

  private HttpResponse<String> get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(uri(path)).GET().build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private HttpResponse<String> send(String path, int files, int size, int fields) throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int i = 0; i < fields; i++) {
      part(body, "name=\"field" + i + "\"", "words".getBytes(StandardCharsets.UTF_8));
    }
    for (int i = 0; i < files; i++) {
      part(body, "name=\"files\"; filename=\"shot" + i + ".png\"", new byte[size]);
    }
    body.write("--chalk--\r\n".getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "multipart/form-data; boundary=chalk")
            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private static void part(ByteArrayOutputStream body, String disposition, byte[] bytes)
      throws IOException {
    String head = "--chalk\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n";
    body.write(head.getBytes(StandardCharsets.UTF_8));
    body.write(bytes);
    body.write("\r\n".getBytes(StandardCharsets.UTF_8));
  }
}
