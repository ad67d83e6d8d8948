package org.chalkline.desk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.chalkline.calendar.CalendarChange;
import org.chalkline.calendar.HolidayRotas;
import org.chalkline.calendar.HolidayRotas.EnterTurn;
import org.chalkline.calendar.HolidayRotas.Missing;
import org.chalkline.calendar.SchoolCalendars;
import org.chalkline.calendar.SchoolDates;
import org.chalkline.casework.OpenDeadlines.Move;
import org.chalkline.casework.OpenDeadlines.Moves;
import org.chalkline.desk.calendar.CalendarViews;
import org.chalkline.identity.Me;
import org.chalkline.identity.NeedsFreshSignIn;
import org.chalkline.web.IdempotencyKey;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Once;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** School time: what the pages of the calendar do. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "School time")
class CalendarApi {

  private static final int MOST_DAYS = 400;

  private final SchoolCalendars calendars;
  private final HolidayRotas rotas;
  private final CalendarViews views;
  private final OnceOnly once;

  CalendarApi(SchoolCalendars calendars, HolidayRotas rotas, CalendarViews views, OnceOnly once) {
    this.calendars = calendars;
    this.rotas = rotas;
    this.views = views;
    this.once = once;
  }

  /** What a school has said of its time, and what it has still to say. */
  record CalendarView(
      long version,
      LocalTime opens,
      LocalTime closes,
      List<SchoolDates.Term> terms,
      SortedSet<LocalDate> inset,
      SortedMap<LocalDate, String> closures,
      List<Missing> missing) {}

  /** A day: its kind, and why it is no school day. */
  record DayView(LocalDate day, String kind, String words) {}

  /** Days in order. */
  record DayList(List<DayView> days) {}

  /** A change to ask for. */
  record ChangeBody(@Nullable CalendarChange change, boolean lateToo) {}

  /** The version that was looked at. */
  record MakeBody(@Nullable Long version) {}

  /** A deadline that would move. */
  record MoveView(String task, String name, String reference, Instant before, Instant after) {}

  /** A change that was asked for, with what it would move. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ChangeView(
      String id,
      String words,
      long version,
      boolean lateToo,
      List<String> leftOut,
      @Nullable Instant made,
      List<MoveView> moves,
      List<MoveView> agreed,
      int others) {}

  /** A person who acts in a role in the holidays. */
  record TurnView(String id, LocalDate first, LocalDate last, String role, Who person) {}

  /** The holiday rota. */
  record RotaView(List<TurnView> turns) {}

  /** Somebody to put on the rota. */
  record TurnBody(
      @Nullable LocalDate first,
      @Nullable LocalDate last,
      @Nullable String role,
      @Nullable String person) {}

  /** Bank holidays proclaimed beside those of the law, by day. */
  record BankHolidays(SortedMap<LocalDate, String> days) {}

  @GetMapping("/schools/{school}/calendar")
  @Operation(summary = "A school's hours, terms, INSET days and closures, and what is missing")
  CalendarView calendar(Me me, @PathVariable String school) {
    SchoolDates it = calendars.dates(me, school);
    return new CalendarView(
        it.version(),
        it.opens(),
        it.closes(),
        it.terms(),
        it.inset(),
        it.closures(),
        rotas.missing(school));
  }

  @GetMapping("/schools/{school}/calendar/days")
  @Operation(summary = "What each day is, from a first to a last, 400 at most")
  DayList days(
      Me me,
      @PathVariable String school,
      @RequestParam LocalDate first,
      @RequestParam LocalDate last) {
    if (last.isBefore(first) || !last.isBefore(first.plusDays(MOST_DAYS))) {
      throw new InvalidInput("last", "Ask for 1 to " + MOST_DAYS + " days");
    }
    return new DayList(
        calendars.days(me, school, first, last).stream()
            .map(it -> new DayView(it.day(), it.kind().code(), it.words()))
            .toList());
  }

  @PostMapping("/schools/{school}/calendar/changes")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Ask for a change; answers what it would move, and changes nothing yet")
  ChangeView ask(
      Me me, @PathVariable String school, @RequestBody ChangeBody body, IdempotencyKey key) {
    return asked(me, school, body, key);
  }

  @PostMapping(
      path = "/schools/{school}/calendar/term-files",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Ask for the terms of an iCalendar file; changes nothing yet")
  ChangeView file(
      Me me, @PathVariable String school, @RequestParam MultipartFile file, IdempotencyKey key)
      throws IOException {
    byte[] bytes = file.getBytes();
    return once.run(
        me,
        key,
        ChangeView.class,
        () -> change(me, school, calendars.takeOver(me, school, bytes, false, Once.freshKey())));
  }

  @GetMapping("/schools/{school}/calendar/changes/{id}")
  @Operation(summary = "A change that was asked for, with what it would move now")
  ChangeView find(Me me, @PathVariable String school, @PathVariable String id) {
    return change(me, school, id);
  }

  @PostMapping("/schools/{school}/calendar/changes/{id}/make")
  @Operation(summary = "Make a change that was looked at, and move the open deadlines")
  Done make(
      Me me,
      @PathVariable String school,
      @PathVariable String id,
      @RequestBody MakeBody body,
      IdempotencyKey key) {
    return made(me, school, id, body, key);
  }

  @GetMapping("/schools/{school}/rota")
  @Operation(summary = "Who acts in the school holidays")
  RotaView rota(Me me, @PathVariable String school) {
    return new RotaView(
        rotas.turns(me, school).stream()
            .map(it -> new TurnView(it.id(), it.first(), it.last(), it.role(), Who.of(it.person())))
            .toList());
  }

  @PostMapping("/schools/{school}/rota")
  @NeedsFreshSignIn
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Put somebody on the holiday rota",
      description = "They stand in for the role on these days, none of which may be in term time.")
  Done enter(Me me, @PathVariable String school, @RequestBody TurnBody body, IdempotencyKey key) {
    if (body.first() == null) {
      throw new InvalidInput("first", "Enter the first day");
    }
    if (body.last() == null) {
      throw new InvalidInput("last", "Enter the last day");
    }
    EnterTurn turn =
        new EnterTurn(
            body.first(), body.last(), Asked.text(body.role()), Asked.text(body.person()));
    return once.made(me, key, "entered", fresh -> rotas.enter(me, school, turn, fresh));
  }

  @PostMapping("/schools/{school}/rota/{id}/remove")
  @Operation(summary = "Take somebody off the holiday rota")
  Done remove(Me me, @PathVariable String school, @PathVariable String id, IdempotencyKey key) {
    return once.done(me, key, id, "removed", fresh -> rotas.remove(me, school, id, fresh));
  }

  @GetMapping("/bank-holidays")
  @Operation(summary = "Bank holidays proclaimed beside those of the law")
  BankHolidays bankHolidays(Me me) {
    if (!calendars.mayProclaim(me)) {
      throw new AccessDeniedException("For administrators");
    }
    return new BankHolidays(calendars.proclaimed());
  }

  @PostMapping("/bank-holidays/changes")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Ask to proclaim or withdraw a bank holiday; changes nothing yet")
  ChangeView askAll(Me me, @RequestBody ChangeBody body, IdempotencyKey key) {
    return asked(me, SchoolCalendars.ALL, body, key);
  }

  @GetMapping("/bank-holidays/changes/{id}")
  @Operation(summary = "A change of the bank holidays, with what it would move now")
  ChangeView findAll(Me me, @PathVariable String id) {
    return change(me, SchoolCalendars.ALL, id);
  }

  @PostMapping("/bank-holidays/changes/{id}/make")
  @Operation(summary = "Make a change of the bank holidays, and move the open deadlines")
  Done makeAll(Me me, @PathVariable String id, @RequestBody MakeBody body, IdempotencyKey key) {
    return made(me, SchoolCalendars.ALL, id, body, key);
  }

  private ChangeView asked(Me me, String school, ChangeBody body, IdempotencyKey key) {
    if (body.change() == null) {
      throw new InvalidInput("change", "Say what is to change");
    }
    CalendarChange change = body.change();
    return once.run(
        me,
        key,
        ChangeView.class,
        () ->
            change(
                me, school, calendars.draft(me, school, change, body.lateToo(), Once.freshKey())));
  }

  private Done made(Me me, String school, String id, MakeBody body, IdempotencyKey key) {
    if (body.version() == null) {
      throw new InvalidInput("version", "Send the version that you looked at");
    }
    long seen = body.version();
    return once.done(me, key, id, "made", fresh -> calendars.make(me, school, id, seen, fresh));
  }

  private ChangeView change(Me me, String school, String id) {
    SchoolCalendars.Proposed it = calendars.proposed(me, school, id);
    Moves moves = views.moves(me, it);
    return new ChangeView(
        id,
        it.draft().change().words(),
        it.version(),
        it.draft().lateToo(),
        it.draft().notes(),
        it.draft().madeTrue(),
        moves.moves().stream().map(CalendarApi::view).toList(),
        moves.agreed().stream().map(CalendarApi::view).toList(),
        moves.others());
  }

  private static MoveView view(Move move) {
    return new MoveView(move.taskId(), move.task(), move.reference(), move.before(), move.after());
  }
}
