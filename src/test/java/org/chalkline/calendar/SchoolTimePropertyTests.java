package org.chalkline.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Compares the calendar with one that walks minute by minute and shares no code with it. */
class SchoolTimePropertyTests {

  private static final int ROUNDS =
      "full".equals(System.getProperty("chalkline.proofs")) ? 200_000 : 3_000;

  private static final LocalTime OPENS = LocalTime.of(8, 30);
  private static final LocalTime CLOSES = LocalTime.of(16, 30);

  private static final Set<LocalDate> BANK_HOLIDAYS =
      Set.of(
          LocalDate.parse("2026-12-25"),
          LocalDate.parse("2026-12-28"),
          LocalDate.parse("2027-01-01"),
          LocalDate.parse("2027-03-26"),
          LocalDate.parse("2027-03-29"),
          LocalDate.parse("2027-05-03"),
          LocalDate.parse("2027-05-31"),
          LocalDate.parse("2027-08-30"));

  private static final List<String> LIMITS =
      List.of(
          "working days",
          "school hours",
          "elapsed hours",
          "same day",
          "same working day",
          "end of next working day",
          "at once",
          "comment answer");

  private final SchoolTime time = new SchoolTime();

  @Test
  void agreesWithTheNaiveCalendar() {
    var seed = Long.getLong("chalkline.seed", System.nanoTime());
    System.out.println("SchoolTimePropertyTests: repeat with -Dchalkline.seed=" + seed);
    var random = new Random(seed);
    var begin = Instant.parse("2026-09-01T00:00:00Z");
    for (var round = 0; round < ROUNDS; round++) {
      var from = begin.plus(random.nextInt(355 * 24 * 60), ChronoUnit.MINUTES);
      var unit = LIMITS.get(random.nextInt(LIMITS.size()));
      var count = 1 + random.nextInt(12);
      var words = unit.matches("(working|school|elapsed).*") ? count + " " + unit : unit;
      var deadline = time.deadline("wanborough", Limit.parse(words), from);
      assertThat(deadline.due())
          .as("%s from %s, seed %s", words, from.atZone(SchoolTime.LONDON), seed)
          .isEqualTo(naive(unit, count, from.atZone(SchoolTime.LONDON)));
      assertThat(deadline.halfway()).isBetween(from, deadline.due());
      var days = deadline.days();
      assertThat(days.get(0).day()).isEqualTo(time.london(from).toLocalDate());
      assertThat(days.get(days.size() - 1).day())
          .isEqualTo(time.london(deadline.due()).toLocalDate());
      if (unit.equals("working days")) {
        assertThat(days).filteredOn(Counted::counted).hasSize(count);
      }
    }
  }

  private static Instant naive(String unit, int count, ZonedDateTime from) {
    return switch (unit) {
      case "working days" -> naiveDays(count, from);
      case "school hours" -> naiveHours(count, from);
      case "elapsed hours" -> from.toInstant().plusSeconds(count * 3600L);
      case "at once" -> from.toInstant().plusSeconds(900);
      case "same day" -> from.toLocalDate().atTime(23, 59, 59).atZone(from.getZone()).toInstant();
      case "same working day" -> closingFrom(from);
      case "end of next working day" -> closingAfter(from);
      default ->
          works(from.toLocalDate()) ? from.toInstant().plusSeconds(24 * 3600L) : closingAfter(from);
    };
  }

  private static boolean works(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !BANK_HOLIDAYS.contains(day);
  }

  private static boolean open(ZonedDateTime at) {
    var clock = at.toLocalTime();
    return works(at.toLocalDate()) && !clock.isBefore(OPENS) && clock.isBefore(CLOSES);
  }

  private static Instant naiveDays(int count, ZonedDateTime from) {
    var at = from;
    while (!open(at)) {
      at = at.plusMinutes(1);
    }
    var left = count;
    while (left > 0) {
      at = at.plusDays(1);
      if (works(at.toLocalDate())) {
        left--;
      }
    }
    return at.toInstant();
  }

  private static Instant naiveHours(int count, ZonedDateTime from) {
    var at = from;
    var left = Duration.ofHours(count).toMinutes();
    while (left > 0) {
      if (open(at)) {
        left--;
      }
      at = at.plusMinutes(1);
    }
    return at.toInstant();
  }

  private static Instant closingFrom(ZonedDateTime from) {
    var at = from;
    while (!(works(at.toLocalDate()) && at.toLocalTime().isBefore(CLOSES))) {
      at = at.plusMinutes(1);
    }
    return at.with(CLOSES).toInstant();
  }

  private static Instant closingAfter(ZonedDateTime from) {
    var day = from.toLocalDate().plusDays(1);
    while (!works(day)) {
      day = day.plusDays(1);
    }
    return day.atTime(CLOSES).atZone(from.getZone()).toInstant();
  }
}
