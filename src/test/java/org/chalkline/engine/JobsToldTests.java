package org.chalkline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JobsToldTests {

  @Test
  @DisplayName("What came due and failed is told by kind and place, never by its words")
  void withoutWords() {
    var failed =
        new IllegalStateException(
            "words of a case", new IllegalArgumentException("more words of a case"));
    assertThat(JobsEverywhere.kinds(failed))
        .contains("IllegalStateException at ", "because of java.lang.IllegalArgumentException")
        .doesNotContain("words of a case");
  }
}
