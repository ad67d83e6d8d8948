package org.chalkline.walls;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a request was answered with, so that two answers can be compared: everything counts, save
 * what differs between any two answers.
 */
record Answered(int status, Map<String, List<String>> headers, String body) {

  private static final List<String> DATED = List.of("date", "set-cookie", "connection");

  private static final List<Pattern> RANDOM =
      List.of(
          Pattern.compile("(nonce=\")[^\"]*(\")"),
          Pattern.compile("('nonce-)[^']*(')"),
          Pattern.compile("(name=\"_csrf\" value=\")[^\"]*(\")"),
          Pattern.compile("(name=\"once\" value=\")[^\"]*(\")"));

  static Answered of(HttpResponse<byte[]> response) {
    Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
    headers.keySet().removeAll(DATED);
    return new Answered(
        response.statusCode(), headers, new String(response.body(), StandardCharsets.ISO_8859_1));
  }

  /**
   * The same, to compare.
   *
   * @param asked the ids that were in the address, which an answer may repeat
   */
  Answered comparable(List<String> asked) {
    Map<String, List<String>> plain = new TreeMap<>();
    headers.forEach(
        (name, values) ->
            plain.put(
                name,
                name.equals("content-length")
                    ? List.of()
                    : values.stream().map(value -> plain(value, asked)).toList()));
    return new Answered(status, plain, plain(body, asked));
  }

  private static String plain(String text, List<String> asked) {
    String plain = text;
    for (Pattern random : RANDOM) {
      plain = random.matcher(plain).replaceAll("$1~$2");
    }
    List<String> ids = new ArrayList<>(asked);
    for (int i = 0; i < ids.size(); i++) {
      plain = plain.replace(ids.get(i), "~id" + i + "~");
    }
    return plain;
  }
}
