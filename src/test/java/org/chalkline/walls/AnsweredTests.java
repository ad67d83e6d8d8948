package org.chalkline.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A leak that is planted is seen; what differs between any two answers is not taken for one. */
class AnsweredTests {

  private static final String PAGE =
      "<script nonce=\"%s\"></script><input type=\"hidden\" name=\"once\" value=\"%s\"><p>%s tasks</p>";

  @Test
  @DisplayName("Nonce, token, key and the id that was asked for make no difference")
  void same() {
    assertThat(
            answered(404, "text/html", PAGE.formatted("a$1", "k", "ABU-1 no"))
                .comparable(List.of("ABU-1")))
        .isEqualTo(
            answered(404, "text/html", PAGE.formatted("b", "l", "ABU-2 no"))
                .comparable(List.of("ABU-2")));
  }

  @Test
  @DisplayName("A number, a status, a header, a word or another id does")
  void leaks() {
    Answered before = answered(200, "text/html", PAGE.formatted("a", "k", "3"));
    List<Answered> leaks =
        List.of(
            answered(200, "text/html", PAGE.formatted("a", "k", "4")),
            answered(403, "text/html", PAGE.formatted("a", "k", "3")),
            answered(200, "application/json", PAGE.formatted("a", "k", "3")),
            answered(200, "text/html", PAGE.formatted("a", "k", "3") + "ABU-2345-6789"));
    for (Answered leak : leaks) {
      assertThat(leak.comparable(List.of())).isNotEqualTo(before.comparable(List.of()));
    }
  }

  private static Answered answered(int status, String type, String body) {
    return new Answered(status, Map.of("content-type", List.of(type)), body);
  }
}
