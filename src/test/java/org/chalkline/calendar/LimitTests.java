package org.chalkline.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 working day",
        "2 working days",
        "1 school hour",
        "4 school hours",
        "1 school day",
        "72 elapsed hours",
        "same day",
        "same working day",
        "end of next working day",
        "at once",
        "comment answer"
      })
  void saysItsOwnWordsBack(String words) {
    assertThat(Limit.parse(words).words()).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "0 working days",
        "-1 working days",
        "1.5 school hours",
        "two working days",
        "1001 school hours",
        "3 weeks",
        "1 working day or so"
      })
  void refusesWhatIsNoLimit(String words) {
    assertThatIllegalArgumentException().isThrownBy(() -> Limit.parse(words));
  }

  @Test
  void refusesANumberWhereNoneBelongs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Limit(Limit.Kind.AT_ONCE, 2))
        .withMessageContaining("carries no number");
  }
}
