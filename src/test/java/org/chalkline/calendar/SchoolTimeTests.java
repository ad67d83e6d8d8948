package org.chalkline.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words for time of the policies, with their table of worked dates. */
class SchoolTimeTests {

  private static final String SCHOOL = "wanborough";

  private final SchoolTime time = new SchoolTime(new ShippedCalendars());

  private static Instant at(String london) {
    return LocalDateTime.parse(london).atZone(SchoolTime.LONDON).toInstant();
  }

  private String due(String from, String limit) {
    var deadline = time.deadline(SCHOOL, Limit.parse(limit), at(from));
    return time.london(deadline.due()).toLocalDateTime().toString();
  }

  private String halfway(String from, String limit) {
    var deadline = time.deadline(SCHOOL, Limit.parse(limit), at(from));
    return time.london(deadline.halfway()).toLocalDateTime().toString();
  }

  @ParameterizedTest(name = "{0}, {1}: due {2}")
  @CsvSource({
    // the table of worked dates
    "2026-09-18T16:10, 1 working day, 2026-09-21T16:10",
    "2026-09-22T20:00, 1 working day, 2026-09-24T08:30",
    "2026-10-23T16:10, 1 school hour, 2026-10-26T09:10",
    "2026-10-23T16:10, 1 school day, 2026-11-02T16:10",
    "2026-12-24T15:00, 1 working day, 2026-12-29T15:00",
    "2026-10-24T10:00, comment answer, 2026-10-26T16:30",
    "2026-09-18T16:10, comment answer, 2026-09-19T16:10",
    "2026-10-23T16:00, 72 elapsed hours, 2026-10-26T15:00",
    // the edges of school hours
    "2026-09-18T08:29, 1 working day, 2026-09-21T08:30",
    "2026-09-18T08:30, 1 working day, 2026-09-21T08:30",
    "2026-09-18T16:30, 1 working day, 2026-09-22T08:30",
    "2026-09-19T12:00, 2 working days, 2026-09-23T08:30",
    "2026-09-18T15:30, 1 school hour, 2026-09-18T16:30",
    "2026-09-18T07:00, 1 school hour, 2026-09-18T09:30",
    "2026-09-17T09:00, 10 school hours, 2026-09-18T11:00",
    // the same day, the same working day
    "2026-09-19T23:10, same day, 2026-09-19T23:59:59",
    "2026-09-18T07:00, same working day, 2026-09-18T16:30",
    "2026-09-18T16:29, same working day, 2026-09-18T16:30",
    "2026-09-18T16:30, same working day, 2026-09-21T16:30",
    "2026-09-19T12:00, same working day, 2026-09-21T16:30",
    "2026-09-17T09:00, end of next working day, 2026-09-18T16:30",
    "2026-09-18T20:00, end of next working day, 2026-09-21T16:30",
    "2026-09-19T03:00, at once, 2026-09-19T03:15",
    // Christmas and New Year
    "2026-12-25T11:00, comment answer, 2026-12-29T16:30",
    "2026-12-28T11:00, comment answer, 2026-12-29T16:30",
    "2026-12-24T16:00, 1 school hour, 2026-12-29T09:00",
    "2026-12-31T16:10, 1 working day, 2027-01-04T16:10",
    "2026-12-31T16:10, comment answer, 2027-01-01T16:10",
    "2026-12-18T16:10, 1 school day, 2027-01-05T16:10",
    // Easter 2027
    "2027-03-25T16:10, 1 working day, 2027-03-30T16:10",
    "2027-03-25T16:10, 1 school day, 2027-04-12T16:10",
    // INSET days are working days and not school days
    "2026-11-26T12:00, 1 working day, 2026-11-27T12:00",
    "2026-11-26T12:00, 1 school day, 2026-11-30T12:00",
    "2026-11-27T12:00, same working day, 2026-11-27T16:30",
    // both changes of London time
    "2027-03-26T16:00, 72 elapsed hours, 2027-03-29T17:00",
    "2027-03-27T16:00, comment answer, 2027-03-30T16:30",
    "2026-10-25T00:30, at once, 2026-10-25T00:45",
    "2027-03-28T00:50, at once, 2027-03-28T02:05",
    // a leap day is a day like others
    "2028-02-28T10:00, 1 working day, 2028-02-29T10:00",
    "2028-02-28T10:00, 24 elapsed hours, 2028-02-29T10:00",
    // an answer on a working day is 24 hours by the clock, half-term included
    "2026-10-28T10:00, comment answer, 2026-10-29T10:00",
  })
  void due(String from, String limit, String expected) {
    assertThat(due(from, limit)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}, {1}: reminded {2}")
  @CsvSource({
    "2026-09-18T16:10, 1 working day, 2026-09-21T12:10",
    "2026-09-18T16:10, 2 working days, 2026-09-21T16:10",
    "2026-10-23T16:10, 1 school hour, 2026-10-26T08:40",
    "2026-10-23T16:10, 1 school day, 2026-11-02T12:10",
    "2026-09-18T08:30, same working day, 2026-09-18T12:30",
    "2026-10-24T10:00, comment answer, 2026-10-26T12:30",
    "2026-09-18T16:10, comment answer, 2026-09-19T04:10",
    "2026-10-23T16:00, 72 elapsed hours, 2026-10-25T03:00",
    "2026-09-18T16:10, at once, 2026-09-18T16:17:30",
  })
  void halfOfTheTimeIsCountedInTheSameKindOfTime(String from, String limit, String expected) {
    assertThat(halfway(from, limit)).isEqualTo(expected);
  }

  @Test
  @DisplayName("A clock that shows 01:30 twice is counted by the clock, not by its face")
  void theHourThatComesTwice() {
    var first = Instant.parse("2026-10-25T00:30:00Z");
    var second = Instant.parse("2026-10-25T01:30:00Z");
    assertThat(time.london(first).toLocalTime()).isEqualTo(time.london(second).toLocalTime());
    for (var from : List.of(first, second)) {
      var deadline = time.deadline(SCHOOL, Limit.parse("1 elapsed hour"), from);
      assertThat(Duration.between(from, deadline.due())).isEqualTo(Duration.ofHours(1));
    }
  }

  @Test
  void saysWhichDaysCountAndWhy() {
    var deadline = time.deadline(SCHOOL, Limit.parse("1 working day"), at("2026-12-24T15:00"));
    assertThat(deadline.days())
        .containsExactly(
            new Counted(LocalDate.of(2026, 12, 24), false, "counting starts on this day"),
            new Counted(LocalDate.of(2026, 12, 25), false, "a bank holiday (Christmas)"),
            new Counted(LocalDate.of(2026, 12, 26), false, "a Saturday"),
            new Counted(LocalDate.of(2026, 12, 27), false, "a Sunday"),
            new Counted(LocalDate.of(2026, 12, 28), false, "a bank holiday (Boxing Day)"),
            new Counted(
                LocalDate.of(2026, 12, 29),
                true,
                "a working day (school holidays, pupils are not in, and it counts)"));
    assertThat(deadline.rule()).isEqualTo("1 working day");
  }

  @Test
  void saysWhyHalfTermDoesNotCountInSchoolDays() {
    var deadline = time.deadline(SCHOOL, Limit.parse("1 school day"), at("2026-10-23T16:10"));
    assertThat(deadline.days().get(3).why()).isEqualTo("half-term, pupils are not in");
    assertThat(deadline.days()).filteredOn(Counted::counted).hasSize(1);
  }

  @Test
  void saysThatTheClocksChange() {
    var deadline = time.deadline(SCHOOL, Limit.parse("72 elapsed hours"), at("2026-10-23T16:00"));
    assertThat(deadline.days())
        .extracting(Counted::why)
        .containsExactly(
            "8 hours by the clock",
            "24 hours by the clock",
            "25 hours by the clock, the clocks go back",
            "15 hours by the clock");
  }

  @Test
  void saysWhereTheTermsAreNotKnown() {
    var deadline = time.deadline(SCHOOL, Limit.parse("1 school day"), at("2028-02-28T10:00"));
    assertThat(time.london(deadline.due()).toLocalDate()).isEqualTo("2028-02-29");
    assertThat(deadline.days().get(1).why()).contains("terms of this day are not known");
  }

  @Test
  void saysThatALimitStartsAtTheNextOpening() {
    var deadline = time.deadline(SCHOOL, Limit.parse("1 working day"), at("2026-09-22T20:00"));
    assertThat(deadline.rule()).contains("counted from the next opening");
    assertThat(deadline.days().get(0).why()).isEqualTo("after closing time");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-09-18T08:29:59, false",
    "2026-09-18T08:30, true",
    "2026-09-18T16:29:59, true",
    "2026-09-18T16:30, false",
    "2026-09-19T12:00, false",
    "2026-10-28T12:00, true",
    "2026-12-28T12:00, false",
  })
  void knowsWhetherTheSchoolIsOpen(String when, boolean open) {
    assertThat(time.isOpen(SCHOOL, at(when))).isEqualTo(open);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wanborough",
        "boroughbridge",
        "king-james",
        "highters-heath",
        "avenue",
        "recreation",
        "st-marys-putney"
      })
  void everySchoolHasACalendarThatKeepsTheTableOfWorkedDates(String school) {
    var friday = at("2026-10-23T16:10");
    var deadline = time.deadline(school, Limit.parse("1 school day"), friday);
    assertThat(deadline.due()).isEqualTo(at("2026-11-02T16:10"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"some-other-school", "../../etc/passwd", "default"})
  @DisplayName("A school that has entered no terms has none, and the reasoning says so")
  void aSchoolWithoutTerms(String school) {
    var deadline = time.deadline(school, Limit.parse("1 school day"), at("2026-10-23T16:10"));
    assertThat(deadline.due()).isEqualTo(at("2026-10-26T16:10"));
    assertThat(deadline.days().get(3).why()).contains("terms of this day are not known");
  }

  @ParameterizedTest(name = "{0} known: {1}")
  @CsvSource({
    "2026-08-31, false",
    "2026-09-01, true",
    "2026-12-25, true",
    "2027-08-31, true",
    "2027-09-01, false",
  })
  @DisplayName("Known are the terms, the holidays between them and the summer after them")
  void knownDays(LocalDate day, boolean known) {
    assertThat(new ShippedCalendars().of(SCHOOL).known(day)).isEqualTo(known);
  }
}
