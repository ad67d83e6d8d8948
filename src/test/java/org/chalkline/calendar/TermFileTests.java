package org.chalkline.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import org.chalkline.web.InvalidInput;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of terms: what councils publish, what cannot be read, and what means harm. */
class TermFileTests {

  private static final String YEAR =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//A council//EN
      BEGIN:VTIMEZONE
      TZID:Europe/London
      TZURL:http://127.0.0.1:9/never-fetched
      END:VTIMEZONE
      BEGIN:VEVENT
      UID:1
      SUMMARY:Autumn term
      DTSTART;VALUE=DATE:20270901
      DTEND;VALUE=DATE:20271218
      END:VEVENT
      BEGIN:VEVENT
      UID:2
      SUMMARY:Autumn half-term holiday
      DTSTART;VALUE=DATE:20271025
      DTEND;VALUE=DATE:20271030
      END:VEVENT
      BEGIN:VEVENT
      UID:3
      SUMMARY:INSET day
      DTSTART;TZID=Europe/London:20270901T083000
      DTEND;TZID=Europe/London:20270901T160000
      END:VEVENT
      BEGIN:VEVENT
      UID:4
      SUMMARY:Spring
       \sterm
      DTSTART:20280102T233000Z
      DTEND;VALUE=DATE:20280401
      END:VEVENT
      BEGIN:VEVENT
      UID:5
      SUMMARY:Summer fair
      DTSTART;VALUE=DATE:20280610
      END:VEVENT
      BEGIN:VEVENT
      UID:6
      SUMMARY:Staff training day
      DTSTART;VALUE=DATE:20280103
      RRULE:FREQ=SECONDLY;COUNT=2000000000
      END:VEVENT
      BEGIN:VEVENT
      SUMMARY:Summer term
      DTSTART;VALUE=DATE:2028
      END:VEVENT
      END:VCALENDAR
      """;

  private static TermFile.Read read(String text) {
    return TermFile.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String with(String... lines) {
    return "BEGIN:VCALENDAR\nBEGIN:VEVENT\n"
        + String.join("\n", lines)
        + "\nEND:VEVENT\nEND:VCALENDAR\n";
  }

  @Test
  @DisplayName("Terms, half-terms and INSET days are read; what is left out is named line by line")
  void aYear() {
    var read = read(YEAR);
    assertThat(read.change().terms())
        .containsExactly(
            new CalendarChange.SetTerm(
                null,
                "Autumn term",
                LocalDate.of(2027, 9, 1),
                LocalDate.of(2027, 12, 17),
                LocalDate.of(2027, 10, 25),
                LocalDate.of(2027, 10, 29)),
            new CalendarChange.SetTerm(
                null,
                "Spring term",
                LocalDate.of(2028, 1, 2),
                LocalDate.of(2028, 3, 31),
                null,
                null));
    assertThat(read.change().inset()).containsExactly(LocalDate.of(2027, 9, 1));
    assertThat(read.leftOut())
        .extracting(it -> it.line() + ": " + it.words())
        .containsExactly(
            "33: “Summer fair” is neither a term, a half-term nor INSET",
            "38: “Staff training day” repeats; enter its days one by one",
            "44: The entry cannot be read");
  }

  @Test
  @DisplayName("A moment in UTC is a day in London")
  void utc() {
    var read =
        read(with("SUMMARY:Summer term", "DTSTART:20280411T233000Z", "DTEND:20280720T150000Z"));
    assertThat(read.change().terms().get(0).first()).isEqualTo(LocalDate.of(2028, 4, 12));
  }

  @Test
  @DisplayName("Too large, too many and no calendar at all are refused at once")
  void refused() {
    assertThatThrownBy(() -> read("")).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> read("hello")).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> TermFile.read(new byte[] {(byte) 0xff, (byte) 0xfe}))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> read("BEGIN:VCALENDAR\n" + "X".repeat(TermFile.MOST_BYTES)))
        .isInstanceOf(InvalidInput.class);
    String many =
        "BEGIN:VCALENDAR\n"
            + "BEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\n".repeat(TermFile.MOST_ENTRIES + 1);
    assertThatThrownBy(() -> read(many)).isInstanceOf(InvalidInput.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RRULE:FREQ=SECONDLY",
        "RRULE:FREQ=YEARLY;COUNT=2147483647;BYSECOND=0,1,2,3,4,5,6,7,8,9",
        "RDATE;VALUE=PERIOD:19970101T180000Z/P999999999D",
        "DTEND;VALUE=DATE:99991231",
        "DTSTART;TZID=/etc/passwd:20270901T083000",
        "DTSTART;TZID=http://127.0.0.1:9/zone:20270901T083000",
        "DTEND;VALUE=DATE:20260101",
        "DURATION:P99999999999999D",
        "ATTACH:file:///etc/passwd",
        "X-A;" + "B=C;B=C;B=C;B=C;B=C;B=C:" + "D",
        "BEGIN:VALARM",
      })
  @DisplayName("What means harm ends in an answer within a moment, and moves nothing absurd")
  void hostile(String line) {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          var read = read(with("SUMMARY:Autumn term", "DTSTART;VALUE=DATE:20270901", line));
          assertThat(read.change().terms()).isEmpty();
          assertThat(read.leftOut()).hasSize(1);
        });
  }

  @Test
  @DisplayName("An entry without end, or one that is far too long, loses no other")
  void broken() {
    String good = "BEGIN:VEVENT\nSUMMARY:INSET\nDTSTART;VALUE=DATE:20270906\nEND:VEVENT\n";
    var read =
        read(
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\n"
                + good
                + "BEGIN:VEVENT\n"
                + "X-LONG:1\n".repeat(500)
                + "END:VEVENT\n"
                + good
                + "BEGIN:VEVENT\n");
    assertThat(read.change().inset()).containsExactly(LocalDate.of(2027, 9, 6));
    assertThat(read.leftOut()).hasSize(3);
  }
}
