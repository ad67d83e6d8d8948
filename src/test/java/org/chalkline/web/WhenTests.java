package org.chalkline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhenTests {

  private final When when = new When(Clock.fixed(Templates.NOW, ZoneOffset.UTC));

  @Test
  @DisplayName("Instants are told in London's time")
  void words() {
    assertThat(when.at(Templates.NOW)).isEqualTo("18 September 2026, 4:10pm");
    assertThat(when.full(Templates.NOW)).isEqualTo("Friday 18 September 2026, 4:10pm");
    assertThat(when.weekday(Templates.NOW)).isEqualTo("Friday 18 September 2026");
    assertThat(when.day(Instant.parse("2026-09-18T23:30:00Z"))).isEqualTo("19 September 2026");
    assertThat(when.at(Instant.parse("2026-12-18T12:00:00Z")))
        .isEqualTo("18 December 2026, midday");
    assertThat(when.time(Instant.parse("2026-12-18T00:05:00Z"))).isEqualTo("12:05am");
  }

  @ParameterizedTest
  @DisplayName("How far off something due is")
  @CsvSource({
    "2026-09-18T16:00:00Z, due today at 5pm",
    "2026-09-19T08:00:00Z, due tomorrow at 9am",
    "2026-09-21T08:00:00Z, due in 3 days",
    "2026-09-18T15:09:30Z, late by less than a minute",
    "2026-09-18T14:40:00Z, late by 30 minutes",
    "2026-09-18T13:10:00Z, late by 2 hours",
    "2026-09-17T22:10:00Z, late by 17 hours",
    "2026-09-17T15:00:00Z, late by 1 day",
    "2026-09-16T15:00:00Z, late by 2 days"
  })
  void due(Instant due, String words) {
    assertThat(when.due(due)).isEqualTo(words);
    assertThat(when.late(due)).isEqualTo(words.startsWith("late"));
  }
}
