package org.chalkline.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BankHolidaysTests {

  private final BankHolidays bankHolidays = new BankHolidays();

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  @Test
  void theEightOf2026InEngland() {
    assertThat(bankHolidays.in(2026).keySet())
        .containsExactly(
            day("2026-01-01"), // New Year's Day
            day("2026-04-03"), // Good Friday
            day("2026-04-06"), // Easter Monday
            day("2026-05-04"), // early May
            day("2026-05-25"), // spring
            day("2026-08-31"), // summer
            day("2026-12-25"), // Christmas Day
            day("2026-12-28")); // Boxing Day, kept on the Monday
  }

  @Test
  void theEightOf2027InEngland() {
    assertThat(bankHolidays.in(2027).keySet())
        .containsExactly(
            day("2027-01-01"),
            day("2027-03-26"),
            day("2027-03-29"),
            day("2027-05-03"),
            day("2027-05-31"),
            day("2027-08-30"),
            day("2027-12-27"),
            day("2027-12-28"));
  }

  @Test
  void aNewYearOnASaturdayIsKeptOnTheMonday() {
    assertThat(bankHolidays.in(2028)).containsKey(day("2028-01-03"));
  }
}
