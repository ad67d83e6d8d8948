package org.chalkline.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A school that is closed for snow on Thursday 21 and Friday 22 January 2027, and opens late. */
class ClosureTests {

  private static final SchoolCalendar CLOSED =
      new SchoolCalendar(
          new SchoolDates(
              1,
              LocalTime.of(9, 0),
              LocalTime.of(15, 0),
              List.of(
                  new SchoolDates.Term(
                      "1",
                      "spring term",
                      LocalDate.of(2027, 1, 4),
                      LocalDate.of(2027, 3, 25),
                      LocalDate.of(2027, 2, 15),
                      LocalDate.of(2027, 2, 19))),
              new TreeSet<>(),
              new TreeMap<>(
                  Map.of(LocalDate.of(2027, 1, 21), "snow", LocalDate.of(2027, 1, 22), "snow"))),
          new BankHolidays());

  private static Deadline deadline(String from, String limit) {
    var instant = LocalDateTime.parse(from).atZone(SchoolTime.LONDON).toInstant();
    return new Reckoning(CLOSED, Limit.parse(limit), instant).deadline();
  }

  @ParameterizedTest(name = "{0}, {1}: due {2}")
  @CsvSource({
    "2027-01-20T12:00, 1 working day, 2027-01-25T12:00",
    "2027-01-20T12:00, 1 school day, 2027-01-25T12:00",
    "2027-01-20T14:30, 1 school hour, 2027-01-25T09:30",
    "2027-01-21T10:00, comment answer, 2027-01-25T15:00",
    "2027-01-20T10:00, comment answer, 2027-01-21T10:00",
    "2027-01-22T10:00, same working day, 2027-01-25T15:00",
    "2027-01-20T10:00, end of next working day, 2027-01-25T15:00",
  })
  void aClosedDayDoesNotCount(String from, String limit, String expected) {
    var due = deadline(from, limit).due().atZone(SchoolTime.LONDON).toLocalDateTime();
    assertThat(due).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"2027-01-20T12:00, 1 working day"})
  void itSaysWhyTheSchoolWasClosed(String from, String limit) {
    assertThat(deadline(from, limit).days().get(1))
        .isEqualTo(new Counted(LocalDate.of(2027, 1, 21), false, "the school is closed (snow)"));
  }
}
