package org.chalkline.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Compares school time with one that walks minute by minute and day by day, over ten years and
 * several schools' calendars with their terms, INSET days, closures and proclaimed bank holidays.
 * It shares no code with what it checks: its bank holidays are reckoned from the date of Easter.
 */
class SchoolTimePropertyTests {

  private static final int ROUNDS =
      "full".equals(System.getProperty("chalkline.proofs")) ? 200_000 : 4_000;
  private static final int SCHOOLS = 12;
  private static final int FIRST_YEAR = 2026;
  private static final int YEARS = 10;

  private static final List<String> LIMITS =
      List.of(
          "working days",
          "school days",
          "school hours",
          "elapsed hours",
          "same day",
          "same working day",
          "end of next working day",
          "at once",
          "comment answer");

  @Test
  @DisplayName("Ten years of deadlines come out as they do counted by hand")
  void agreesWithTheNaiveCalendar() {
    var seed = Long.getLong("chalkline.seed", System.nanoTime());
    System.out.println("SchoolTimePropertyTests: repeat with -Dchalkline.seed=" + seed);
    var random = new Random(seed);
    var schools = new ArrayList<Naive>();
    for (var n = 0; n < SCHOOLS; n++) {
      schools.add(Naive.some(random));
    }
    var begin = Instant.parse(FIRST_YEAR + "-09-01T00:00:00Z");
    var minutes = (int) Duration.ofDays(365L * YEARS).toMinutes();
    for (var round = 0; round < ROUNDS; round++) {
      var naive = schools.get(random.nextInt(SCHOOLS));
      var from = begin.plus(random.nextInt(minutes), ChronoUnit.MINUTES);
      var unit = LIMITS.get(random.nextInt(LIMITS.size()));
      var count = 1 + random.nextInt(12);
      var words = unit.matches("(working|school|elapsed).*") ? count + " " + unit : unit;
      check(naive, unit, count, words, from, seed);
    }
  }

  /** The clocks of the law and of safeguarding, with the times that they name (DP-4). */
  private static final List<String> STATUTORY =
      List.of(
          "72 elapsed hours",
          "24 elapsed hours",
          "1 working day",
          "5 working days",
          "15 school days",
          "15 working days",
          "1 school hour");

  @Test
  @DisplayName("So do the clocks of the law, from every kind of moment (DP-4)")
  void statutoryClocks() {
    var seed = Long.getLong("chalkline.seed", System.nanoTime());
    System.out.println("SchoolTimePropertyTests: repeat with -Dchalkline.seed=" + seed);
    var random = new Random(seed);
    var naive = Naive.some(random);
    var begin = Instant.parse(FIRST_YEAR + "-09-01T00:00:00Z");
    var minutes = (int) Duration.ofDays(365L * YEARS).toMinutes();
    for (var round = 0; round < ROUNDS / 20; round++) {
      var words = STATUTORY.get(random.nextInt(STATUTORY.size()));
      var parts = words.split(" ", 2);
      var unit = parts[1].endsWith("s") ? parts[1] : parts[1] + "s";
      var from = begin.plus(random.nextInt(minutes), ChronoUnit.MINUTES);
      check(naive, unit, Integer.parseInt(parts[0]), words, from, seed);
    }
  }

  @Test
  @DisplayName("So do those of the hours around every change of the clock and every leap day")
  void agreesAtTheEdges() {
    var random = new Random(20260918);
    var naive = Naive.some(random);
    for (var year = FIRST_YEAR + 1; year < FIRST_YEAR + YEARS; year++) {
      for (var edge :
          List.of(
              LocalDate.of(year, 3, 31).with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY)),
              LocalDate.of(year, 10, 31).with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY)),
              LocalDate.of(year, 3, 1).minusDays(1),
              LocalDate.of(year, 12, 31))) {
        var midnight = edge.minusDays(1).atTime(22, 0).atZone(SchoolTime.LONDON).toInstant();
        for (var half = 0; half < 60; half++) {
          var from = midnight.plus(half * 30L, ChronoUnit.MINUTES);
          for (var unit : LIMITS) {
            var words = unit.matches("(working|school|elapsed).*") ? "2 " + unit : unit;
            check(naive, unit, 2, words, from, 20260918);
          }
        }
      }
    }
  }

  @Test
  @DisplayName(
      "The clocks of the law come out as counted by hand: 72 hours to the regulator, a working day"
          + " to the designated officer, five days for a file (DP-4)")
  void clocksOfTheLaw() {
    var starts = "full".equals(System.getProperty("chalkline.proofs")) ? 10_000 : 300;
    var seed = Long.getLong("chalkline.seed", System.nanoTime());
    System.out.println("Clocks of the law: repeat with -Dchalkline.seed=" + seed);
    var random = new Random(seed);
    var begin = Instant.parse(FIRST_YEAR + "-09-01T00:00:00Z");
    var minutes = (int) Duration.ofDays(365L * YEARS).toMinutes();
    var naive = Naive.some(random);
    for (var start = 0; start < starts; start++) {
      naive = start % 1000 == 999 ? Naive.some(random) : naive;
      var from = begin.plus(random.nextInt(minutes), ChronoUnit.MINUTES);
      check(naive, "elapsed hours", 72, "72 elapsed hours", from, seed);
      check(naive, "working days", 1, "1 working day", from, seed);
      check(naive, "school days", 5, "5 school days", from, seed);
    }
  }

  private static void check(
      Naive naive, String unit, int count, String words, Instant from, long seed) {
    var deadline = naive.real().deadline(Limit.parse(words), from);
    var london = from.atZone(SchoolTime.LONDON);
    assertThat(deadline.due())
        .as("%s from %s, seed %s", words, london, seed)
        .isEqualTo(naive.due(unit, count, london));
    assertThat(deadline.halfway()).isBetween(from, deadline.due());
    var days = deadline.days();
    assertThat(days.get(0).day()).isEqualTo(london.toLocalDate());
    assertThat(days.get(days.size() - 1).day())
        .isEqualTo(deadline.due().atZone(SchoolTime.LONDON).toLocalDate());
    if (unit.equals("working days") || unit.equals("school days")) {
      assertThat(days).filteredOn(Counted::counted).hasSize(count);
    }
  }

  /** A school's days as plain sets, and the same told to the calendar. */
  private record Naive(
      LocalTime opens,
      LocalTime closes,
      Set<LocalDate> off,
      Set<LocalDate> noPupils,
      SchoolCalendar real) {

    static Naive some(Random random) {
      var opens = LocalTime.of(7 + random.nextInt(3), 15 * random.nextInt(4));
      var closes = LocalTime.of(14 + random.nextInt(4), 15 * random.nextInt(4));
      var terms = new ArrayList<SchoolDates.Term>();
      var pupils = new HashSet<LocalDate>();
      var inset = new TreeSet<LocalDate>();
      var closures = new TreeMap<LocalDate, String>();
      var proclaimed = new TreeMap<LocalDate, String>();
      var off = bankHolidays();
      for (var year = FIRST_YEAR; year < FIRST_YEAR + YEARS + 1; year++) {
        term(terms, pupils, random, LocalDate.of(year, 9, 1), LocalDate.of(year, 12, 14));
        term(terms, pupils, random, LocalDate.of(year + 1, 1, 3), LocalDate.of(year + 1, 3, 20));
        term(terms, pupils, random, LocalDate.of(year + 1, 4, 12), LocalDate.of(year + 1, 7, 16));
        for (var n = 0; n < 5; n++) {
          var day = weekday(random, year);
          inset.add(day);
          pupils.remove(day);
        }
        for (var n = random.nextInt(4); n > 0; n--) {
          var day = weekday(random, year);
          closures.put(day, "snow");
          off.add(day);
        }
        if (random.nextInt(3) == 0) {
          var day = weekday(random, year);
          proclaimed.put(day, "a jubilee");
          off.add(day);
        }
      }
      var known = LocalDate.of(FIRST_YEAR, 9, 1);
      var noPupils =
          new HashSet<>(known.datesUntil(LocalDate.of(FIRST_YEAR + YEARS + 1, 9, 1)).toList());
      noPupils.removeAll(pupils);
      var dates = new SchoolDates(1, opens, closes, terms, inset, closures);
      return new Naive(
          opens,
          closes,
          off,
          noPupils,
          new SchoolCalendar(dates, new BankHolidays(Map.copyOf(proclaimed))));
    }

    private static LocalDate weekday(Random random, int year) {
      var day = LocalDate.of(year, 9, 1).plusDays(random.nextInt(360));
      while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
        day = day.plusDays(1);
      }
      return day;
    }

    private static void term(
        List<SchoolDates.Term> terms,
        Set<LocalDate> pupils,
        Random random,
        LocalDate earliest,
        LocalDate latest) {
      var first = earliest.plusDays(random.nextInt(5));
      var last = latest.plusDays(random.nextInt(7));
      var half = random.nextInt(5) == 0 ? null : first.plusDays(35 + random.nextInt(10));
      var halfLast = half == null ? null : half.plusDays(4 + random.nextInt(7));
      terms.add(new SchoolDates.Term(first.toString(), "a term", first, last, half, halfLast));
      for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
        if (half == null || day.isBefore(half) || day.isAfter(halfLast)) {
          pupils.add(day);
        }
      }
    }

    private static Set<LocalDate> bankHolidays() {
      var days = new HashSet<LocalDate>();
      for (var year = FIRST_YEAR; year <= FIRST_YEAR + YEARS + 2; year++) {
        var easter = easter(year);
        days.add(easter.minusDays(2));
        days.add(easter.plusDays(1));
        days.add(notWeekend(LocalDate.of(year, 1, 1), days));
        days.add(LocalDate.of(year, 5, 1).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)));
        days.add(
            LocalDate.of(year, 5, 31).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
        days.add(
            LocalDate.of(year, 8, 31).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
        var christmas = LocalDate.of(year, 12, 25);
        switch (christmas.getDayOfWeek()) {
          case FRIDAY -> days.addAll(Set.of(christmas, christmas.plusDays(3)));
          case SATURDAY -> days.addAll(Set.of(christmas.plusDays(2), christmas.plusDays(3)));
          case SUNDAY -> days.addAll(Set.of(christmas.plusDays(1), christmas.plusDays(2)));
          default -> days.addAll(Set.of(christmas, christmas.plusDays(1)));
        }
      }
      return days;
    }

    private static LocalDate notWeekend(LocalDate day, Set<LocalDate> taken) {
      var kept = day;
      while (kept.getDayOfWeek() == DayOfWeek.SATURDAY
          || kept.getDayOfWeek() == DayOfWeek.SUNDAY
          || taken.contains(kept)) {
        kept = kept.plusDays(1);
      }
      return kept;
    }

    /** The Gregorian rule as Meeus gives it. */
    private static LocalDate easter(int year) {
      var a = year % 19;
      var b = year / 100;
      var c = year % 100;
      var d = b / 4;
      var e = b % 4;
      var f = (b + 8) / 25;
      var g = (b - f + 1) / 3;
      var h = (19 * a + b - d - g + 15) % 30;
      var i = c / 4;
      var k = c % 4;
      var l = (32 + 2 * e + 2 * i - h - k) % 7;
      var m = (a + 11 * h + 22 * l) / 451;
      var n = h + l - 7 * m + 114;
      return LocalDate.of(year, n / 31, n % 31 + 1);
    }

    Instant due(String unit, int count, ZonedDateTime from) {
      return switch (unit) {
        case "working days" -> days(count, from, false);
        case "school days" -> days(count, from, true);
        case "school hours" -> hours(count, from);
        case "elapsed hours" -> from.toInstant().plusSeconds(count * 3600L);
        case "at once" -> from.toInstant().plusSeconds(900);
        case "same day" -> from.toLocalDate().atTime(23, 59, 59).atZone(from.getZone()).toInstant();
        case "same working day" -> closingFrom(from);
        case "end of next working day" -> closingAfter(from);
        default ->
            works(from.toLocalDate())
                ? from.toInstant().plusSeconds(24 * 3600L)
                : closingAfter(from);
      };
    }

    private boolean works(LocalDate day) {
      return day.getDayOfWeek() != DayOfWeek.SATURDAY
          && day.getDayOfWeek() != DayOfWeek.SUNDAY
          && !off.contains(day);
    }

    private boolean open(ZonedDateTime at) {
      var clock = at.toLocalTime();
      return works(at.toLocalDate()) && !clock.isBefore(opens) && clock.isBefore(closes);
    }

    private Instant days(int count, ZonedDateTime from, boolean pupilsIn) {
      var at = from;
      while (!open(at)) {
        at = at.plusMinutes(1);
      }
      var left = count;
      while (left > 0) {
        at = at.plusDays(1);
        var day = at.toLocalDate();
        if (works(day) && !(pupilsIn && noPupils.contains(day))) {
          left--;
        }
      }
      return at.toInstant();
    }

    private Instant hours(int count, ZonedDateTime from) {
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

    private Instant closingFrom(ZonedDateTime from) {
      var at = from;
      while (!(works(at.toLocalDate()) && at.toLocalTime().isBefore(closes))) {
        at = at.plusMinutes(1);
      }
      return at.with(closes).toInstant();
    }

    private Instant closingAfter(ZonedDateTime from) {
      var day = from.toLocalDate().plusDays(1);
      while (!works(day)) {
        day = day.plusDays(1);
      }
      return day.atTime(closes).atZone(from.getZone()).toInstant();
    }
  }
}
