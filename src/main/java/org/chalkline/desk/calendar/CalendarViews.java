package org.chalkline.desk.calendar;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chalkline.calendar.DayKind;
import org.chalkline.calendar.HolidayRotas;
import org.chalkline.calendar.SchoolCalendars;
import org.chalkline.calendar.SchoolCalendars.Day;
import org.chalkline.calendar.SchoolDates;
import org.chalkline.casework.OpenDeadlines;
import org.chalkline.casework.OpenDeadlines.Move;
import org.chalkline.casework.OpenDeadlines.Moves;
import org.chalkline.identity.Me;
import org.chalkline.identity.Roles;
import org.chalkline.identity.Schools;
import org.chalkline.installation.Scope;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts school time into words. */
@Service
public class CalendarViews {

  private static final int MOST_SHOWN = 100;

  private final SchoolCalendars calendars;
  private final HolidayRotas rotas;
  private final OpenDeadlines deadlines;
  private final Schools schools;
  private final When when;
  private final Clock clock;
  private final MessageSourceAccessor words;

  CalendarViews(
      SchoolCalendars calendars,
      HolidayRotas rotas,
      OpenDeadlines deadlines,
      Schools schools,
      When when,
      Clock clock,
      MessageSource messages) {
    this.calendars = calendars;
    this.rotas = rotas;
    this.deadlines = deadlines;
    this.schools = schools;
    this.when = when;
    this.clock = clock;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  /**
   * A change beside what it would move, for one person.
   *
   * @param version what they look at
   * @param made whether it was made already
   * @param moves what would move of their cases, the first hundred
   * @param more how many more of theirs
   * @param others how many of cases that are not theirs to see
   * @param agreed agreed times that would then lie on a day that does not count
   */
  public record ChangeView(
      String school,
      String words,
      long version,
      boolean lateToo,
      boolean made,
      List<String> notes,
      List<MoveLine> moves,
      int more,
      int others,
      List<MoveLine> agreed) {}

  /** One deadline that would move, or stays, in words. */
  public record MoveLine(
      String task,
      String taskHref,
      String reference,
      String caseHref,
      String before,
      String after) {}

  /** What a change would move, as this person may know it. */
  @Transactional(readOnly = true)
  public Moves moves(Me me, SchoolCalendars.Proposed proposed) {
    List<Move> moves = new ArrayList<>();
    List<Move> agreed = new ArrayList<>();
    int others = 0;
    for (var each : proposed.countings().entrySet()) {
      Moves here =
          Scope.everywhere(
              () ->
                  deadlines.wouldMove(
                      me, each.getKey(), each.getValue(), proposed.draft().lateToo()));
      moves.addAll(here.moves());
      agreed.addAll(here.agreed());
      others += here.others();
    }
    return new Moves(moves, agreed, others);
  }

  /** The change of this id, ready to print. */
  @Transactional(readOnly = true)
  public ChangeView change(Me me, String school, String id) {
    SchoolCalendars.Proposed proposed = calendars.proposed(me, school, id);
    Moves moves = moves(me, proposed);
    return new ChangeView(
        school.equals(SchoolCalendars.ALL) ? "" : schools.get(school).name(),
        proposed.draft().change().words(),
        proposed.version(),
        proposed.draft().lateToo(),
        proposed.draft().madeTrue() != null,
        proposed.draft().notes(),
        moves.moves().stream().limit(MOST_SHOWN).map(this::line).toList(),
        Math.max(0, moves.moves().size() - MOST_SHOWN),
        moves.others(),
        moves.agreed().stream().limit(MOST_SHOWN).map(this::line).toList());
  }

  private MoveLine line(Move move) {
    return new MoveLine(
        move.task(),
        "/tasks/" + move.taskId(),
        move.reference(),
        "/cases/" + move.reference(),
        when.full(move.before()),
        when.full(move.after()));
  }

  /**
   * A school's year from September to August.
   *
   * @param year the year of its September; null for the one of today
   */
  @Transactional(readOnly = true)
  CalendarView year(Me me, String school, @Nullable Integer year) {
    SchoolDates dates = calendars.dates(me, school);
    LocalDate today = LocalDate.ofInstant(clock.instant(), When.LONDON);
    int now =
        today.getMonthValue() >= Month.SEPTEMBER.getValue() ? today.getYear() : today.getYear() - 1;
    int begins = year == null || year < 2000 || year > 2100 ? now : year;
    LocalDate first = LocalDate.of(begins, Month.SEPTEMBER, 1);
    LocalDate last = LocalDate.of(begins + 1, Month.AUGUST, 31);
    Map<LocalDate, Day> days =
        calendars.days(me, school, first, last).stream()
            .collect(Collectors.toMap(Day::day, Function.identity()));
    String href = "/calendar/" + school;
    List<CalendarView.Month> months = new ArrayList<>();
    for (LocalDate month = first; month.isBefore(last); month = month.plusMonths(1)) {
      months.add(month(month, days, today));
    }
    return new CalendarView(
        schools.get(school).name(),
        href,
        words.getMessage("desk.calendar.year", new Object[] {"" + begins, "" + (begins + 1)}),
        words.getMessage(
            "desk.calendar.hours",
            new Object[] {when.time(dates.opens()), when.time(dates.closes())}),
        calendars.mayChange(me, school),
        rotas.mayKeep(me, school),
        rotas.missing(school).stream().map(HolidayRotas.Missing::words).toList(),
        dates.terms().stream()
            .filter(term -> !term.last().isBefore(first) && !term.first().isAfter(last))
            .map(this::term)
            .toList(),
        dates.inset().stream()
            .filter(days::containsKey)
            .map(day -> new CalendarView.Line(when.weekday(day), day.toString()))
            .toList(),
        dates.closures().entrySet().stream()
            .filter(it -> days.containsKey(it.getKey()))
            .map(
                it ->
                    new CalendarView.Line(
                        when.weekday(it.getKey()) + ": " + it.getValue(), it.getKey().toString()))
            .toList(),
        days.values().stream()
            .filter(day -> day.kind() == DayKind.BANK_HOLIDAY)
            .sorted(java.util.Comparator.comparing(Day::day))
            .map(
                day ->
                    new CalendarView.Line(
                        when.weekday(day.day()) + ": " + capital(day.words()), ""))
            .toList(),
        rotas.turns(me, school).stream().map(this::turn).toList(),
        Arrays.stream(DayKind.values())
            .map(
                kind ->
                    new CalendarView.Key(
                        kind.code(),
                        word(kind),
                        words.getMessage("desk.calendar.key." + kind.code())))
            .toList(),
        months,
        href + "?year=" + (begins - 1),
        href + "?year=" + (begins + 1));
  }

  /** A turn on the holiday rota, in words. */
  CalendarView.Line turn(HolidayRotas.Turn turn) {
    return new CalendarView.Line(
        capital(Roles.words(turn.role()))
            + ": "
            + turn.person().name()
            + ", "
            + span(turn.first(), turn.last()),
        turn.id());
  }

  private CalendarView.Line term(SchoolDates.Term term) {
    String half =
        term.halfFirst() == null || term.halfLast() == null
            ? ""
            : "\n"
                + words.getMessage(
                    "desk.calendar.half-term",
                    new Object[] {span(term.halfFirst(), term.halfLast())});
    return new CalendarView.Line(
        capital(term.name()) + ": " + span(term.first(), term.last()) + half, term.id());
  }

  private String span(LocalDate first, LocalDate last) {
    return first.equals(last)
        ? when.weekday(first)
        : when.weekday(first) + " to " + when.weekday(last);
  }

  private CalendarView.Month month(LocalDate first, Map<LocalDate, Day> days, LocalDate today) {
    List<List<CalendarView.@Nullable Cell>> weeks = new ArrayList<>();
    LocalDate monday = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    while (monday.isBefore(first.plusMonths(1))) {
      List<CalendarView.@Nullable Cell> week = new ArrayList<>();
      for (int n = 0; n < 7; n++) {
        LocalDate day = monday.plusDays(n);
        week.add(day.getMonth() == first.getMonth() ? cell(days.get(day), today) : null);
      }
      weeks.add(week);
      monday = monday.plusWeeks(1);
    }
    return new CalendarView.Month(
        first.getMonth().getDisplayName(TextStyle.FULL, Locale.UK) + " " + first.getYear(), weeks);
  }

  private CalendarView.Cell cell(@Nullable Day day, LocalDate today) {
    if (day == null) {
      throw new IllegalStateException("A day of the year is missing");
    }
    return new CalendarView.Cell(
        "" + day.day().getDayOfMonth(),
        day.kind().code(),
        word(day.kind()),
        capital(day.words()),
        day.day().equals(today));
  }

  private String word(DayKind kind) {
    return words.getMessage("desk.calendar.word." + kind.code());
  }

  private static String capital(String said) {
    return said.substring(0, 1).toUpperCase(Locale.UK) + said.substring(1);
  }
}
