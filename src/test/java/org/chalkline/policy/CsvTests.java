package org.chalkline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTests {

  @Test
  void readsQuotesCommasAndLines() {
    assertThat(Csv.rows("a,b\r\n\"one, \"\"two\"\"\",\n\"three\nfour\",5"))
        .containsExactly(
            List.of("a", "b"), List.of("one, \"two\"", ""), List.of("three\nfour", "5"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b\n1", "a\n\"open", "a\n\"shut\"x", "a\nin\"side"})
  void refusesWhatIsNotAllowed(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Csv.rows(text));
  }
}
